// What the office may look at but not keep (the individual number) is blacked in the display copy before anything is filed.
import sharp from 'sharp';
import { asDisplay } from './encoded-image.js';
import type { PageImage } from './page.js';

/** [x, y, width, height] in millimetres from the top left of an upright A4 sheet, as form layouts state it. */
export type LayoutRegion = readonly [x: number, y: number, width: number, height: number];

export interface PixelRegion {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const sheet = { width: 210, height: 297 };
/** Feeders shift a sheet by a millimetre or two, and people write over the edge of a box. */
const defaultMargin = 3;

/** Where a field lies on an image of the whole sheet; `undefined` where it lies beside the sheet. */
export function fieldRegion(
  [x, y, width, height]: LayoutRegion,
  page: { width: number; height: number },
  margin = 0,
): PixelRegion | undefined {
  const across = page.width / sheet.width;
  const down = page.height / sheet.height;
  const left = Math.max(0, Math.floor((x - margin) * across));
  const top = Math.max(0, Math.floor((y - margin) * down));
  const right = Math.min(page.width, Math.ceil((x + width + margin) * across));
  const bottom = Math.min(page.height, Math.ceil((y + height + margin) * down));
  return right > left && bottom > top ? { left, top, width: right - left, height: bottom - top } : undefined;
}

/** The pixels under a region are gone from the result, not covered by a layer that could be lifted. */
export async function blackOut(
  image: PageImage,
  regions: readonly LayoutRegion[],
  margin = defaultMargin,
): Promise<PageImage> {
  const covered = regions.map((region) => fieldRegion(region, image, margin)).filter((region) => region !== undefined);
  if (covered.length === 0) return image;
  const boxes = covered.map(({ left, top, width, height }) => ({
    input: { create: { width, height, channels: 3 as const, background: 'black' } },
    left,
    top,
  }));
  return asDisplay(sharp(image.bytes).composite(boxes).removeAlpha());
}
