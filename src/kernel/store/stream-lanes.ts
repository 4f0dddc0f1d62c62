/** Group commit for a store that writes one stream at a time: while a write of a stream is under way, what follows on it gathers. */
import type { Append, Position } from './port.js';

export interface LaneAppend {
  readonly append: Append;
  readonly recordedAt: readonly string[];
}

/** `again`: it was sent more than once, so that it may have been written by an earlier call, or be its own rival. */
export type LaneOutcome =
  | { readonly kind: 'written'; readonly position: Position | undefined; readonly again: boolean }
  | { readonly kind: 'conflict'; readonly actualVersion: number; readonly again: boolean };

interface Waiting extends LaneAppend {
  readonly resolve: (outcome: LaneOutcome) => void;
  readonly reject: (reason: unknown) => void;
}

const MAX_TOGETHER = 64;
const MAX_BYTES = 600_000;

export class StreamLanes {
  private readonly lanes = new Map<string, Waiting[]>();

  constructor(private readonly write: (stream: string, appends: readonly LaneAppend[]) => Promise<LaneOutcome>) {}

  /** Appends of one stream keep the order in which they were added. */
  add(stream: string, append: LaneAppend): Promise<LaneOutcome> {
    return new Promise((resolve, reject) => {
      const waiting = { ...append, resolve, reject };
      const lane = this.lanes.get(stream);
      if (lane) return void lane.push(waiting);
      const own = [waiting];
      this.lanes.set(stream, own);
      void this.run(stream, own);
    });
  }

  private async run(stream: string, lane: Waiting[]): Promise<void> {
    await Promise.resolve();
    let known = 0;
    while (lane.length > 0) {
      const chain = lane.splice(0, chainLength(lane));
      // A stream never gets shorter: what was decided on less than is known here need not be sent.
      if ((chain[0]?.append.expectedVersion ?? 0) < known)
        for (const { resolve } of chain) resolve({ kind: 'conflict', actualVersion: known, again: false });
      else known = Math.max(known, await this.writeChain(stream, chain));
    }
    this.lanes.delete(stream);
  }

  /**
   * When several travelled together and were refused, each is tried for itself, so that one never fails the others.
   * @returns the version the stream is known to have
   */
  private async writeChain(stream: string, chain: readonly Waiting[], sentBefore = false): Promise<number> {
    try {
      const outcome = await this.write(stream, chain);
      const again = outcome.again || sentBefore;
      if (outcome.kind === 'conflict' && chain.length > 1) {
        let known = 0;
        for (const one of chain) known = Math.max(known, await this.writeChain(stream, [one], again));
        return known;
      }
      for (const { resolve } of chain) resolve({ ...outcome, again });
      const last = chain.at(-1)?.append;
      return outcome.kind === 'conflict' ? outcome.actualVersion : last ? last.expectedVersion + last.events.length : 0;
    } catch (error) {
      for (const { reject } of chain) reject(error);
      return 0;
    }
  }
}

/** How many at the front were each decided on the one before. */
const chainLength = (lane: readonly Waiting[]): number => {
  let length = 1;
  let bytes = bytesOf(lane[0]);
  for (; length < Math.min(lane.length, MAX_TOGETHER); length += 1) {
    const [before, next] = [lane[length - 1]?.append, lane[length]?.append];
    bytes += bytesOf(lane[length]);
    if (!before || !next || bytes > MAX_BYTES || !follows(before, next)) break;
  }
  return length;
};

const follows = (before: Append, next: Append): boolean =>
  next.expectedVersion === before.expectedVersion + before.events.length &&
  (next.expectedLastId === undefined || next.expectedLastId === before.events.at(-1)?.id);

const bytesOf = (one: Waiting | undefined): number =>
  one?.append.events.reduce(
    (sum, { payload, metadata }) => sum + Buffer.byteLength(payload) + metadata.length + 400,
    0,
  ) ?? 0;
