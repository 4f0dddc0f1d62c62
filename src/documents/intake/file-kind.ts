import { fileTypeFromBuffer } from 'file-type';
import { Unreadable } from './intake-problem.js';
import type { DocumentType } from './page.js';

const documentTypes: readonly string[] = [
  'application/pdf',
  'image/jpeg',
  'image/png',
  'image/tiff',
] satisfies DocumentType[];

const isDocumentType = (mime: string): mime is DocumentType => documentTypes.includes(mime);

/** By content, never by name. The full decode that follows is what proves it. */
export async function fileKind(bytes: Uint8Array): Promise<DocumentType> {
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  if (!found || !isDocumentType(found.mime))
    throw new Unreadable('documents.not-a-document', found ? { found: found.mime } : {});
  return found.mime;
}

/**
 * A scan that is also something else (an archive, a page with a script, a second PDF) is somebody's trick.
 * Compressed image data holds any four bytes by chance, so each signature is long enough to mean it.
 */
export function refuseSecondSignature(bytes: Uint8Array): void {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (holdsPdf(buffer)) throw new Unreadable('documents.two-in-one', { found: 'pdf' });
  if (holdsZip(buffer)) throw new Unreadable('documents.two-in-one', { found: 'zip' });
  if (holdsScript(buffer)) throw new Unreadable('documents.two-in-one', { found: 'script' });
}

const holdsPdf = (buffer: Buffer) =>
  positions(buffer, '%PDF-').some((at) => at > 0 && /^[12]\.\d/.test(buffer.toString('latin1', at + 5, at + 8)));

/** A local file header names a known version (≤ 6.3) and method; the end record names disk 0. */
const holdsZip = (buffer: Buffer) =>
  positions(buffer, 'PK\x03\x04').some((at) => at + 30 <= buffer.length && isZipMember(buffer, at)) ||
  positions(buffer, 'PK\x05\x06').some(
    (at) => at + 22 <= buffer.length && buffer.readUInt32LE(at + 4) === 0 && buffer.readUInt16LE(at + 10) > 0,
  );

const isZipMember = (buffer: Buffer, at: number) =>
  buffer[at + 5] === 0 &&
  (buffer[at + 4] ?? 255) <= 63 &&
  [0, 8, 9, 12, 14, 93, 95, 98, 99].includes(buffer.readUInt16LE(at + 8));

const holdsScript = (buffer: Buffer) =>
  ['<script', '<SCRIPT', '<Script', '<!DOCTYPE html', '<!doctype html'].some((mark) =>
    buffer.includes(mark, 0, 'latin1'),
  );

function positions(buffer: Buffer, mark: string): number[] {
  const found: number[] = [];
  for (let at = buffer.indexOf(mark, 0, 'latin1'); at >= 0; at = buffer.indexOf(mark, at + 1, 'latin1')) found.push(at);
  return found;
}
