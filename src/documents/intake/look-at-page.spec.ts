import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import sharp from 'sharp';
import { blackOut, fieldRegion } from './black-out.js';
import { degrade } from './degrade.js';
import { asDisplay } from './encoded-image.js';
import { prepareCodeReader, readCodes } from './find-codes.js';
import { inkedCells, isBlank } from './find-ink.js';
import { greyPixels } from './grey.js';
import { measureSkew } from './measure-skew.js';
import { printedPage } from './sample-files.js';

jest.setTimeout(90_000);

const grey = (image: Uint8Array) => greyPixels(sharp(image).flatten({ background: 'white' }));

beforeAll(prepareCodeReader);

describe('the code on a form', () => {
  it('is read from twenty of twenty scans, printed at 18 mm and scanned at 200 dpi', async () => {
    let read = 0;
    for (let seed = 1; seed <= 20; seed += 1) {
      const text = `MDG1:form:${(seed * 7919).toString(16).padStart(24, '0')}-${seed}`;
      const { jpeg } = await degrade(await printedPage({ code: text, lines: 4 }), { seed });
      const codes = await readCodes(await grey(jpeg));
      if (codes.length === 1 && codes[0]?.text === text && codes[0].orientation === 0) read += 1;
    }
    expect(read).toBe(20);
  });
});

describe('how crooked a scan is', () => {
  it('is measured to a twentieth of a degree or two, through noise and blur', async () => {
    const page = await printedPage();
    for (const seed of [1, 2, 3, 4]) {
      const { jpeg, angle } = await degrade(page, { seed, skew: 3 });
      const measured = measureSkew(await greyPixels(sharp(jpeg).resize({ width: 800 })), 170);
      expect(Math.abs(measured - angle)).toBeLessThan(0.1);
    }
  });

  it('is nought for a picture without rows', async () => {
    const stamp = await sharp(
      Buffer.from(
        '<svg width="800" height="1131"><rect width="100%" height="100%" fill="white"/><circle cx="400" cy="500" r="200"/></svg>',
      ),
    )
      .png()
      .toBuffer();
    expect(measureSkew(await grey(stamp), 170)).toBe(0);
  });
});

describe('a blank page', () => {
  const worn = async (extra: string, lines = 0) =>
    grey((await degrade(await printedPage({ lines, extra }), { seed: 9 })).jpeg);

  it('may have punch holes, an edge shadow, a speck and the back showing through', async () => {
    expect(await isBlank(await worn(''))).toBe(true);
    const holes =
      '<circle cx="60" cy="900" r="30"/><circle cx="60" cy="1500" r="30"/><rect width="25" height="2339" fill="#888"/>';
    expect(await isBlank(await worn(holes))).toBe(true);
    expect(await isBlank(await worn('<circle cx="800" cy="1200" r="6"/>'))).toBe(true);
    expect(await isBlank(await worn('<rect x="300" y="300" width="900" height="1500" fill="#ececec"/>'))).toBe(true);
  });

  it('is not one with a single line, or a faint stamp', async () => {
    expect(await inkedCells(await worn('', 1))).toBeGreaterThanOrEqual(8);
    const stamp = '<circle cx="1200" cy="1800" r="90" fill="none" stroke="#c8a0a0" stroke-width="8"/>';
    expect(await isBlank(await worn(stamp))).toBe(false);
  });
});

describe('what the office may not keep', () => {
  const region = [100, 60, 50, 8] as const;

  it('lies where the layout says, on an image of any size', () => {
    expect(fieldRegion(region, { width: 2100, height: 2970 })).toEqual({
      left: 1000,
      top: 600,
      width: 500,
      height: 80,
    });
    expect(fieldRegion([0, 290, 210, 20], { width: 2100, height: 2970 }, 3)).toEqual({
      left: 0,
      top: 2870,
      width: 2100,
      height: 100,
    });
    expect(fieldRegion([220, 10, 10, 10], { width: 2100, height: 2970 })).toBeUndefined();
  });

  it('is black in the display image, and the rest is as it was', async () => {
    const white = sharp({ create: { width: 1600, height: 2263, channels: 3, background: 'white' } });
    const display = await asDisplay(white);
    const covered = await blackOut(display, [region, [20, 250, 30, 8]]);
    expect(covered).toMatchObject({ type: 'image/webp', width: 1600, height: 2263 });
    expect(covered.sha256).not.toBe(display.sha256);
    const { data } = await sharp(covered.bytes).greyscale().raw().toBuffer({ resolveWithObject: true });
    const at = (x: number, y: number) => data[Math.round((y * 2263) / 297) * 1600 + Math.round((x * 1600) / 210)];
    for (const [x, y] of [
      [101, 61],
      [125, 64],
      [149, 67],
      [35, 254],
    ] as const)
      expect(at(x, y)).toBeLessThan(16);
    for (const [x, y] of [
      [90, 64],
      [125, 50],
      [160, 64],
      [125, 80],
    ] as const)
      expect(at(x, y)).toBeGreaterThan(240);
  });

  it('changes nothing where there is nothing to hide', async () => {
    const display = await asDisplay(sharp({ create: { width: 100, height: 141, channels: 3, background: 'white' } }));
    expect(await blackOut(display, [])).toBe(display);
  });
});

describe('a made scan', () => {
  it('is the same for the same seed and another for another', async () => {
    const page = await printedPage({ lines: 2 });
    const [first, again, other] = await Promise.all([5, 5, 6].map((seed) => degrade(page, { seed })));
    expect(Buffer.from(again?.jpeg ?? [])).toEqual(Buffer.from(first?.jpeg ?? []));
    expect(other?.angle).not.toBe(first?.angle);
    expect(Math.abs(other?.angle ?? 9)).toBeLessThanOrEqual(1.5);
  });
});
