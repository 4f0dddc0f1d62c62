/** Reads each new event once per process for all projections that stand at the tip; a laggard reads for itself. */
import type { AllSlice, EventStore, Position, StoredEvent } from './store/port.js';

const RING = 5_000;
const SLICE = 1_000;

export class Feed {
  private ring: StoredEvent[] = [];
  private ringFrom: Position | null = null;
  private tip: Position = 0n;
  private reading: Promise<void> | null = null;
  private again = false;
  private closed = false;
  private readonly watchers = new Set<() => void>();
  private readonly unsubscribe: () => void;

  constructor(
    private readonly store: EventStore,
    private readonly onError: (error: unknown) => void,
  ) {
    this.unsubscribe = store.subscribe(() => this.drain());
  }

  /** Calls back whenever there may be something new. */
  watch(callback: () => void): () => void {
    this.watchers.add(callback);
    callback();
    return () => this.watchers.delete(callback);
  }

  /** @param known all types this program understands: others come too, so that the reader can stop at them. */
  async read(after: Position, types: readonly string[], known: readonly string[]): Promise<AllSlice> {
    if (this.ringFrom === null || after < this.ringFrom)
      return this.store.readAll(after, { types, known, limit: SLICE });
    const [wanted, understood] = [new Set(types), new Set(known)];
    const events: StoredEvent[] = [];
    for (let index = this.firstAfter(after); index < this.ring.length; index += 1) {
      const event = this.ring[index] as StoredEvent;
      if (!wanted.has(event.type) && understood.has(event.type)) continue;
      events.push(event);
      if (events.length === SLICE) return { events, readTo: event.position };
    }
    return { events, readTo: this.tip > after ? this.tip : after };
  }

  close(): void {
    this.closed = true;
    this.unsubscribe();
    this.watchers.clear();
  }

  private firstAfter(position: Position): number {
    let [low, high] = [0, this.ring.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.ring[middle] as StoredEvent).position > position) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  private drain(): void {
    this.again = true;
    this.reading ??= this.pull().finally(() => {
      this.reading = null;
      if (this.again) this.drain();
    });
  }

  private async pull(): Promise<void> {
    while (this.again && !this.closed) {
      this.again = false;
      try {
        await this.pullOnce();
      } catch (error) {
        // The next notice comes within a second.
        if (!this.closed) this.onError(error);
        return;
      }
      for (const watcher of this.watchers) watcher();
    }
    this.again = false;
  }

  private async pullOnce(): Promise<void> {
    if (this.ringFrom === null) this.tip = this.ringFrom = await this.store.head();
    const { events, readTo } = await this.store.readAll(this.tip, { limit: SLICE });
    if (readTo > this.tip) this.tip = readTo;
    if (events.length === SLICE) this.again = true;
    this.ring.push(...events);
    if (this.ring.length <= RING) return;
    this.ring = this.ring.slice(-SLICE);
    const first = this.ring[0];
    if (first) this.ringFrom = first.position - 1n;
  }
}
