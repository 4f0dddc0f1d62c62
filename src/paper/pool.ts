import { Worker } from 'node:worker_threads';
import { PaperFailure } from './failure.js';
import { workerSource, type WorkerAnswer, type WorkerJob, type WorkerSetting } from './worker.js';

export type PoolOptions = WorkerSetting & { workers: number; timeLimitMs: number; documentsPerWorker: number };

type Waiting = {
  template: string;
  job: WorkerJob;
  done: (answer: WorkerAnswer) => void;
  failed: (failure: PaperFailure) => void;
};
type Desk = { worker: Worker; ready: boolean; printed: number; current?: Waiting; timer?: NodeJS.Timeout };

const START_LIMIT_MS = 30_000;

/** Worker threads that print one sheet at a time. The engine keeps memory, so a thread is replaced after some hundred sheets. */
export class PrintPool {
  private readonly desks = new Set<Desk>();
  private readonly queue: Waiting[] = [];
  private readonly ending = new Set<Promise<unknown>>();
  private closed = false;

  constructor(private readonly options: PoolOptions) {}

  print(template: string, job: WorkerJob): Promise<WorkerAnswer> {
    return new Promise((done, failed) => {
      if (this.closed) return failed(new PaperFailure('closed', template));
      this.queue.push({ template, job, done, failed });
      this.assign();
    });
  }

  async close(): Promise<void> {
    this.closed = true;
    const left = this.queue.splice(0);
    for (const { template, failed } of left) failed(new PaperFailure('closed', template));
    for (const desk of [...this.desks]) this.retire(desk, 'closed');
    await Promise.all(this.ending);
  }

  private assign(): void {
    while (this.queue.length > 0) {
      const free = [...this.desks].find(({ current }) => !current) ?? this.open();
      if (!free) return;
      const next = this.queue.shift();
      if (!next) return;
      free.current = next;
      free.worker.ref();
      if (free.ready) this.start(free, next);
    }
  }

  private open(): Desk | undefined {
    if (this.closed || this.desks.size >= this.options.workers) return undefined;
    const { compiler, workspace, fontFiles } = this.options;
    const worker = new Worker(workerSource, {
      eval: true,
      workerData: { compiler, workspace, fontFiles },
      resourceLimits: { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32 },
    });
    const desk: Desk = { worker, ready: false, printed: 0 };
    desk.timer = setTimeout(() => this.retire(desk, 'worker', 'did not start'), START_LIMIT_MS);
    worker.on('message', (message: 'ready' | WorkerAnswer) => this.hear(desk, message));
    worker.on('error', (error) => this.retire(desk, 'worker', error.name));
    worker.on('exit', () => this.retire(desk, 'worker', 'ended'));
    this.desks.add(desk);
    return desk;
  }

  private start(desk: Desk, { job }: Waiting): void {
    clearTimeout(desk.timer);
    const limit = this.options.timeLimitMs;
    desk.timer = setTimeout(() => this.retire(desk, 'time-limit', `more than ${limit} ms`), limit);
    desk.worker.postMessage(job);
  }

  private hear(desk: Desk, message: 'ready' | WorkerAnswer): void {
    if (!this.desks.has(desk)) return;
    clearTimeout(desk.timer);
    const { current } = desk;
    if (message === 'ready') {
      desk.ready = true;
      if (current) this.start(desk, current);
      return;
    }
    delete desk.current;
    desk.printed += 1;
    // An idle thread must not keep the process alive.
    desk.worker.unref();
    if (desk.printed >= this.options.documentsPerWorker) this.retire(desk, 'worker');
    current?.done(message);
    this.assign();
  }

  /** Ends a thread at once for those who wait; one inside a long computation of the engine stops when that returns. */
  private retire(desk: Desk, kind: 'worker' | 'time-limit' | 'closed', detail?: string): void {
    if (!this.desks.delete(desk)) return;
    clearTimeout(desk.timer);
    const ending = desk.worker.terminate().finally(() => this.ending.delete(ending));
    this.ending.add(ending);
    const { current } = desk;
    delete desk.current;
    current?.failed(new PaperFailure(kind, current.template, [], detail));
    this.assign();
  }
}
