/** BullMQ behind the kernel's few calls. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Job, JobsOptions, JobType } from 'bullmq';
import type { QueueName } from '../obligation.js';
import { connect, type AnyQueue, type AnyWorker, type Backend } from './connect.js';
import { errorClass } from './error-class.js';
import {
  QueueUnavailable,
  type JobToAdd,
  type QueueDepth,
  type Queues,
  type TakenJob,
  type WorkOptions,
} from './queues.js';
import { defaultTuning, type QueueBackend, type QueueTuning } from './settings.js';

const CHUNK = 500;
const GIVING_UP_MS = 1_500;
const PENDING: JobType[] = ['waiting', 'prioritized', 'active', 'delayed', 'waiting-children'];
const ENDED: JobType[] = ['completed', 'failed'];

/** BullMQ stores an error's message and trace with the job: they may quote what somebody typed, so they stay out. */
class JobFailed extends Error {
  constructor(cause: unknown) {
    super(errorClass(cause));
    this.stack = this.message;
  }
}

const taken = (job: Job<Record<string, string>, void>): TakenJob => ({
  id: job.id ?? '',
  name: job.name,
  data: job.data,
  lastAttempt: job.attemptsMade + 1 >= (job.opts.attempts ?? 1),
});

export interface QueueSettings {
  readonly tuning?: Partial<QueueTuning>;
  /** Losing the backend is reported here, again and again, until it is back. */
  readonly onError: (error: unknown) => void;
}

/** @throws when the PostgreSQL backend cannot be prepared. */
export const createQueues = async (
  backend: QueueBackend,
  names: readonly QueueName[],
  settings: QueueSettings,
): Promise<Queues> => {
  const tuning = { ...defaultTuning, ...settings.tuning };
  return new BullQueues(
    await connect(backend, names.length, tuning, settings.onError),
    names,
    tuning,
    settings.onError,
  );
};

class BullQueues implements Queues {
  private readonly queues: ReadonlyMap<QueueName, AnyQueue>;
  private readonly workers: AnyWorker[] = [];
  private closing: Promise<void> | null = null;

  constructor(
    private readonly backend: Backend,
    readonly names: readonly QueueName[],
    private readonly tuning: QueueTuning,
    private readonly onError: (error: unknown) => void,
  ) {
    this.queues = new Map(names.map((name) => [name, backend.queue(name, { streams: { events: { maxLen: 1_000 } } })]));
    for (const queue of this.queues.values()) queue.on('error', onError);
  }

  async add(name: QueueName, jobs: readonly JobToAdd[]): Promise<void> {
    for (let from = 0; from < jobs.length; from += CHUNK) {
      const chunk = jobs
        .slice(from, from + CHUNK)
        .map((job) => ({ name: job.name, data: job.data, opts: this.options(job) }));
      await this.answered(this.queue(name).addBulk(chunk));
    }
  }

  async pending(name: QueueName): Promise<ReadonlySet<string>> {
    return new Set(await this.answered(this.queue(name).getRanges(PENDING, 0, -1)));
  }

  async removeEnded(name: QueueName): Promise<void> {
    const ids = await this.answered(this.queue(name).getRanges(ENDED, 0, -1));
    for (const id of ids) await this.answered(this.queue(name).remove(id));
  }

  async depths(): Promise<readonly QueueDepth[]> {
    return Promise.all(this.names.map((name) => this.depth(name)));
  }

  work(name: QueueName, { concurrency, run, onGivenUp }: WorkOptions): void {
    const { lockMs, renewMs, stalledCheckMs, maxStalled } = this.tuning;
    const worker = this.backend.worker(
      name,
      (job) =>
        run(taken(job)).catch((error: unknown) => {
          throw new JobFailed(error);
        }),
      {
        concurrency,
        lockDuration: lockMs,
        lockRenewTime: renewMs,
        stalledInterval: stalledCheckMs,
        maxStalledCount: maxStalled,
        // A notice that got lost while the backend was away delays a job by this much at most.
        drainDelay: 2,
        runRetryDelay: 1_000,
      },
    );
    worker.on('error', this.onError);
    worker.on('failed', (job, error) => {
      if (job && error.name === 'UnrecoverableError') onGivenUp(taken(job)).catch(this.onError);
    });
    this.workers.push(worker);
  }

  close(): Promise<void> {
    this.closing ??= this.end();
    return this.closing;
  }

  private async end(): Promise<void> {
    const ended = Promise.all(this.workers.map((worker) => worker.close()))
      .then(() => Promise.all([...this.queues.values()].map((queue) => queue.close())))
      .then(() => undefined, this.onError);
    // A backend that is away must not keep the program from ending.
    await Promise.race([ended, sleep(this.tuning.closeMs, undefined, { ref: false })]);
    await this.backend.close();
    // Workers that waited for it give up now, and end their timers.
    await Promise.race([ended, sleep(GIVING_UP_MS, undefined, { ref: false })]);
  }

  private queue(name: QueueName): AnyQueue {
    const queue = this.queues.get(name);
    if (!queue) throw new Error(`there is no queue ${name}`);
    return queue;
  }

  /** A call that is waiting for a connection would wait for ever. */
  private async answered<T>(asked: Promise<T>): Promise<T> {
    const { answerMs } = this.tuning;
    const waiting = new AbortController();
    const late = sleep(answerMs, undefined, { signal: waiting.signal }).then(() => {
      throw new Error(`no answer within ${answerMs} ms`);
    });
    try {
      return await Promise.race([asked, late]);
    } catch (error) {
      throw new QueueUnavailable(error);
    } finally {
      late.catch(() => undefined);
      waiting.abort();
    }
  }

  private options({ id, priority, openedAt }: JobToAdd): JobsOptions {
    const { attempts, backoffMs } = this.tuning;
    return {
      jobId: id,
      priority,
      timestamp: openedAt.getTime(),
      attempts,
      backoff: { type: 'exponential', delay: backoffMs, jitter: 0.2 },
      removeOnComplete: true,
      // What failed for good is an event in the follow-up's stream, not a row here.
      removeOnFail: true,
      stackTraceLimit: 0,
    };
  }

  private async depth(name: QueueName): Promise<QueueDepth> {
    const {
      waiting = 0,
      prioritized = 0,
      active = 0,
      delayed = 0,
    } = await this.answered(this.queue(name).getJobCounts(...PENDING));
    return { queue: name, waiting: waiting + prioritized, active, delayed };
  }
}
