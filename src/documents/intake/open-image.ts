import sharp, { type Metadata, type Sharp, type SharpOptions } from 'sharp';
import { Unreadable, type IntakeLimits } from './intake-problem.js';
import type { DocumentType } from './page.js';
import type { PageRaster, PageSource } from './page-source.js';

/** JPEG, PNG and TIFF of several pages. A cut or faulty picture is refused rather than shown half. */
export async function openImage(bytes: Uint8Array, type: DocumentType, limits: IntakeLimits): Promise<PageSource> {
  const at = (page: number): SharpOptions => ({
    page,
    limitInputPixels: limits.megapixels * 1e6 - 1,
    failOn: 'warning',
  });
  const first = await decoding(limits, 0, () => sharp(bytes, at(0)).metadata());
  return {
    pages: type === 'image/tiff' ? (first.pages ?? 1) : 1,
    raster: async (index) => {
      const meta = index === 0 ? first : await decoding(limits, index, () => sharp(bytes, at(index)).metadata());
      return raster(sharp(bytes, at(index)), meta, type);
    },
  };
}

function raster(image: Sharp, meta: Metadata, type: DocumentType): PageRaster {
  const upright = meta.autoOrient;
  const exact = type === 'image/png' || (type === 'image/tiff' && (meta.bitsPerSample ?? 8) < 8);
  return {
    image: image
      .autoOrient()
      .flatten({ background: 'white' })
      .toColourspace(meta.space === 'b-w' ? 'b-w' : 'srgb'),
    width: upright.width,
    height: upright.height,
    // A density of 72 is what software writes that does not know it.
    dpi: meta.density && meta.density > 72 ? meta.density : null,
    keepAs: exact ? 'png' : 'jpeg',
  };
}

/** What the decoder says, in our words. */
export async function decoding<T>(limits: IntakeLimits, index: number, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    const said = error instanceof Error ? error.message : '';
    if (/pixel limit/i.test(said))
      throw new Unreadable('documents.too-many-pixels', {
        limit: limits.megapixels,
        unit: 'megapixels',
        page: index + 1,
      });
    if (isOutOfMemory(said))
      throw new Unreadable('documents.too-many-pixels', {
        limit: limits.memoryMegabytes,
        unit: 'megabytes of memory',
        page: index + 1,
      });
    throw new Unreadable('documents.damaged', { page: index + 1 });
  }
}

export const isOutOfMemory = (said: string) => /out of memory|insufficient memory|allocat/i.test(said);
