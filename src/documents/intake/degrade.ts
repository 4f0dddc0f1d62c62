// Makes a printed page look as if it had gone through an office scanner: for the demo's sample scans, the simulator and the specifications.
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import sharp from 'sharp';

export interface Wear {
  /** The same page and seed give the same bytes. */
  readonly seed: number;
  /** The sheet lies crooked by at most this many degrees either way. */
  readonly skew?: number;
  /** Standard deviation of the grey noise, of 255. */
  readonly noise?: number;
  readonly blur?: number;
  readonly quality?: number;
}

export interface WornPage {
  readonly jpeg: Uint8Array;
  /** Clockwise, in degrees. */
  readonly angle: number;
}

const scanDensity = 200;
/** Of the sum of four even bytes. */
const deviationOfFour = Math.sqrt((4 * (256 ** 2 - 1)) / 12);

export async function degrade(
  page: Uint8Array,
  { seed, skew = 1.5, noise = 10, blur = 0.6, quality = 60 }: Wear,
): Promise<WornPage> {
  const random = xoroshiro128plus(seed);
  // Small seeds begin alike.
  for (let i = 0; i < 32; i += 1) random.next();
  const angle = (uniformFloat64(random) * 2 - 1) * skew;
  const sheet = await sharp(page)
    .flatten({ background: 'white' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height } = sheet.info;
  const raw = { width, height, channels: 3 as const };
  const turned = await sharp(sheet.data, { raw })
    .rotate(angle, { background: 'white' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const pixels = await sharp(turned.data, { raw: { ...raw, width: turned.info.width, height: turned.info.height } })
    .extract({
      left: Math.floor((turned.info.width - width) / 2),
      top: Math.floor((turned.info.height - height) / 2),
      width,
      height,
    })
    .blur(blur)
    .raw()
    .toBuffer();
  addNoise(new Uint8ClampedArray(pixels.buffer, pixels.byteOffset, pixels.length), noise / deviationOfFour, () =>
    random.next(),
  );
  const jpeg = await sharp(pixels, { raw }).withMetadata({ density: scanDensity }).jpeg({ quality }).toBuffer();
  return { jpeg, angle };
}

/** Grey noise about a paper that is not quite white. */
function addNoise(pixels: Uint8ClampedArray, scale: number, next: () => number): void {
  for (let at = 0; at + 2 < pixels.length; at += 3) {
    const word = next();
    const four = (word & 255) + ((word >>> 8) & 255) + ((word >>> 16) & 255) + (word >>> 24);
    const shift = (four - 510) * scale - 6;
    pixels[at] = (pixels[at] ?? 0) + shift;
    pixels[at + 1] = (pixels[at + 1] ?? 0) + shift;
    pixels[at + 2] = (pixels[at + 2] ?? 0) + shift;
  }
}

/** As office copiers scan to a file: black and white, Group 4, all pages in one TIFF of the first page's size. */
export async function toTiff(pages: readonly Uint8Array[]): Promise<Uint8Array> {
  const [first] = pages;
  if (!first) throw new TypeError('a TIFF has at least one page');
  const { width, height } = await sharp(first).metadata();
  const sheets = await Promise.all(
    pages.map((page) =>
      sharp(page)
        .flatten({ background: 'white' })
        .resize({ width, height, fit: 'contain', background: 'white' })
        .png()
        .toBuffer(),
    ),
  );
  return sharp(sheets, { join: { animated: true } })
    .greyscale()
    .threshold(150)
    .toColourspace('b-w')
    .tiff({ compression: 'ccittfax4', bitdepth: 1, xres: scanDensity / 25.4, yres: scanDensity / 25.4 })
    .toBuffer();
}
