/** Reads each new event once per process for all projections that stand at the tip; a laggard reads for itself. */
import type { EventStore, Position, AllSlice, StoredEvent } from './store/port.js';

const RING = 5_000;
const SLICE = 1_000;

export class Feed {
  private ring: StoredEvent[] = [];
  private ringFrom: Position | null = null;
  private tip: Position = 0n;
  private reading: Promise<void> | null = null;
  private again = false;
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

  async read(after: Position, types: readonly string[]): Promise<AllSlice> {
    if (this.ringFrom === null || after < this.ringFrom) return this.store.readAll(after, { types, limit: SLICE });
    const wanted = new Set(types);
    const events = this.ring.filter(({ position, type }) => position > after && wanted.has(type));
    if (events.length <= SLICE) return { events, readTo: this.tip > after ? this.tip : after };
    const slice = events.slice(0, SLICE);
    return { events: slice, readTo: slice[SLICE - 1]?.position ?? after };
  }

  close(): void {
    this.unsubscribe();
    this.watchers.clear();
  }

  private drain(): void {
    this.again = true;
    this.reading ??= this.pull().finally(() => {
      this.reading = null;
      if (this.again) this.drain();
    });
  }

  private async pull(): Promise<void> {
    while (this.again) {
      this.again = false;
      try {
        await this.pullOnce();
      } catch (error) {
        this.onError(error);
        return;
      }
      for (const watcher of this.watchers) watcher();
    }
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
