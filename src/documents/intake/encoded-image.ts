import { createHash } from 'node:crypto';
import type { Sharp } from 'sharp';
import type { ImageType, PageImage } from './page.js';

export async function encodedImage(image: Sharp, type: ImageType): Promise<PageImage> {
  const { data, info } = await image.toBuffer({ resolveWithObject: true });
  return {
    bytes: data,
    type,
    width: info.width,
    height: info.height,
    sha256: createHash('sha256').update(data).digest('hex'),
  };
}

/** The display image of a page: small enough to be loaded at once, sharp enough to read pencil. */
export const asDisplay = (image: Sharp): Promise<PageImage> =>
  encodedImage(image.webp({ quality: 80, effort: 0 }), 'image/webp');
