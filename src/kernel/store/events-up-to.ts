import type { EventStore, Position, StoredEvent } from './port.js';

const SLICE = 1_000;

/** Everything at or before a position, in order, from any engine. */
export async function* eventsUpTo(store: EventStore, position: Position): AsyncGenerator<StoredEvent> {
  for (let after = 0n; after < position;) {
    const { events, readTo } = await store.readAll(after, { limit: SLICE });
    for (const event of events) {
      if (event.position > position) return;
      yield event;
    }
    if (readTo === after) return;
    after = readTo;
  }
}
