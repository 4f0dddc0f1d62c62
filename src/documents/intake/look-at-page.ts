import sharp, { type Sharp } from 'sharp';
import { asDisplay, encodedImage } from './encoded-image.js';
import { readCodes, readCodesAgain, turnOf } from './find-codes.js';
import { isBlank, median } from './find-ink.js';
import { greyImage, greyPixels, type Grey } from './grey.js';
import { measureSkew } from './measure-skew.js';
import type { PageCode, PageImage, QuarterTurn, ReadPage } from './page.js';
import type { PageRaster } from './page-source.js';

const workingBox = { width: 3508, height: 3508 }; // A4 at 300 dpi: enough for every code and every eye
const displayWidth = 1600;
const skewWidth = 800;
/** Less than this nobody sees, and turning blurs. */
const leastSkew = 0.1;

interface Pixels {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
}

const opened = ({ data, width, height, channels }: Pixels) => sharp(data, { raw: { width, height, channels } });

export interface DecodedPage {
  /** To be looked at: no larger than the working size. */
  readonly working: Pixels;
  readonly original: () => Promise<PageImage>;
}

/** The full decode: from here on there are only pixels. A usual page is decoded once; a larger one is streamed into its original, so that memory stays bounded. */
export async function decodePage(raster: PageRaster): Promise<DecodedPage> {
  const fits = raster.width <= workingBox.width && raster.height <= workingBox.height;
  if (raster.keepAs === 'jpeg' && fits) {
    const working = await pixels(raster.image);
    return { working, original: () => asOriginal(opened(working), 'jpeg') };
  }
  const original = await asOriginal(raster.image, raster.keepAs);
  const working = await pixels(
    sharp(original.bytes)
      .resize({ ...workingBox, fit: 'inside', withoutEnlargement: true })
      .removeAlpha(),
  );
  return { working, original: () => Promise.resolve(original) };
}

/** Optimised coding would hold the whole page in memory, six bytes a pixel. */
const asOriginal = (image: Sharp, keepAs: PageRaster['keepAs']): Promise<PageImage> =>
  keepAs === 'png'
    ? encodedImage(image.png({ compressionLevel: 6 }), 'image/png')
    : encodedImage(image.jpeg({ quality: 92, chromaSubsampling: '4:4:4', optimiseCoding: false }), 'image/jpeg');

/** Says what a person would see at a glance: which way up, how crooked, blank, which codes. */
export async function lookAtPage(
  working: Pixels,
  ownCodes: string,
): Promise<Omit<ReadPage, 'number' | 'dpi' | 'original'>> {
  const grey = await greyPixels(opened(working));
  const { blank, codes } = await inkAndCodes(grey);
  const turned = turnOf(codes, ownCodes);
  const upright = turned === 0 ? working : await pixels(opened(working).rotate(360 - turned));
  const skew = blank ? 0 : await skewOf(grey, turned);
  return { display: await display(upright, skew), blank, skew, turned, codes };
}

/** What the first page would load (the program of the code reader, the encoders) is loaded before there is one. */
export async function warmUp(): Promise<void> {
  const speck: Pixels = { data: new Uint8Array(32 * 32 * 3).fill(255), width: 32, height: 32, channels: 3 };
  await readCodes(await greyPixels(opened(speck)));
  await display(speck, 1);
  await asOriginal(opened(speck), 'jpeg');
}

/** A code is ink, so a page that shows one needs no look for more; a page without one gets a second look for it, unless it is blank. */
async function inkAndCodes(grey: Grey): Promise<{ blank: boolean; codes: PageCode[] }> {
  const codes = await readCodes(grey);
  if (codes.length > 0) return { blank: false, codes };
  return (await isBlank(grey)) ? { blank: true, codes } : { blank: false, codes: await readCodesAgain(grey) };
}

async function pixels(image: Sharp): Promise<Pixels> {
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: info.channels === 1 ? 1 : 3 };
}

async function skewOf(grey: Grey, turned: QuarterTurn): Promise<number> {
  const isLying = turned === 90 || turned === 270;
  const smaller = await greyPixels(greyImage(grey).resize(isLying ? { height: skewWidth } : { width: skewWidth }));
  const small = turned === 0 ? smaller : await greyPixels(greyImage(smaller).rotate(360 - turned));
  const skew = measureSkew(small, median(small.data) - 60);
  return Math.abs(skew) < leastSkew ? 0 : skew;
}

/** Turned back about its middle and cut to the size of the sheet, so that a field keeps its place in millimetres. */
async function display(upright: Pixels, skew: number): Promise<PageImage> {
  const width = Math.min(displayWidth, upright.width);
  const shown = { width, height: Math.round((upright.height * width) / upright.width) };
  const smaller = opened(upright).resize({ ...shown, fit: 'fill' });
  if (skew === 0) return asDisplay(smaller);
  // A page that is hardly larger is made smaller in the same pass.
  const page = width < upright.width * 0.75 ? await pixels(smaller) : upright;
  const turned = await pixels(turnedBack(page, skew, width / page.width));
  const left = Math.floor((turned.width - shown.width) / 2);
  const top = Math.floor((turned.height - shown.height) / 2);
  return asDisplay(opened(turned).extract({ left, top, ...shown }));
}

function turnedBack(page: Pixels, skew: number, scale: number): Sharp {
  const radians = (-skew * Math.PI) / 180;
  const [across, down] = [scale * Math.cos(radians), scale * Math.sin(radians)];
  const turn = [
    [across, -down],
    [down, across],
  ] as [[number, number], [number, number]];
  return opened(page).affine(turn, { background: 'white', interpolator: sharp.interpolators.bilinear });
}
