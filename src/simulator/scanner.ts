/** A multifunction device at the counter: the signed paper goes in a little askew, and a JPEG or a TIFF comes out. */
import { PDFiumLibrary } from '@hyzyla/pdfium';
import sharp from 'sharp';
import { degrade, toTiff } from '../documents/intake/degrade.js';
import type { Region } from '../guidance/index.js';
import { sign } from './sign.js';
import type { ScanFile } from './window-clerk.js';

const DPI = 200;
/** Enough to read what is written by hand. */
const CAMERA_DPI = 220;
let pdfium: Promise<PDFiumLibrary> | null = null;

/** Pages of a PDF as PNGs at the scanner's resolution; hardly compressed, for nobody keeps them. */
export const pagesOf = async (pdf: Uint8Array, dpi = DPI): Promise<Buffer[]> => {
  pdfium ??= PDFiumLibrary.init();
  const document = await (await pdfium).loadDocument(Buffer.from(pdf));
  try {
    const pages: Buffer[] = [];
    for (const page of document.pages()) {
      const { data } = await page.render({
        scale: dpi / 72,
        render: ({ data: bitmap, width, height }) =>
          sharp(bitmap, { raw: { width, height, channels: 4 } })
            .removeAlpha()
            .png({ compressionLevel: 1 })
            .toBuffer(),
      });
      pages.push(Buffer.from(data));
    }
    return pages;
  } finally {
    document.destroy();
  }
};

/**
 * Turned by up to a degree and a half, with noise; several pages become one TIFF, a single one a JPEG.
 * @param signatures where the first page is signed, in millimetres
 */
export const scanned = async (pdf: Uint8Array, seed: number, signatures: readonly Region[] = []): Promise<ScanFile> => {
  const [first, ...more] = await pagesOf(pdf);
  const pages = first ? [signatures.length > 0 ? await sign(first, signatures, seed) : first, ...more] : [];
  const copies: Uint8Array[] = [];
  for (const [index, page] of pages.entries()) copies.push((await degrade(page, { seed: seed + index })).jpeg);
  const [only] = copies;
  if (copies.length === 1 && only) return { name: `scan-${seed}.jpg`, type: 'image/jpeg', bytes: only };
  return {
    name: `scan-${seed}.tiff`,
    type: 'image/tiff',
    bytes: await toTiff(copies.map((copy) => Buffer.from(copy))),
  };
};

/** The contents of an envelope under the camera of the mail desk: straight, and without the noise of a scanner. */
export const photographed = async (pdf: Uint8Array, name: string): Promise<ScanFile> => {
  const [page] = await pagesOf(pdf, CAMERA_DPI);
  const bytes = await sharp(page).withMetadata({ density: CAMERA_DPI }).jpeg({ quality: 80 }).toBuffer();
  return { name: `${name}.jpg`, type: 'image/jpeg', bytes };
};
