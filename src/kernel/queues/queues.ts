/** The machine's queues as the kernel uses them, the same on both backends. They hold ids; the truth lies in the events. */
import type { QueueName } from '../obligation.js';

export interface JobToAdd {
  /** The same id added twice is the same job. */
  readonly id: string;
  readonly name: string;
  /** Ids only: whoever reads the queue's tables learns nothing about a person. */
  readonly data: Readonly<Record<string, string>>;
  readonly priority: number;
  /** When the follow-up was opened, by the store's clock. */
  readonly openedAt: Date;
}

export interface TakenJob {
  readonly id: string;
  readonly name: string;
  readonly data: Readonly<Record<string, string>>;
  /** No further attempt follows when this one fails. */
  readonly lastAttempt: boolean;
}

export interface QueueDepth {
  readonly queue: QueueName;
  readonly waiting: number;
  readonly active: number;
  /** Failed at least once and waiting for the next attempt. */
  readonly delayed: number;
}

export interface WorkOptions {
  readonly concurrency: number;
  /** @throws to be tried again. Only the error's name reaches the queue's tables. */
  readonly run: (job: TakenJob) => Promise<void>;
  /** A job that stalled too often, most likely because it takes its process down; it is not tried again. */
  readonly onGivenUp: (job: TakenJob) => Promise<void>;
}

export interface Queues {
  readonly names: readonly QueueName[];
  /** @throws QueueUnavailable. All or none may have arrived; adding again is harmless. */
  add(queue: QueueName, jobs: readonly JobToAdd[]): Promise<void>;
  /** Ids of the jobs that wait, run or will be tried again. */
  pending(queue: QueueName): Promise<ReadonlySet<string>>;
  /** Removes jobs that ended but are still lying there, so that their ids can be added again. */
  removeEnded(queue: QueueName): Promise<void>;
  /** How many; how old is known from the events. */
  depths(): Promise<readonly QueueDepth[]>;
  work(queue: QueueName, options: WorkOptions): void;
  /** Ends taking jobs, waits for those under way, then leaves the backend. */
  close(): Promise<void>;
}

/** The backend does not answer; what is owed stays in the events and is added when it is back. */
export class QueueUnavailable extends Error {
  constructor(cause: unknown) {
    super('the job queues are not reachable', { cause });
  }
}
