/** One run of one follow-up's job: done, to be tried again, or parked for a person. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Executor } from '../execute.js';
import { newId } from '../ids.js';
import { CannotBeDone, type ObligationJob } from '../obligation.js';
import { Busy, Refused } from '../problems.js';
import { errorClass, QueueUnavailable, type TakenJob } from '../queues/index.js';
import { StoreUnavailable, type EventStore } from '../store/port.js';
import type { Entries } from './entries.js';
import { decidePark, followUpFold, followUpStream, ParkFollowUp } from './follow-up.js';
import { toFollowUp, type Entry } from './ledger.js';

const CLOSING_LOOKS_MS = [0, 10, 30, 100, 300];

/** The job ended well, but no event closed what it was for: running it for ever would hide that. */
class FollowUpNotClosed extends Error {}

/** The house itself could not serve. That is nobody's task: it is tried again until it can. */
const isOutage = (error: unknown): boolean =>
  error instanceof StoreUnavailable || error instanceof Busy || error instanceof QueueUnavailable;

/** A code, and for what nobody foresaw the class of the error. */
const reasonOf = (error: unknown): [reason: string, error?: string] => {
  if (error instanceof Refused) return [error.refusal.refused];
  if (error instanceof CannotBeDone) return [error.code];
  if (error instanceof FollowUpNotClosed) return ['kernel.follow-up-not-closed'];
  return ['kernel.follow-up-failed', errorClass(error)];
};

export interface RunTools {
  readonly entries: Entries;
  readonly jobs: ReadonlyMap<string, ObligationJob>;
  readonly store: EventStore;
  readonly executor: Executor;
  readonly caughtUp: () => Promise<boolean>;
}

/** @throws to be tried again. */
export const runFollowUp = async (tools: RunTools, taken: TakenJob): Promise<void> => {
  const entry = await owed(tools.entries, taken);
  if (!entry) return;
  // A job of a program of another version: not ours to judge, the reconciler of that version adds it again.
  const job = tools.jobs.get(taken.name);
  if (!job) throw new Error(`no job is registered for ${taken.name}`);
  try {
    await job.run(toFollowUp(entry));
    await mustBeClosed(tools, taken);
  } catch (error) {
    if (isOutage(error) || !(taken.lastAttempt || error instanceof CannotBeDone)) throw error;
    await park(tools, taken, ...reasonOf(error));
  }
};

/** Undefined: closed, parked or opened anew since this job was added. */
const owed = async (entries: Entries, { data }: TakenJob): Promise<Entry | undefined> => {
  const entry = await entries.find(data.entry ?? '');
  const same = entry?.state === 'open' && entry.eventId === data.openedBy && String(entry.retries) === data.round;
  return same ? entry : undefined;
};

const mustBeClosed = async ({ entries, caughtUp }: RunTools, taken: TakenJob): Promise<void> => {
  // Usually the projection has the closing event within a few milliseconds.
  for (const wait of CLOSING_LOOKS_MS) {
    await sleep(wait);
    if (!(await owed(entries, taken))) return;
  }
  if ((await caughtUp()) && (await owed(entries, taken))) throw new FollowUpNotClosed();
};

export const park = async (
  { entries, store, executor }: RunTools,
  taken: TakenJob,
  reason: string,
  error?: string,
): Promise<void> => {
  const entry = await owed(entries, taken);
  if (!entry) return;
  const { obligation, key, eventId: openedBy, correlationId, retries: round } = entry;
  const name = { obligation, key, openedBy };
  const data = { ...name, round, reason, ...(error === undefined ? {} : { error }) };
  const actor = { kind: 'system', account: obligation, person: obligation, role: 'system', office: null } as const;
  // Two runs may park with different reasons: the stream's state, not the command's id, lets only the first one count.
  const meta = {
    commandId: newId(),
    actor,
    now: (await store.now()).toISOString(),
    correlationId,
    causationId: openedBy,
  };
  await executor.decide({
    stream: followUpStream(name),
    fold: followUpFold,
    command: new ParkFollowUp(data, meta),
    decide: decidePark,
  });
};
