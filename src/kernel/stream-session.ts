/**
 * One stream as this process sees it: committed state, and the pending state on which the next command decides while
 * earlier ones are still on their way, so that several commands of one hot stream go into one batch.
 */
import type { Fold, Recorded } from './decider.js';

export interface EventLike {
  readonly type: string;
}

interface Snapshot<S, E> {
  readonly state: S;
  readonly version: number;
  readonly lastId: string | undefined;
  /** The last event of each type, for what a person saw. */
  readonly lastOfType: ReadonlyMap<string, Recorded<E>>;
}

export class StreamSession<S, E extends EventLike> {
  private committed: Snapshot<S, E>;
  private pending: Snapshot<S, E>;
  inFlight = 0;
  /** Something decided here was not written: whoever decided after it decides again, on the successor. */
  broken = false;
  /** Resolves when the last decided append was handed to the store: keeps their order. */
  handed: Promise<unknown> = Promise.resolve();
  /** Resolves when the last decided append was answered. */
  settled: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly fold: Fold<S, E>,
    from: Snapshot<S, E> = { state: fold.initial, version: 0, lastId: undefined, lastOfType: new Map() },
  ) {
    this.committed = from;
    this.pending = from;
  }

  get state(): S {
    return this.pending.state;
  }

  get version(): number {
    return this.pending.version;
  }

  get lastId(): string | undefined {
    return this.pending.lastId;
  }

  get known(): { state: S; version: number } {
    const { state, version } = this.committed;
    return { state, version };
  }

  decided(events: readonly Recorded<E>[]): void {
    this.pending = this.after(this.pending, events);
  }

  /** As they are stored: from here on the state is the one that reading the stream would give. */
  written(events: readonly Recorded<E>[]): void {
    if (events[0]?.version !== this.committed.version + 1) return;
    this.committed = this.after(this.committed, events);
    if (this.committed.version >= this.pending.version) this.pending = this.committed;
  }

  /** A new start from what is certain. */
  successor(): StreamSession<S, E> {
    return new StreamSession(this.fold, this.committed);
  }

  /** The newest event of these types (of any type when none are given). */
  lastThatMatters(types: readonly string[] | undefined): Recorded<E> | undefined {
    let newest: Recorded<E> | undefined;
    for (const [type, event] of this.pending.lastOfType) {
      if (types && !types.includes(type)) continue;
      if (!newest || event.version > newest.version) newest = event;
    }
    return newest;
  }

  private after(snapshot: Snapshot<S, E>, events: readonly Recorded<E>[]): Snapshot<S, E> {
    const lastOfType = new Map(snapshot.lastOfType);
    let { state, version, lastId } = snapshot;
    for (const event of events) {
      state = this.fold.evolve(state, event);
      ({ version, id: lastId } = event);
      lastOfType.set(event.type, event);
    }
    return { state, version, lastId, lastOfType };
  }
}
