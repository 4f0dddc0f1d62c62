/** What one event means for what is still owed. Pure, so that every order of arrival can be tried on a declaration. */
import type { FollowUp, Obligation, Opening, QueueName } from '../obligation.js';
import { derivedId } from '../ids.js';
import type { DecodedEvent } from '../store/codec.js';
import type { KernelEvent } from './events.js';

/** `settled-ahead`: the closing came first; it closes the opening that is still to come. */
export type EntryState = 'open' | 'parked' | 'closed' | 'settled-ahead';

export interface Entry {
  readonly id: string;
  readonly obligation: string;
  readonly key: string;
  readonly queue: QueueName;
  readonly state: EntryState;
  /** The event that opened it, or, when settled ahead, the one that closed it. */
  readonly eventId: string;
  readonly stream: string;
  readonly version: number;
  readonly correlationId: string;
  readonly ids: Readonly<Record<string, string>>;
  readonly priority: number | null;
  readonly due: Date | null;
  readonly openedAt: Date;
  /** Position at which it was opened or sent on its way again: what the pump reads by. */
  readonly moved: string;
  readonly retries: number;
  readonly parkedAt: Date | null;
  readonly reason: string | null;
  readonly error: string | null;
}

export const entryId = (obligation: string, key: string): string => derivedId('obligation', obligation, key);

/** Reads and writes entries by id; the projection's rows, or a map in a test. */
export interface Ledger {
  get(id: string): Promise<Entry | undefined>;
  put(entry: Entry): void;
}

const list = <T extends string | object>(found: T | readonly T[] | null | undefined): readonly T[] =>
  found === null || found === undefined ? [] : Array.isArray(found) ? (found as readonly T[]) : [found as T];

const fresh = ({ name, queue }: Obligation, key: string, event: DecodedEvent): Entry => ({
  id: entryId(name, key),
  obligation: name,
  key,
  queue,
  state: 'open',
  eventId: event.id,
  stream: event.stream,
  version: event.version,
  correlationId: event.correlationId,
  ids: {},
  priority: null,
  due: null,
  openedAt: new Date(event.recordedAt),
  moved: event.position.toString(),
  retries: 0,
  parkedAt: null,
  reason: null,
  error: null,
});

/** A stream is in order: what it recorded before the opening cannot have closed it. */
const settles = (closing: Entry, opening: DecodedEvent): boolean =>
  closing.stream !== opening.stream || closing.version > opening.version;

const opened = (
  known: Entry | undefined,
  declaration: Obligation,
  opening: Opening,
  event: DecodedEvent,
): Entry | undefined => {
  if (known?.state === 'open' || known?.state === 'parked') return undefined;
  const { key, ids, priority = null, due } = opening;
  const entry = { ...fresh(declaration, key, event), ids, priority, due: due === undefined ? null : new Date(due) };
  return known?.state === 'settled-ahead' && settles(known, event) ? { ...entry, state: 'closed' } : entry;
};

const closed = (
  known: Entry | undefined,
  declaration: Obligation,
  key: string,
  event: DecodedEvent,
): Entry | undefined => {
  if (!known) return { ...fresh(declaration, key, event), state: 'settled-ahead' };
  if (known.state === 'open' || known.state === 'parked')
    return { ...known, state: 'closed', parkedAt: null, reason: null, error: null };
  if (known.state === 'settled-ahead' && known.stream === event.stream)
    return { ...known, version: event.version, eventId: event.id };
  return undefined;
};

/** Closings first: an event that passes work on closes one key and opens the next. */
export const enter = async (declaration: Obligation, event: DecodedEvent, ledger: Ledger): Promise<void> => {
  const write = async (key: string, change: (known: Entry | undefined) => Entry | undefined) => {
    const entry = change(await ledger.get(entryId(declaration.name, key)));
    if (entry) ledger.put(entry);
  };
  for (const key of list(declaration.closes[event.type]?.(event as never))) {
    await write(key, (known) => closed(known, declaration, key, event));
  }
  for (const opening of list<Opening>(declaration.opens[event.type]?.(event as never))) {
    await write(opening.key, (known) => opened(known, declaration, opening, event));
  }
};

const stuck = (known: Entry, event: KernelEvent & DecodedEvent): Entry => {
  switch (event.type) {
    case 'kernel.FollowUpParked': {
      const { reason, error = null } = event.data;
      return { ...known, state: 'parked', reason, error, parkedAt: new Date(event.recordedAt) };
    }
    case 'kernel.FollowUpRetried':
      return {
        ...known,
        state: 'open',
        reason: null,
        error: null,
        parkedAt: null,
        retries: known.retries + 1,
        moved: event.position.toString(),
      };
    case 'kernel.FollowUpDiscarded':
      return { ...known, state: 'closed', parkedAt: null };
  }
};

/** A follow-up that was closed or opened anew meanwhile is not touched by what became of the earlier one. */
export const enterStuck = async (event: KernelEvent & DecodedEvent, ledger: Ledger): Promise<void> => {
  const { obligation, key, openedBy } = event.data;
  const known = await ledger.get(entryId(obligation, key));
  const expected: EntryState = event.type === 'kernel.FollowUpParked' ? 'open' : 'parked';
  if (known?.eventId === openedBy && known.state === expected) ledger.put(stuck(known, event));
};

export const toFollowUp = ({ obligation, key, eventId, correlationId, ids }: Entry): FollowUp => ({
  obligation,
  key,
  eventId,
  correlationId,
  ids,
});
