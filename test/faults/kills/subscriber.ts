/** A reader of the event list, as the server's own subscribers are; it goes through everything that its server goes through. */
import { PostgresEventStore } from '../../../src/kernel/store/postgres.js';
import type { Position } from '../../../src/kernel/store/port.js';

export class Subscriber {
  readonly seen: string[] = [];
  private store: PostgresEventStore | null = null;
  private reading: Promise<void> = Promise.resolve();

  constructor(private position: Position) {}

  /** A killed database comes back at the same address; one that was started anew may have another. */
  async listenAt(url: string): Promise<void> {
    await this.close();
    const store = new PostgresEventStore({ url, onError: () => undefined });
    this.store = store;
    store.subscribe(() => void (this.reading = this.reading.then(() => this.read(store))));
  }

  async reached(position: Position): Promise<void> {
    while (this.position < position) await new Promise((resolve) => setTimeout(resolve, 20));
  }

  async close(): Promise<void> {
    const store = this.store;
    this.store = null;
    await store?.close();
    await this.reading;
  }

  private async read(store: PostgresEventStore): Promise<void> {
    try {
      while (store === this.store) {
        const { events, readTo } = await store.readAll(this.position, { limit: 1_000 });
        if (store !== this.store || readTo <= this.position) return;
        this.seen.push(...events.map(({ id }) => id));
        this.position = readTo;
      }
    } catch {
      // The next notice comes within a second.
    }
  }
}
