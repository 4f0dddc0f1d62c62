/**
 * An obligation is a follow-up opened by one event and closed by another, carried by a job that does one side effect
 * and reports by one idempotent command. Obligations remember, jobs act, neither decides.
 */
import type { Meta } from './decider.js';
import { derivedId } from './ids.js';
import type { Seen } from './read-model.js';

export const queueNames = ['centre-intake', 'mail-intake', 'registry', 'render'] as const;
export type QueueName = (typeof queueNames)[number];

export interface Opening {
  /** Names the follow-up: opened and closed by the same key. Opaque, never personal data. */
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
  /** The event that opened it. */
  readonly eventId: string;
  readonly correlationId: string;
  readonly ids: Readonly<Record<string, string>>;
}

export interface Obligation {
  readonly name: string;
  readonly queue: QueueName;
  /** Raised when the same event types open or close other keys than before: the projection is built anew. */
  readonly version: number;
  readonly opens: Readonly<Record<string, (event: never) => Opening | readonly Opening[] | null>>;
  readonly closes: Readonly<Record<string, (event: never) => string | readonly string[] | null>>;
}

/**
 * A closing event closes what is open under its key. One that comes before its opening closes it too, once; an opening
 * that the same stream records after the closing is a new follow-up.
 */
export const obligation = <E extends { type: string; data: object }>(declaration: {
  name: string;
  queue: QueueName;
  version?: number;
  opens: Opens<E>;
  closes: Closes<E>;
}): Obligation => ({ version: 1, ...declaration }) as unknown as Obligation;

/** One handler per obligation. It throws to be tried again; it never decides. */
export interface ObligationJob {
  readonly obligation: string;
  run(followUp: FollowUp): Promise<void>;
}

/** Thrown by a job that knows that no further attempt can help: a person's task at once. */
export class CannotBeDone extends Error {
  /** @param code literal code of the reason, never a text with personal data. */
  constructor(readonly code: string) {
    super(code);
  }
}

/**
 * The meta of a job's command. The id comes from the opening event, so the same job run again sends the same command.
 * @param part distinguishes the commands of a job that reports to several streams.
 */
export const followUpMeta = (followUp: FollowUp, now: string, part = ''): Meta => ({
  commandId: derivedId('follow-up', followUp.eventId, followUp.obligation, followUp.key, part),
  actor: { kind: 'system', account: followUp.obligation, person: followUp.obligation, role: 'system', office: null },
  now,
  correlationId: followUp.correlationId,
  causationId: followUp.eventId,
});
