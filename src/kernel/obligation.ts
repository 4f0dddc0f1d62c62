/**
 * An obligation is a follow-up opened by one event and closed by another, carried by a job that does one side effect
 * and reports by one idempotent command. Obligations remember, jobs act, neither decides.
 */
import type { Seen } from './read-model.js';

export type QueueName = 'centre-intake' | 'mail-intake' | 'registry' | 'render';

export interface Opening {
  /** Names the follow-up: opened and closed by the same key. */
  readonly key: string;
  /** Ids the job needs to find its work; never personal data. */
  readonly ids: Readonly<Record<string, string>>;
  /** 1 is the most urgent, as BullMQ counts. */
  readonly priority?: number;
  /** ISO moment by which it should be done; shown, and not a timer. */
  readonly due?: string;
}

type Opens<E extends { type: string }> = {
  readonly [T in E['type']]?: (event: Seen<Extract<E, { type: T }>>) => Opening | readonly Opening[] | null;
};
type Closes<E extends { type: string }> = {
  readonly [T in E['type']]?: (event: Seen<Extract<E, { type: T }>>) => string | readonly string[] | null;
};

/** What a job is given. Its commands take their id from `eventId`, so that a second run writes nothing. */
export interface FollowUp {
  readonly obligation: string;
  readonly key: string;
  readonly eventId: string;
  readonly correlationId: string;
  readonly ids: Readonly<Record<string, string>>;
}

export interface Obligation {
  readonly name: string;
  readonly queue: QueueName;
  readonly opens: Readonly<Record<string, (event: never) => Opening | readonly Opening[] | null>>;
  readonly closes: Readonly<Record<string, (event: never) => string | readonly string[] | null>>;
}

export const obligation = <E extends { type: string; data: object }>(declaration: {
  name: string;
  queue: QueueName;
  opens: Opens<E>;
  closes: Closes<E>;
}): Obligation => declaration as unknown as Obligation;

/** One handler per obligation. It throws to be tried again; it never decides. */
export interface ObligationJob {
  readonly obligation: string;
  run(followUp: FollowUp): Promise<void>;
}
