/** The filer's signature on a printed form: ink in its box, no name that anybody could read. */
import sharp from 'sharp';
import type { Region } from '../guidance/index.js';
import { Dice } from './city/dice.js';

const A4_WIDTH_MM = 210;
const LETTERS = 4;

/** @param boxes in millimetres of the A4 sheet */
export const sign = async (page: Buffer, boxes: readonly Region[], seed: number): Promise<Buffer> => {
  const { width = 0, height = 0 } = await sharp(page).metadata();
  const scale = width / A4_WIDTH_MM;
  const dice = new Dice(seed, 'signature');
  const ink = boxes.map((box) => `<path d="${strokes(box, dice)}"/>`).join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><g transform="scale(${scale})" fill="none" stroke="#20242e" stroke-width="0.45" stroke-linecap="round">${ink}</g></svg>`;
  return sharp(page)
    .composite([{ input: Buffer.from(svg) }])
    .png({ compressionLevel: 1 })
    .toBuffer();
};

/** A few curves beside each other, as a hurried hand leaves them. */
const strokes = ([left, top, width, height]: Region, dice: Dice): string => {
  const step = (width * 0.5) / LETTERS;
  const somewhere = (letter: number) => {
    const x = left + width * 0.22 + letter * step + (step * dice.int(0, 85)) / 100;
    const y = top + height * 0.35 + (height * 0.5 * dice.int(0, 100)) / 100;
    return `${x.toFixed(2)} ${y.toFixed(2)}`;
  };
  return Array.from({ length: LETTERS }, (_, letter) => {
    const at = () => somewhere(letter);
    return `M${at()} C${at()} ${at()} ${at()} S${at()} ${at()} M${at()} L${at()}`;
  }).join(' ');
};
