/** What a file may ask of the machine. Stated in settings; the problem that a person reads names the limit. */
export interface IntakeLimits {
  readonly megabytes: number;
  readonly pages: number;
  /** A page of this many megapixels or more is refused before it is decoded. */
  readonly megapixels: number;
  /** Longest silence between two signs of progress: the opened file, then each page. */
  readonly seconds: number;
  /** Memory of the reading process: JavaScript, WebAssembly and native decoders together. */
  readonly memoryMegabytes: number;
}

export const defaultIntakeLimits: IntakeLimits = {
  megabytes: 50,
  pages: 200,
  megapixels: 100,
  seconds: 5,
  memoryMegabytes: 1200,
};

export type IntakeCode =
  | 'documents.empty-file'
  | 'documents.not-a-document'
  | 'documents.encrypted'
  | 'documents.too-large'
  | 'documents.too-many-pages'
  | 'documents.too-many-pixels'
  | 'documents.damaged'
  | 'documents.two-in-one'
  | 'documents.took-too-long';

export interface IntakeDetails {
  readonly limit?: number;
  readonly unit?: 'megabytes' | 'pages' | 'megapixels' | 'seconds' | 'megabytes of memory';
  readonly page?: number;
  /** The kind of content that was found instead of a scan: a media type, `javascript`, `attachment`, `zip` … */
  readonly found?: string;
}

/** Why a file was not taken in. The file's name is in the details for the screen; it may be a person's name, so never in the message. */
export class IntakeProblem extends Error {
  readonly details: IntakeDetails & { readonly file: string };

  constructor(
    readonly code: IntakeCode,
    file: string,
    details: IntakeDetails = {},
  ) {
    super(code);
    this.name = 'IntakeProblem';
    this.details = { ...details, file };
  }
}

/** Inside the reading process, which is not told the file's name. */
export class Unreadable extends Error {
  constructor(
    readonly code: IntakeCode,
    readonly details: IntakeDetails = {},
  ) {
    super(code);
    this.name = 'Unreadable';
  }
}
