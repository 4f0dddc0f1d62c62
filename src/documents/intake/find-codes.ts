import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { greyImage, greyPixels, type Grey } from './grey.js';
import type { PageCode, QuarterTurn } from './page.js';

const longestSecondTry = 4700;

/** The reader would fetch its program from the network; ours lies in the package. */
export function prepareCodeReader(): void {
  const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(wasm)).buffer } });
}

/** The second look at a page that seems to have none, smoothed and enlarged, before a person gets it. */
export async function readCodesAgain(page: Grey): Promise<PageCode[]> {
  const smooth = await greyPixels(greyImage(page).median(3));
  const factor = Math.min(2, longestSecondTry / Math.max(page.width, page.height));
  return readCodes(await greyPixels(greyImage(smooth).resize({ width: Math.round(page.width * factor) })));
}

/** QR codes as scanned. One that lies mirrored shows through from the other side of the sheet and is none of this page. */
export async function readCodes({ data, width, height }: Grey): Promise<PageCode[]> {
  // A grey picture in a file (PGM) needs a quarter of the memory that pixels in colour would.
  const header = Buffer.from(`P5\n${width} ${height}\n255\n`);
  const results = await readBarcodes(new Uint8Array(Buffer.concat([header, data])), {
    formats: ['QRCode'],
    textMode: 'Plain',
    tryInvert: false,
  });
  return results
    .filter((code) => code.isValid && !code.isMirrored)
    .map((code) => ({ text: code.text, orientation: quarter(code.rotation) }));
}

function quarter(degrees: number): QuarterTurn {
  const turns: readonly QuarterTurn[] = [0, 90, 180, 270];
  return turns[((Math.round(degrees / 90) % 4) + 4) % 4] ?? 0;
}

/** How the page lies, by its codes; codes that disagree decide nothing. Only codes of ours count where the caller knows them. */
export function turnOf(codes: readonly PageCode[], ownPrefix: string): QuarterTurn {
  const seen = new Set(codes.filter((code) => code.text.startsWith(ownPrefix)).map((code) => code.orientation));
  const [only] = seen;
  return seen.size === 1 && only !== undefined ? only : 0;
}
