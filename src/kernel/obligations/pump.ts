/**
 * Brings what is owed into the queues: the pump adds what was newly opened, the reconciler whatever the queue does not
 * hold. Both only look once the projection knows everything recorded so far: a projection that is being built anew
 * shows follow-ups as open that later history has closed.
 */
import { derivedId } from '../ids.js';
import type { QueueName } from '../obligation.js';
import type { JobToAdd, Queues } from '../queues/index.js';
import type { Entries } from './entries.js';
import type { Entry } from './ledger.js';

const SLICE = 1_000;
const DEFAULT_PRIORITY = 5;

/** A retried follow-up is a new job. No colon: the queue would take it for a key of its own. */
export const jobId = ({ obligation, key, eventId, retries }: Entry): string =>
  `${derivedId('job', obligation, key, eventId)}-${retries}`;

export const toJob = (entry: Entry): JobToAdd => ({
  id: jobId(entry),
  name: entry.obligation,
  data: { entry: entry.id, openedBy: entry.eventId, round: String(entry.retries) },
  priority: entry.priority ?? DEFAULT_PRIORITY,
  openedAt: entry.openedAt,
});

export class Pump {
  private cursor = 0n;

  constructor(
    private readonly entries: Entries,
    private readonly queues: Queues,
    private readonly caughtUp: () => Promise<boolean>,
  ) {}

  /** @returns how many jobs were sent to the queues; a failure leaves the rest for the next call. */
  async pump(): Promise<number> {
    if (!(await this.caughtUp())) return 0;
    for (let count = 0; ;) {
      const opened = await this.entries.openAfter(this.cursor, SLICE);
      const last = opened.at(-1);
      if (!last) return count;
      await this.add(opened);
      this.cursor = BigInt(last.moved);
      count += opened.length;
    }
  }

  /** @returns how many were missing and are in the queue again; undefined when the projection is not up to date yet. */
  async reconcile(): Promise<number | undefined> {
    if (!(await this.caughtUp())) return undefined;
    const open = await this.entries.open();
    let added = 0;
    for (const [queue, entries] of byQueue(open)) {
      await this.queues.removeEnded(queue);
      const pending = await this.queues.pending(queue);
      const missing = entries.filter((entry) => !pending.has(jobId(entry)));
      await this.queues.add(queue, missing.map(toJob));
      added += missing.length;
    }
    return added;
  }

  private async add(entries: readonly Entry[]): Promise<void> {
    for (const [queue, some] of byQueue(entries)) await this.queues.add(queue, some.map(toJob));
  }
}

const byQueue = (entries: readonly Entry[]): Map<QueueName, Entry[]> => {
  const queues = new Map<QueueName, Entry[]>();
  for (const entry of entries) {
    const some = queues.get(entry.queue);
    if (some) some.push(entry);
    else queues.set(entry.queue, [entry]);
  }
  return queues;
};
