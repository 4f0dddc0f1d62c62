import sharp, { type Sharp } from 'sharp';

/** A grey picture in memory: 0 black, 255 white, one byte a pixel. */
export interface Grey {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

export const greyImage = ({ data, width, height }: Grey): Sharp => sharp(data, { raw: { width, height, channels: 1 } });

export async function greyPixels(image: Sharp): Promise<Grey> {
  const { data, info } = await image.toColourspace('b-w').raw().toBuffer({ resolveWithObject: true });
  if (info.channels !== 1) throw new Error(`a grey image of ${info.channels} channels`);
  return { data, width: info.width, height: info.height };
}
