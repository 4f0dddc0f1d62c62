import { PDFiumModule } from '@hyzyla/pdfium';
import sharp from 'sharp';
import { refuseActiveContent } from './active-content.js';
import { Unreadable, type IntakeLimits } from './intake-problem.js';
import type { PageRaster, PageSource } from './page-source.js';

type Pdfium = Awaited<ReturnType<typeof PDFiumModule>>;

const passwordNeeded = 4;
const pointsPerInch = 72;
/** Codes of 18 mm are read at 200 dpi and above; more than 300 only makes a scan slower to look at. */
const dpiRange = { least: 200, most: 300 };
const imageObject = 3;
const bgra = 4;
const drawAnnotations = 0x01;
const redFirst = 0x10;

export async function openPdf(bytes: Uint8Array, limits: IntakeLimits): Promise<PageSource> {
  // A reader rebuilds a cut file and shows white pages for the lost ones; a lost page of a filed form must not pass.
  if (!Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).subarray(-4096).includes('%%EOF'))
    throw new Unreadable('documents.damaged');
  const pdfium = await PDFiumModule({});
  pdfium._FPDF_InitLibraryWithConfig({ version: 2 });
  const document = load(pdfium, bytes);
  refuseActiveContent(bytes, pdfium, document);
  const pages = pdfium._FPDF_GetPageCount(document);
  if (pages < 1) throw new Unreadable('documents.damaged');
  const form = formOf(pdfium, document);
  return { pages, raster: async (index) => raster({ pdfium, document, form }, index, limits) };
}

function load(pdfium: Pdfium, bytes: Uint8Array): number {
  const at = pdfium.wasmExports.malloc(bytes.length);
  pdfium.HEAPU8.set(bytes, at);
  const document = pdfium._FPDF_LoadMemDocument(at, bytes.length, 0);
  if (document) return document;
  throw new Unreadable(pdfium._FPDF_GetLastError() === passwordNeeded ? 'documents.encrypted' : 'documents.damaged');
}

/** What was typed into a form's fields is drawn only with this; it reacts to nothing, all its callbacks are empty. */
function formOf(pdfium: Pdfium, document: number): number {
  const callbacks = pdfium.wasmExports.malloc(256);
  pdfium.HEAPU8.fill(0, callbacks, callbacks + 256);
  pdfium.HEAPU8[callbacks] = 2;
  return pdfium._FPDFDOC_InitFormFillEnvironment(document, callbacks);
}

interface OpenPdf {
  readonly pdfium: Pdfium;
  readonly document: number;
  readonly form: number;
}

function raster({ pdfium, document, form }: OpenPdf, index: number, limits: IntakeLimits): PageRaster {
  const page = pdfium._FPDF_LoadPage(document, index);
  if (!page) throw new Unreadable('documents.damaged', { page: index + 1 });
  try {
    const inches = {
      width: pdfium._FPDF_GetPageWidth(page) / pointsPerInch,
      height: pdfium._FPDF_GetPageHeight(page) / pointsPerInch,
    };
    const dpi = resolution(pdfium, page, inches.width, (pixels) => refuseAbove(pixels, index, limits));
    const width = Math.round(inches.width * dpi);
    const height = Math.round(inches.height * dpi);
    if (!(width > 0 && height > 0)) throw new Unreadable('documents.damaged', { page: index + 1 });
    refuseAbove(width * height, index, limits);
    const data = draw({ pdfium, page, form, width, height });
    return {
      image: sharp(data, { raw: { width, height, channels: 4 } }).removeAlpha(),
      width,
      height,
      dpi,
      keepAs: 'jpeg',
    };
  } finally {
    pdfium._FPDF_ClosePage(page);
  }
}

/** Sizes are known before anything is drawn: of the page, and of each picture on it. */
function refuseAbove(pixels: number, index: number, { megapixels }: IntakeLimits): void {
  if (pixels >= megapixels * 1e6)
    throw new Unreadable('documents.too-many-pixels', { limit: megapixels, unit: 'megapixels', page: index + 1 });
}

/** A scan inside a PDF is drawn at its own resolution, within reason. */
function resolution(pdfium: Pdfium, page: number, inches: number, check: (pixels: number) => void): number {
  let widest = 0;
  const size = pdfium.wasmExports.malloc(8);
  for (let i = 0; i < pdfium._FPDFPage_CountObjects(page); i += 1) {
    const object = pdfium._FPDFPage_GetObject(page, i);
    if (pdfium._FPDFPageObj_GetType(object) !== imageObject) continue;
    if (!pdfium._FPDFImageObj_GetImagePixelSize(object, size, size + 4)) continue;
    const [width = 0, height = 0] = new Uint32Array(pdfium.HEAPU8.slice(size, size + 8).buffer);
    check(width * height);
    widest = Math.max(widest, width);
  }
  pdfium.wasmExports.free(size);
  return Math.min(dpiRange.most, Math.max(dpiRange.least, Math.round(widest / inches)));
}

interface Drawing {
  readonly pdfium: Pdfium;
  readonly page: number;
  readonly form: number;
  readonly width: number;
  readonly height: number;
}

function draw({ pdfium, page, form, width, height }: Drawing): Uint8Array {
  const length = width * height * 4;
  const at = pdfium.wasmExports.malloc(length);
  if (!at) throw new RangeError('page bitmap allocation failed');
  const bitmap = pdfium._FPDFBitmap_CreateEx(width, height, bgra, at, width * 4);
  pdfium._FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
  pdfium._FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, drawAnnotations | redFirst);
  if (form) pdfium._FPDF_FFLDraw(form, bitmap, page, 0, 0, width, height, 0, redFirst);
  const pixels = pdfium.HEAPU8.slice(at, at + length);
  pdfium._FPDFBitmap_Destroy(bitmap);
  pdfium.wasmExports.free(at);
  return pixels;
}
