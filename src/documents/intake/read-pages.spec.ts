import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { degrade, toTiff } from './degrade.js';
import { defaultIntakeLimits as limits } from './intake-problem.js';
import type { ReadPage } from './page.js';
import { readEachPage, readPages } from './read-pages.js';
import { onePage, printedPage, scannedPdf } from './sample-files.js';
import { endSpare, takeReader } from './spare-reader.js';

jest.setTimeout(90_000);

const code = 'MDG1:form:8f3c2a9e5b7d4c1f-K';
const options = { name: 'scan', limits };
let page: Buffer;
let scan: Uint8Array;
let angle: number;

beforeAll(async () => {
  page = await printedPage({ code });
  ({ jpeg: scan, angle } = await degrade(page, { seed: 4 }));
});

afterAll(endSpare);

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

async function only(bytes: Uint8Array): Promise<ReadPage> {
  const { pages } = await readPages(bytes, options);
  expect(pages).toHaveLength(1);
  return pages[0] ?? Promise.reject(new Error('no page'));
}

/** How far the upper right of the display, where the code is printed, is from the printed page: 0 equal, 255 opposite. */
async function differenceFromPrint(display: Uint8Array): Promise<number> {
  const corner = (image: Uint8Array) =>
    sharp(image)
      .resize({ width: 1600, height: 2263, fit: 'fill' })
      .extract({ left: 1350, top: 40, width: 200, height: 200 })
      .greyscale()
      .blur(3)
      .raw()
      .toBuffer();
  const [shown, printed] = await Promise.all([corner(display), corner(page)]);
  return shown.reduce((sum, value, i) => sum + Math.abs(value - (printed[i] ?? 0)), 0) / shown.length;
}

