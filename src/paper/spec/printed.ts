// A printed sheet as a person gets it: its text, its pictures, its codes.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import sharp from 'sharp';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

export type Area = { x: number; y: number; width: number; height: number };
export type Picture = { pixels: Uint8Array; width: number; height: number; dpi: number };

const require = createRequire(import.meta.url);
prepareZXingModule({
  overrides: {
    wasmBinary: new Uint8Array(readFileSync(require.resolve('zxing-wasm/reader/zxing_reader.wasm'))).buffer,
  },
});

let library: PDFiumLibrary | undefined;

export async function printed(pdf: Uint8Array, dpi = 100): Promise<{ texts: string[]; pictures: Picture[] }> {
  library ??= await PDFiumLibrary.init();
  const document = await library.loadDocument(pdf);
  const texts: string[] = [];
  const pictures: Picture[] = [];
  for (const page of document.pages()) {
    texts.push(page.getText());
    const { data, width, height } = await page.render({
      scale: dpi / 72,
      render: ({ data: bitmap, width: columns, height: rows }) =>
        sharp(bitmap, { raw: { width: columns, height: rows, channels: 4 } })
          .greyscale()
          .raw()
          .toBuffer(),
    });
    pictures.push({ pixels: data, width, height, dpi });
  }
  document.destroy();
  return { texts, pictures };
}

/** What is inked in a part of the page, in millimetres: darkness of each of its pixels. */
export function inkOf(picture: Picture, { x, y, width, height }: Area): number[] {
  const at = (millimetres: number) => Math.round((millimetres / 25.4) * picture.dpi);
  const rows = Array.from({ length: at(height) }, (_, row) => {
    const start = (at(y) + row) * picture.width + at(x);
    return [...picture.pixels.subarray(start, start + at(width))].map((light) => 255 - light);
  });
  return rows.flat();
}

export const inked = (ink: number[]): number => ink.filter((dark) => dark > 100).length;

/** How many pixels differ clearly between two parts of the same size. */
export const differing = (one: number[], other: number[]): number =>
  one.filter((dark, index) => Math.abs(dark - (other[index] ?? 0)) > 100).length;

export async function codesOn({ pixels, width, height }: Picture): Promise<string[]> {
  const png = await sharp(pixels, { raw: { width, height, channels: 1 } })
    .png()
    .toBuffer();
  const found = await readBarcodes(new Uint8Array(png), { formats: ['QRCode'] });
  return found.map(({ text }) => text);
}
