/** Moves a store to the other engine: every event as it is, in order, while the source keeps writing. */
import { eventsUpTo } from './events-up-to.js';
import type { EventStore, Position, StoredEvent } from './port.js';

export interface EventSink {
  /** In the order given; what is there already is left. @throws when another event is in the place of one */
  write(events: readonly StoredEvent[]): Promise<void>;
  close(): Promise<void>;
}

export interface CopyOptions {
  readonly from: EventStore;
  readonly to: EventSink;
  /** Everything at or before it was copied by an earlier run. */
  readonly after: Position;
  /** Called when everything up to a position lies there. */
  readonly reached: (position: Position, events: number) => Promise<void>;
}

const SLICE = 500;

/** @returns up to where it was copied: the head when the copy last looked */
export const copyEvents = async ({ from, to, after, reached }: CopyOptions): Promise<Position> => {
  for (let at = after; ;) {
    const { events, readTo } = await from.readAll(at, { limit: SLICE });
    if (events.length > 0) await to.write(events);
    if (readTo > at) await reached(readTo, events.length);
    if (events.length < SLICE) return readTo;
    at = readTo;
  }
};

export interface Comparison {
  readonly events: number;
  readonly equal: boolean;
  /** The first event that is missing, added or another; null when they are equal. */
  readonly differsAt: { readonly stream: string; readonly version: number } | null;
}

/** Counts, ids and hashes of both, one beside the other in order. Positions are each store's own. */
export const compareStores = async (one: EventStore, other: EventStore): Promise<Comparison> => {
  const [ours, theirs] = [all(one), all(other)];
  for (let events = 0; ; events += 1) {
    const [a, b] = [(await (await ours).next()).value, (await (await theirs).next()).value];
    if (!a && !b) return { events, equal: true, differsAt: null };
    const odd = a ?? b;
    if (odd && (a?.id !== b?.id || a?.leaf !== b?.leaf))
      return { events, equal: false, differsAt: { stream: odd.stream, version: odd.version } };
  }
};

const all = async (store: EventStore): Promise<AsyncGenerator<StoredEvent, undefined>> => {
  const head = await store.head();
  return (async function* () {
    yield* eventsUpTo(store, head);
    return undefined;
  })();
};
