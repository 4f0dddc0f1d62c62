// The process that opens one uploaded file: it has no settings, no keys and no network to speak of, little memory, and ends with the file.
import { Worker } from 'node:worker_threads';
import sharp from 'sharp';
import { fileKind, refuseSecondSignature } from './file-kind.js';
import { prepareCodeReader } from './find-codes.js';
import { Unreadable, type IntakeLimits } from './intake-problem.js';
import { decodePage, lookAtPage, warmUp } from './look-at-page.js';
import { decoding, isOutOfMemory, openImage } from './open-image.js';
import { openPdf } from './open-pdf.js';
import type { DocumentType, ReadPage } from './page.js';
import type { PageSource } from './page-source.js';
import type { FromReader, ToReader } from './reader-messages.js';

let proceed: () => void = () => undefined;

const say = (message: FromReader) =>
  new Promise<void>((resolve, reject) => {
    process.send?.(message, undefined, undefined, (error) => (error ? reject(error) : resolve()));
  });

async function open(bytes: Uint8Array, type: DocumentType, limits: IntakeLimits): Promise<PageSource> {
  const source = type === 'application/pdf' ? await openPdf(bytes, limits) : await openImage(bytes, type, limits);
  if (source.pages > limits.pages)
    throw new Unreadable('documents.too-many-pages', { limit: limits.pages, unit: 'pages' });
  return source;
}

async function readPage(source: PageSource, index: number, limits: IntakeLimits, ownCodes: string): Promise<ReadPage> {
  const { dpi, decoded } = await decoding(limits, index, async () => {
    const raster = await source.raster(index);
    return { dpi: raster.dpi, decoded: await decodePage(raster) };
  });
  const [original, look] = await Promise.all([decoded.original(), lookAtPage(decoded.working, ownCodes)]);
  return { number: index + 1, dpi, original, ...look };
}

async function read({ bytes, limits, ownCodes }: Extract<ToReader, { kind: 'read' }>): Promise<void> {
  const type = await fileKind(bytes);
  refuseSecondSignature(bytes);
  const source = await decoding(limits, 0, () => open(bytes, type, limits));
  await say({ kind: 'opened', type, pages: source.pages });
  for (let index = 0; index < source.pages; index += 1) {
    const page = await readPage(source, index, limits, ownCodes);
    const asked = new Promise<void>((resolve) => (proceed = resolve));
    await say({ kind: 'page', page });
    await asked;
  }
  await say({ kind: 'done' });
}

/** A decoder's refusal is the file's fault; anything else that goes wrong is ours and must not be called a damaged file. */
function complaint(error: unknown, { memoryMegabytes }: IntakeLimits): FromReader {
  if (error instanceof Unreadable) return { kind: 'refused', code: error.code, details: error.details };
  const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
  if (isOutOfMemory(said))
    return {
      kind: 'refused',
      code: 'documents.too-many-pixels',
      details: { limit: memoryMegabytes, unit: 'megabytes of memory' },
    };
  return { kind: 'failed', said };
}

/** A decoder that hangs keeps this thread from hearing that the server is gone; another thread looks, and ends the process. */
function endWithServer(): void {
  const watch = `setInterval(() => process.ppid !== ${process.ppid} && process.kill(process.pid, 'SIGKILL'), 500);`;
  new Worker(watch, {
    eval: true,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 8, maxYoungGenerationSizeMb: 2 },
  }).unref();
}

sharp.cache(false);
sharp.concurrency(1);
prepareCodeReader();
process.on('disconnect', () => process.exit());
endWithServer();
process.on('message', (message: ToReader) => {
  if (message.kind === 'next') return proceed();
  read(message).catch((error: unknown) => say(complaint(error, message.limits)));
});
// It stays until the server ends it: leaving by itself it could be gone before its last word was read.
void warmUp()
  .catch(() => undefined)
  .then(() => say({ kind: 'ready' }));
