import sharp, { type Sharp } from 'sharp';
import { asDisplay, encodedImage } from './encoded-image.js';
import { findCodes, turnOf } from './find-codes.js';
import { isBlank, median } from './find-ink.js';
import { greyPixels } from './grey.js';
import { measureSkew } from './measure-skew.js';
import type { PageImage, ReadPage } from './page.js';
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

/** Says what a person would see at a glance: which way up, how crooked, blank, which codes. */
export async function lookAtPage(original: PageImage, ownCodes: string): Promise<Omit<ReadPage, 'number' | 'dpi'>> {
  const working = await pixels(
    sharp(original.bytes)
      .resize({ ...workingBox, fit: 'inside', withoutEnlargement: true })
      .removeAlpha(),
  );
  const grey = await greyPixels(opened(working));
  const blank = await isBlank(grey);
  const codes = blank ? [] : await findCodes(grey);
  const turned = turnOf(codes, ownCodes);
  const upright = turned === 0 ? working : await pixels(opened(working).rotate(360 - turned));
  const skew = blank ? 0 : await skewOf(upright);
  return { original, display: await display(upright, skew), blank, skew, turned, codes };
}

/** The full decode: from here on there are only pixels. Optimised coding would hold the whole page in memory, six bytes a pixel. */
export async function keepOriginal(raster: PageRaster): Promise<PageImage> {
  const coded =
    raster.keepAs === 'png'
      ? raster.image.png({ compressionLevel: 6 })
      : raster.image.jpeg({ quality: 92, chromaSubsampling: '4:4:4', optimiseCoding: false });
  return encodedImage(coded, raster.keepAs === 'png' ? 'image/png' : 'image/jpeg');
}

async function pixels(image: Sharp): Promise<Pixels> {
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: info.channels === 1 ? 1 : 3 };
}

async function skewOf(upright: Pixels): Promise<number> {
  const small = await greyPixels(opened(upright).resize({ width: skewWidth }));
  const skew = measureSkew(small, median(small.data) - 60);
  return Math.abs(skew) < leastSkew ? 0 : skew;
}

/** Turned back about its middle and cut to the size of the sheet, so that a field keeps its place in millimetres. */
async function display(upright: Pixels, skew: number): Promise<PageImage> {
  const { width, height } = upright;
  const straight = skew === 0 ? upright : await straightened(upright, skew);
  const image = opened(straight).resize({
    width: Math.min(displayWidth, width),
    height: Math.round((height * Math.min(displayWidth, width)) / width),
    fit: 'fill',
  });
  return asDisplay(image);
}

async function straightened(page: Pixels, skew: number): Promise<Pixels> {
  const turned = await pixels(opened(page).rotate(-skew, { background: 'white' }));
  const left = Math.floor((turned.width - page.width) / 2);
  const top = Math.floor((turned.height - page.height) / 2);
  return pixels(opened(turned).extract({ left, top, width: page.width, height: page.height }));
}
