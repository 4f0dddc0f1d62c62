// Files as they arrive at an intake, good and bad, written by hand: only specifications use them.
import { deflateSync, crc32 } from 'node:zlib';
import sharp from 'sharp';
import { encode } from 'uqr';

const a4 = { width: 1654, height: 2339 };
const perMillimetre = a4.width / 210;

export interface PrintedPage {
  readonly code?: string;
  /** Millimetres; our forms print 20, the reading promise begins at 18. */
  readonly codeSize?: number;
  readonly lines?: number;
  readonly extra?: string;
}

/** A printed form at 200 dpi, as PNG. */
export function printedPage({ code, codeSize = 18, lines = 24, extra = '' }: PrintedPage = {}): Promise<Buffer> {
  const rows = Array.from({ length: lines }, (_, i) => row(i)).join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${a4.width}" height="${a4.height}"><rect width="100%" height="100%" fill="white"/>${rows}${code ? qr(code, codeSize) : ''}${extra}</svg>`;
  return sharp(Buffer.from(svg)).flatten({ background: 'white' }).png().toBuffer();
}

const row = (i: number) =>
  `<text x="110" y="${330 + i * 70}" font-size="34" font-family="sans-serif">${i + 1} form line of a notification 0123456789</text><path d="M100 ${345 + i * 70}H1550" stroke="black" stroke-width="2"/>`;

function qr(text: string, millimetres: number): string {
  const { size, data } = encode(text, { ecc: 'M', border: 0 });
  const scale = (millimetres * perMillimetre) / size;
  const cells = data.flatMap((cells, y) => cells.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')));
  return `<path transform="translate(${180 * perMillimetre} ${8 * perMillimetre}) scale(${scale})" d="${cells.join('')}" shape-rendering="crispEdges"/>`;
}

export interface PdfObject {
  readonly dictionary: string;
  readonly stream?: Uint8Array;
}

/** Objects are numbered from 1; the first is the catalogue. */
export function pdf(objects: readonly PdfObject[], trailer = ''): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  const offsets: number[] = [];
  const length = () => parts.reduce((sum, part) => sum + part.length, 0);
  objects.forEach(({ dictionary, stream }, index) => {
    offsets.push(length());
    const body = stream ? dictionary.replace(/>>$/, `/Length ${stream.length} >>`) : dictionary;
    parts.push(Buffer.from(`${index + 1} 0 obj\n${body}\n`, 'latin1'));
    if (stream) parts.push(Buffer.from('stream\n'), Buffer.from(stream), Buffer.from('\nendstream\n'));
    parts.push(Buffer.from('endobj\n'));
  });
  const start = length();
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${entries}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

/** One page that draws `content`; further objects begin at number 5. */
export const onePage = (
  content: string | PdfObject,
  options: { catalogue?: string; page?: string; box?: string; more?: readonly PdfObject[]; trailer?: string } = {},
) =>
  pdf(
    [
      { dictionary: `<< /Type /Catalog /Pages 2 0 R ${options.catalogue ?? ''} >>` },
      { dictionary: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>' },
      {
        dictionary: `<< /Type /Page /Parent 2 0 R /MediaBox ${options.box ?? '[0 0 595 842]'} /Contents 4 0 R ${options.page ?? ''} >>`,
      },
      typeof content === 'string' ? { dictionary: '<< >>', stream: Buffer.from(content) } : content,
      ...(options.more ?? []),
    ],
    options.trailer,
  );

/** What a scanner writes: each page one JPEG over the whole sheet. */
export function scannedPdf(jpegs: readonly Uint8Array[]): Buffer {
  const kids = jpegs.map((_, i) => `${3 + i * 3} 0 R`).join(' ');
  const pages = jpegs.flatMap((jpeg, i): PdfObject[] => [
    {
      dictionary: `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595.44 842.04] /Contents ${4 + i * 3} 0 R /Resources << /XObject << /Im ${5 + i * 3} 0 R >> >> >>`,
    },
    { dictionary: '<< >>', stream: Buffer.from('q 595.44 0 0 842.04 0 0 cm /Im Do Q') },
    {
      dictionary: `<< /Type /XObject /Subtype /Image /Width ${a4.width} /Height ${a4.height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode >>`,
      stream: jpeg,
    },
  ]);
  return pdf([
    { dictionary: '<< /Type /Catalog /Pages 2 0 R >>' },
    { dictionary: `<< /Type /Pages /Kids [${kids}] /Count ${jpegs.length} >>` },
    ...pages,
  ]);
}

export function emptyPages(count: number): Buffer {
  const kids = Array.from({ length: count }, (_, i) => `${3 + i} 0 R`).join(' ');
  const pages = Array.from({ length: count }, () => ({
    dictionary: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
  }));
  return pdf([
    { dictionary: '<< /Type /Catalog /Pages 2 0 R >>' },
    { dictionary: `<< /Type /Pages /Kids [${kids}] /Count ${count} >>` },
    ...pages,
  ]);
}

/** Forms that draw forms: each level draws the next one ten times, so nine levels are a thousand million strokes. */
export function endlessPdf(levels = 9): Buffer {
  const forms = Array.from({ length: levels }, (_, i): PdfObject => {
    const last = i === levels - 1;
    const resources = last ? '' : `/Resources << /XObject << /F ${6 + i} 0 R >> >>`;
    return {
      dictionary: `<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] ${resources} >>`,
      stream: Buffer.from(last ? '0 0 m 500 500 l S' : '/F Do '.repeat(10)),
    };
  });
  return onePage('/F Do', { page: '/Resources << /XObject << /F 5 0 R >> >>', more: forms });
}

/** A page whose drawing commands unpack to many times their size. */
export function inflatingPdf(megabytes: number): Buffer {
  const packed = deflateSync(deflateSync(Buffer.alloc(megabytes * 1e6, 0x20)));
  return onePage({ dictionary: '<< /Filter [/FlateDecode /FlateDecode] >>', stream: packed });
}

/** An indexed PNG of one colour: a few kilobytes that decode to width × height pixels. */
export function palettePng(width: number, height: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([1, 3, 0, 0, 0], 8);
  const rows = deflateSync(Buffer.alloc(height * (1 + Math.ceil(width / 8))));
  const chunks: [string, Uint8Array][] = [
    ['IHDR', head],
    ['PLTE', Buffer.from([255, 255, 255, 0, 0, 0])],
    ['IDAT', rows],
    ['IEND', Buffer.alloc(0)],
  ];
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    ...chunks.map(([type, data]) => chunk(type, data)),
  ]);
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** A stored zip of one member. */
export function zip(name = 'a.txt', content = Buffer.from('hidden')): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt32LE(crc32(content), 10);
  fields.writeUInt32LE(content.length, 14);
  fields.writeUInt32LE(content.length, 18);
  fields.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, Buffer.from(name), content]);
  const central = Buffer.concat([
    Buffer.from('PK\x01\x02\x14\x00', 'latin1'),
    fields,
    Buffer.alloc(14),
    Buffer.from(name),
  ]);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(1, 4);
  end.writeUInt16LE(1, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(local.length, 12);
  return Buffer.concat([local, central, Buffer.from('PK\x05\x06', 'latin1'), end]);
}
