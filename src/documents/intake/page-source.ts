import type { Sharp } from 'sharp';

/** One page decoded: pixels in memory, or an image that the decoder streams from the upload. */
export interface PageRaster {
  readonly image: Sharp;
  readonly width: number;
  readonly height: number;
  readonly dpi: number | null;
  /** Line art stays exact; photographs and grey scans are kept as JPEG. */
  readonly keepAs: 'png' | 'jpeg';
}

/** An opened file: pages are decoded one at a time, so that memory is bounded by the largest page. */
export interface PageSource {
  readonly pages: number;
  raster(index: number): Promise<PageRaster>;
}
