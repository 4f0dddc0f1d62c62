/**
 * One stream as this process sees it: committed state, and the pending state on which the next command decides while
 * earlier ones are still on their way, so that several commands of one hot stream go into one batch.
 */
import type { Fold, Recorded } from './decider.js';

export interface EventLike {
  readonly type: string;
}

export class StreamSession<S, E extends EventLike> {
  version = 0;
  state: S;
  /** Version of the last event of each type, for what a person saw. */
  private lastOfType = new Map<string, Recorded<E>>();
  inFlight = 0;
  broken = false;
  /** Resolves when the last decided append was handed to the batcher: keeps their order. */
  handed: Promise<unknown> = Promise.resolve();
  /** Resolves when the last decided append was answered. */
  settled: Promise<unknown> = Promise.resolve();

  constructor(private readonly fold: Fold<S, E>) {
    this.state = fold.initial;
  }

  apply(events: readonly Recorded<E>[]): void {
    for (const event of events) {
      this.state = this.fold.evolve(this.state, event);
      this.version = event.version;
      this.lastOfType.set(event.type, event);
    }
  }

  /** The newest event of these types (of any type when none are given). */
  lastThatMatters(types: readonly string[] | undefined): Recorded<E> | undefined {
    let newest: Recorded<E> | undefined;
    for (const [type, event] of this.lastOfType) {
      if (types && !types.includes(type)) continue;
      if (!newest || event.version > newest.version) newest = event;
    }
    return newest;
  }
}