describe('a good scan becomes pages', () => {
  it('JPEG: straightened, 1600 px wide, with its code, its density and hashes of what is filed', async () => {
    const read = await only(scan);
    expect(Math.abs(angle)).toBeGreaterThan(0.5);
    expect(read).toMatchObject({
      number: 1,
      dpi: 200,
      blank: false,
      turned: 0,
      codes: [{ text: code, orientation: 0 }],
    });
    expect(read.skew).toBeCloseTo(angle, 1);
    expect(read.display).toMatchObject({
      type: 'image/webp',
      width: 1600,
      height: 2263,
      sha256: sha256(read.display.bytes),
    });
    expect(read.original).toMatchObject({
      type: 'image/jpeg',
      width: 1654,
      height: 2339,
      sha256: sha256(read.original.bytes),
    });
    expect(await differenceFromPrint(read.display.bytes)).toBeLessThan(25);
  });

  it('PNG keeps every pixel', async () => {
    const read = await only(page);
    expect(read).toMatchObject({ dpi: null, skew: 0, original: { type: 'image/png' }, codes: [{ text: code }] });
    const [kept, sent] = await Promise.all([read.original.bytes, page].map((image) => sharp(image).raw().toBuffer()));
    expect(kept?.equals(sent ?? Buffer.alloc(0))).toBe(true);
  });

  it('a two-page Group 4 TIFF, in order', async () => {
    const second = await printedPage({ code: 'MDG1:form:second-3' });
    const { type, pages } = await readPages(await toTiff([scan, second]), options);
    expect(type).toBe('image/tiff');
    expect(pages.map((each) => [each.number, each.codes[0]?.text, each.dpi])).toEqual([
      [1, code, 200],
      [2, 'MDG1:form:second-3', 200],
    ]);
  });

  it('a PDF from a scanner, page by page at its own resolution', async () => {
    const numbers: number[] = [];
    const result = await readEachPage(scannedPdf([scan, scan]), options, (read) => {
      numbers.push(read.number);
      expect(read.dpi).toBe(200);
      expect(read.original.width).toBeGreaterThan(1640);
      expect(read.codes).toEqual([{ text: code, orientation: 0 }]);
    });
    expect(result).toEqual({ type: 'application/pdf', pages: 2 });
    expect(numbers).toEqual([1, 2]);
  });

  it('a form filled in on a computer shows what was typed', async () => {
    const field =
      '<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /V (x) /Rect [50 50 545 800] /F 4 /P 3 0 R /AP << /N 6 0 R >> >>';
    const look = {
      dictionary: '<< /Type /XObject /Subtype /Form /BBox [0 0 495 750] >>',
      stream: Buffer.from('0 g 50 50 300 400 re f'),
    };
    const filled = onePage('', {
      catalogue: '/AcroForm << /Fields [5 0 R] >>',
      page: '/Annots [5 0 R]',
      more: [{ dictionary: field }, look],
    });
    expect((await only(filled)).blank).toBe(false);
  });

  it('pages fed upside down or sideways stand upright, by their code', async () => {
    for (const turned of [90, 180, 270] as const) {
      const read = await only(await sharp(scan).rotate(turned).jpeg().toBuffer());
      expect([turned, read.turned, read.display.height]).toEqual([turned, turned, 2263]);
      expect(await differenceFromPrint(read.display.bytes)).toBeLessThan(25);
    }
  });

  it("a telephone's picture stands upright by its own mark, and loses where it was taken", async () => {
    const photo = await sharp(page)
      .rotate(270)
      .jpeg()
      .withMetadata({ orientation: 6 })
      .withExif({ IFD3: { GPSLatitude: '35/1 0/1 0/1' } })
      .toBuffer();
    const read = await only(photo);
    expect(read).toMatchObject({ turned: 0, original: { width: 1654, height: 2339 } });
    expect((await sharp(read.original.bytes).metadata()).exif).toBeUndefined();
    expect(await differenceFromPrint(read.display.bytes)).toBeLessThan(25);
  });

  it('a code that shines through from the other side belongs to that side', async () => {
    const read = await only(await sharp(scan).flop().jpeg().toBuffer());
    expect(read).toMatchObject({ blank: false, codes: [] });
  });

  it('a code of another house does not turn the page', async () => {
    const upsideDown = await sharp(scan).rotate(180).jpeg().toBuffer();
    const { pages } = await readPages(upsideDown, { ...options, ownCodes: 'OTHER:' });
    expect(pages[0]).toMatchObject({ turned: 0, codes: [{ text: code, orientation: 180 }] });
  });
});

describe('nothing is left of a reading', () => {
  it('a failing receiver ends the reading and is heard', async () => {
    const full = new Error('disk full');
    await expect(readEachPage(scannedPdf([scan, scan]), options, () => Promise.reject(full))).rejects.toBe(full);
  });
});

describe('the process that stands ready', () => {
  const children = () =>
    readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'latin1').split(' ').filter(Boolean).map(Number);
  const nobodyLeft = async () => {
    for (let look = 0; look < 1000 && children().length > 0; look += 1)
      await new Promise((next) => setTimeout(next, 20));
    return children();
  };
  const { memoryMegabytes } = limits;

  it('is started before its file comes, and reads no second one', async () => {
    const first = takeReader(memoryMegabytes);
    const standing = children();
    const second = takeReader(memoryMegabytes);
    expect(second.process.pid).not.toBe(first.process.pid);
    expect(standing).toContain(second.process.pid);
    for (const { process: taken } of [first, second]) taken.kill('SIGKILL');
    await Promise.all([first, second].map(({ process: taken }) => once(taken, 'exit')));
  });

  it('is replaced when it has died, or when other limits are asked for', async () => {
    const [standing] = children();
    process.kill(standing ?? 0, 'SIGKILL');
    expect(await nobodyLeft()).toEqual([]);
    expect((await only(scan)).codes).toHaveLength(1);
    const next = children();
    const other = takeReader(memoryMegabytes + 1);
    expect(next).not.toContain(other.process.pid);
    other.process.kill('SIGKILL');
  });

  it('goes when the server stops', async () => {
    endSpare();
    expect(await nobodyLeft()).toEqual([]);
  });
});
