// An uploaded file becomes pages: safe images, which way up, blank or not, and the codes on them; or a clear problem.
import { availableParallelism } from 'node:os';
import { IntakeProblem, type IntakeCode, type IntakeDetails, type IntakeLimits } from './intake-problem.js';
import type { DocumentType, ReadPage, ReadPages } from './page.js';
import { Patience } from './patience.js';
import type { FromReader, ToReader } from './reader-messages.js';
import { takeReader, type Reader } from './spare-reader.js';

export interface ReadOptions {
  /** As the person knows it; only for the problem that she reads. */
  readonly name: string;
  readonly limits: IntakeLimits;
  /** How our own codes begin; other codes on a page do not decide which way up it is. Default: every code does. */
  readonly ownCodes?: string;
  /** The sender has gone, or the server stops: the reading ends at once. */
  readonly signal?: AbortSignal;
}

const longestStart = 30;
/** One more than two bad files can hold up. */
const atOnce = Math.max(3, availableParallelism());
let running = 0;
const waiting: (() => void)[] = [];

/** All pages at once. For long documents `readEachPage` keeps only one in memory. */
export async function readPages(bytes: Uint8Array, options: ReadOptions): Promise<ReadPages> {
  const pages: ReadPage[] = [];
  const { type } = await readEachPage(bytes, options, (page) => void pages.push(page));
  return { type, pages };
}

/** The next page is decoded when `take` has finished with this one. A problem on a later page rejects: what was taken is then to be discarded. */
export async function readEachPage(
  bytes: Uint8Array,
  options: ReadOptions,
  take: (page: ReadPage) => void | Promise<void>,
): Promise<{ type: DocumentType; pages: number }> {
  const { name, limits } = options;
  if (bytes.length === 0) throw new IntakeProblem('documents.empty-file', name);
  if (bytes.length > limits.megabytes * 1024 * 1024)
    throw new IntakeProblem('documents.too-large', name, { limit: limits.megabytes, unit: 'megabytes' });
  await turn();
  try {
    options.signal?.throwIfAborted();
    return await new Reading(takeReader(limits.memoryMegabytes), bytes, options, take).finished;
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

async function turn(): Promise<void> {
  while (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
  running += 1;
}

/** The server's side of one reading process: it watches the clock, and whatever the process does ends in a result or a problem. */
class Reading {
  readonly finished: Promise<{ type: DocumentType; pages: number }>;
  private readonly patience: Patience;
  private opened: { type: DocumentType; pages: number } | undefined;
  private resolve!: (result: { type: DocumentType; pages: number }) => void;
  private reject!: (problem: unknown) => void;

  constructor(
    private readonly reader: Reader,
    private readonly bytes: Uint8Array,
    private readonly options: ReadOptions,
    private readonly take: (page: ReadPage) => void | Promise<void>,
  ) {
    this.finished = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
    const { process } = reader;
    this.patience = new Patience(process.pid, (seconds) =>
      this.refuse('documents.took-too-long', { limit: seconds, unit: 'seconds' }),
    );
    options.signal?.addEventListener('abort', this.abort);
    process.on(
      'message',
      (message: FromReader) => void this.hear(message).catch((error: unknown) => this.end(() => this.reject(error))),
    );
    process.on('error', (error) => this.end(() => this.reject(error)));
    process.on('exit', (_code, signal) => this.refuse(...whyItEnded(signal, this.options.limits)));
    if (reader.isReady) this.begin();
    else this.patience.allow(longestStart);
  }

  private begin(): void {
    const { limits, ownCodes = '' } = this.options;
    this.send({ kind: 'read', bytes: this.bytes, limits, ownCodes });
    this.patience.allow(limits.seconds);
  }

  private async hear(message: FromReader): Promise<void> {
    const { limits } = this.options;
    if (message.kind === 'refused') return this.refuse(message.code, message.details);
    if (message.kind === 'failed') throw new Error(`The reading process failed: ${message.said}`);
    if (message.kind === 'ready') return this.begin();
    if (message.kind === 'opened') {
      this.opened = { type: message.type, pages: message.pages };
      return this.patience.allow(limits.seconds);
    }
    this.patience.pause();
    const opened = this.opened;
    if (message.kind === 'done')
      return opened ? this.end(() => this.resolve(opened)) : this.refuse('documents.damaged', {});
    await this.take(message.page);
    this.patience.allow(limits.seconds);
    this.send({ kind: 'next' });
  }

  private readonly abort = () => this.end(() => this.reject(this.options.signal?.reason));

  private send(message: ToReader): void {
    // A reader that died meanwhile is reported by its exit.
    this.reader.process.send(message, () => undefined);
  }

  private refuse(code: IntakeCode, details: IntakeDetails): void {
    this.end(() => this.reject(new IntakeProblem(code, this.options.name, details)));
  }

  private end(settle: () => void): void {
    this.patience.stop();
    this.options.signal?.removeEventListener('abort', this.abort);
    this.reader.process.kill('SIGKILL');
    settle();
  }
}

/** A reader that ended without a word ran into one of its limits or crashed on the file. */
function whyItEnded(signal: NodeJS.Signals | null, limits: IntakeLimits): [IntakeCode, IntakeDetails] {
  if (signal === 'SIGXCPU' || signal === 'SIGKILL')
    return ['documents.took-too-long', { limit: limits.seconds, unit: 'seconds' }];
  if (signal === 'SIGABRT' || signal === 'SIGTRAP' || signal === 'SIGILL')
    return ['documents.too-many-pixels', { limit: limits.memoryMegabytes, unit: 'megabytes of memory' }];
  return ['documents.damaged', {}];
}
