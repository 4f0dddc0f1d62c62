/** What the contract's tests send, and what they expect of any engine. */
import type { Append, EventStore, EventToAppend, StoredEvent } from '../../src/kernel/store/port.js';
import { eventId, newId } from '../../src/kernel/ids.js';

export const anEvent = (known: Partial<EventToAppend> = {}): EventToAppend => ({
  id: newId(),
  type: 'desk.Opened',
  metadata: '{"actor":null}',
  payload: '{"data":{}}',
  ...known,
});

export const anAppend = (stream: string, expectedVersion: number, known: Partial<Append> = {}): Append => {
  const commandId = known.commandId ?? newId();
  return {
    stream,
    expectedVersion,
    commandId,
    fingerprint: 'aa',
    events: [anEvent({ id: eventId(commandId, 0) })],
    ...known,
  };
};

export const aStream = (): string => `desk-${newId()}`;

/** Everything in the store, read in slices of any size. */
export const all = async (store: EventStore, limit = 500): Promise<StoredEvent[]> => {
  const events: StoredEvent[] = [];
  const head = await store.head();
  for (let after = 0n; after < head;) {
    const slice = await store.readAll(after, { limit });
    events.push(...slice.events);
    after = slice.readTo;
  }
  return events;
};

export const versionsOf = async (store: EventStore, stream: string): Promise<number[]> =>
  (await store.readStream(stream)).map(({ version }) => version);

export const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

/** A reader that follows the store by its notices, as a projection does. */
export class Follower {
  readonly seen: StoredEvent[] = [];
  private position = 0n;
  private reading: Promise<void> = Promise.resolve();
  private readonly stop: () => void;

  constructor(private readonly store: EventStore) {
    this.stop = store.subscribe(() => {
      this.reading = this.reading.then(() => this.drain()).catch(() => undefined);
    });
  }

  async has(id: string, withinMs: number): Promise<boolean> {
    const deadline = Date.now() + withinMs;
    while (Date.now() < deadline) {
      if (this.seen.some((event) => event.id === id)) return true;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    return false;
  }

  async close(): Promise<void> {
    this.stop();
    await this.reading;
  }

  private async drain(): Promise<void> {
    for (;;) {
      const { events, readTo } = await this.store.readAll(this.position, { limit: 100 });
      if (readTo === this.position) return;
      this.seen.push(...events);
      this.position = readTo;
    }
  }
}
