export type ImageType = 'image/jpeg' | 'image/png' | 'image/webp';
export type QuarterTurn = 0 | 90 | 180 | 270;

export interface PageImage {
  readonly bytes: Uint8Array;
  readonly type: ImageType;
  readonly width: number;
  readonly height: number;
  readonly sha256: string;
}

export interface PageCode {
  readonly text: string;
  /** How the code lies on the scan, clockwise; 180 is a page fed upside down. */
  readonly orientation: QuarterTurn;
}

/** One page of a scan, as pixels only: nothing of the uploaded file's own structure survives. */
export interface ReadPage {
  readonly number: number;
  /** As scanned, at full resolution. */
  readonly original: PageImage;
  /** Upright, straightened, about 1600 px wide: what people look at and decide on. */
  readonly display: PageImage;
  readonly dpi: number | null;
  readonly blank: boolean;
  /** Degrees, clockwise, by which the scan was turned and the display image turned back. */
  readonly skew: number;
  readonly turned: QuarterTurn;
  readonly codes: readonly PageCode[];
}

export type DocumentType = 'application/pdf' | 'image/jpeg' | 'image/png' | 'image/tiff';

export interface ReadPages {
  readonly type: DocumentType;
  readonly pages: readonly ReadPage[];
}
