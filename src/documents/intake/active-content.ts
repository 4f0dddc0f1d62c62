import { inflateSync } from 'node:zlib';
import { Unreadable } from './intake-problem.js';

const inflateBudget = 32e6;

/**
 * A scanner writes neither scripts nor attachments, so a PDF that carries one is refused.
 * What hides too well to be seen here stays harmless: the renderer has no script engine, and only pixels go on.
 */
export function refuseActiveContent(bytes: Uint8Array, pdfium: object, document: number): void {
  if (counted(pdfium, '_FPDFDoc_GetJavaScriptActionCount', document) > 0)
    throw new Unreadable('documents.two-in-one', { found: 'javascript' });
  if (counted(pdfium, '_FPDFDoc_GetAttachmentCount', document) > 0)
    throw new Unreadable('documents.two-in-one', { found: 'attachment' });
  const structure = outsideStreams(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)).replace(
    /#([0-9a-f]{2})/gi,
    (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)),
  );
  if (/\/(?:JavaScript|JS)(?=[\s()<>[\]/]|$)/.test(structure))
    throw new Unreadable('documents.two-in-one', { found: 'javascript' });
  if (/\/(?:EmbeddedFile|Launch|RichMedia)(?=[\s()<>[\]/]|$)/.test(structure))
    throw new Unreadable('documents.two-in-one', { found: 'attachment' });
}

/** PDFium's count, by the function's name: the package's types do not list these two. */
function counted(pdfium: object, name: string, document: number): number {
  const count: unknown = Reflect.get(pdfium, name);
  return typeof count === 'function' ? Number(count(document)) : 0;
}

/** The file's objects without page and image data, in which any three letters occur by chance; object streams are opened. */
function outsideStreams(file: Buffer): string {
  const parts: string[] = [];
  let budget = inflateBudget;
  let from = 0;
  for (;;) {
    const start = file.indexOf('stream', from);
    const end = start < 0 ? -1 : file.indexOf('endstream', start);
    if (start < 0 || end < 0) break;
    const head = file.toString('latin1', from, start);
    parts.push(head);
    if (/\/ObjStm\b/.test(head.slice(-2000))) {
      const objects = inflated(file.subarray(start + 6, end), budget);
      budget -= objects.length;
      parts.push(objects);
    }
    from = end + 'endstream'.length;
  }
  parts.push(file.toString('latin1', from));
  return parts.join('\n');
}

function inflated(stream: Buffer, budget: number): string {
  if (budget <= 0) return '';
  const data =
    stream[0] === 0x0d && stream[1] === 0x0a ? stream.subarray(2) : stream[0] === 0x0a ? stream.subarray(1) : stream;
  try {
    return inflateSync(data, { maxOutputLength: budget }).toString('latin1');
  } catch {
    return '';
  }
}
