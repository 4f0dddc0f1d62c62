import { greyImage, greyPixels, type Grey } from './grey.js';

const workingWidth = 827; // an A4 page at 100 dpi
const cell = 16;
const marginShare = 0.06;
const darker = 34;
const inkedPixels = 4;
/** Dust makes one or two cells; a single printed line or a faint stamp makes eight or more. */
const blankBelow = 3;

/** A page is blank if, punch holes, edge shadows, dust and show-through aside, hardly any 4 mm square of it holds ink. */
export async function isBlank(page: Grey): Promise<boolean> {
  return (await inkedCells(page)) < blankBelow;
}

export async function inkedCells(page: Grey): Promise<number> {
  const small = await greyPixels(greyImage(page).resize({ width: workingWidth }));
  const { data: smooth, width, height } = await greyPixels(greyImage(small).median(3));
  const paper = median(smooth);
  const margin = Math.round(width * marginShare);
  let inked = 0;
  for (let top = margin; top + cell <= height - margin; top += cell)
    for (let left = margin; left + cell <= width - margin; left += cell)
      if (darkPixels(smooth, width, left, top, paper - darker) >= inkedPixels) inked += 1;
  return inked;
}

function darkPixels(data: Uint8Array, width: number, left: number, top: number, below: number): number {
  let count = 0;
  for (let y = top; y < top + cell; y += 1)
    for (let x = left; x < left + cell; x += 1) if ((data[y * width + x] ?? 255) < below) count += 1;
  return count;
}

/** The grey of the paper: half of any page is paper. */
export function median(data: Uint8Array): number {
  const counts = new Uint32Array(256);
  for (const value of data) counts[value] = (counts[value] ?? 0) + 1;
  let seen = 0;
  for (let value = 0; value < 256; value += 1) {
    seen += counts[value] ?? 0;
    if (seen * 2 >= data.length) return value;
  }
  return 255;
}
