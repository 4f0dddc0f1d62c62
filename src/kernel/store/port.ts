/**
 * The event store's port, small enough to hold in the head. Three engines pass one contract suite:
 * PostgreSQL (default), memory (unit tests), and an EventStoreDB-compatible server.
 */

/** Order of commit, dense on PostgreSQL; opaque and local to a store, never inside a payload. */
export type Position = bigint;

/** An event as stored: payload and metadata are text, hashed exactly as they stand. */
export interface StoredEvent {
  readonly position: Position;
  readonly id: string;
  readonly type: string;
  readonly stream: string;
  readonly version: number;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly metadata: string;
  readonly payload: string;
  /** SHA-256 over the above without the position, hex. */
  readonly leaf: string;
}

export interface EventToAppend {
  readonly id: string;
  readonly type: string;
  readonly metadata: string;
  readonly payload: string;
  /** Stated time of a back-entry; otherwise the recorded time. */
  readonly occurredAt?: string | undefined;
  /** Only accepted before the store went live (seeding, copying, restoring). */
  readonly recordedAt?: string | undefined;
}

export interface Append {
  readonly stream: string;
  /** Version of the stream's last event, 0 for a stream that does not exist yet. There is no "any". */
  readonly expectedVersion: number;
  /**
   * Id of the event at `expectedVersion`, when the decision was made on events still on their way: a stream that got
   * another event there is a conflict, although its version fits.
   */
  readonly expectedLastId?: string | undefined;
  readonly events: readonly EventToAppend[];
  readonly commandId: string;
  /** Hash of type, target, canonical body and actor. */
  readonly fingerprint: string;
}

export type AppendAnswer =
  | {
      readonly kind: 'appended';
      readonly firstVersion: number;
      readonly lastVersion: number;
      readonly position: Position;
      readonly recordedAt: string;
    }
  | { readonly kind: 'repeated'; readonly stream: string; readonly firstVersion: number; readonly lastVersion: number }
  | { readonly kind: 'conflict'; readonly actualVersion: number }
  | { readonly kind: 'other-command' };

export interface CommandRecord {
  readonly fingerprint: string;
  readonly stream: string;
  readonly firstVersion: number;
  readonly lastVersion: number;
}

export interface ReadStream {
  readonly direction?: 'forwards' | 'backwards';
  /** Inclusive. */
  readonly from?: number;
  readonly to?: number;
  readonly limit?: number;
}

export interface ReadAll {
  readonly types?: readonly string[] | undefined;
  /** With `types`: events of a type that is not among these come too, so that a reader can stop at what it does not understand. */
  readonly known?: readonly string[] | undefined;
  readonly limit: number;
}

export interface AllSlice {
  readonly events: readonly StoredEvent[];
  /** Everything at or before this position that matches is in `events` or was read before. */
  readonly readTo: Position;
}

/** Abstract, so that it is also the name by which an engine is injected. */
export abstract class EventStore {
  abstract append(append: Append): Promise<AppendAnswer>;
  abstract command(commandId: string): Promise<CommandRecord | null>;
  abstract readStream(stream: string, options?: ReadStream): Promise<readonly StoredEvent[]>;
  abstract readAll(after: Position, options: ReadAll): Promise<AllSlice>;
  /** Calls `notice` after every commit (coalesced), after a reconnect and at least once a second. */
  abstract subscribe(notice: () => void): () => void;
  abstract head(): Promise<Position>;
  abstract now(): Promise<Date>;
  abstract close(): Promise<void>;
}

/** The store cannot take writes at the moment; callers answer 503 with Retry-After. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';

  constructor(cause: unknown) {
    super('the event store is not reachable', { cause });
  }
}

/** A payload the store cannot hold as it stands (NUL, lone surrogates, size). */
export class Unstorable extends Error {
  constructor(
    readonly field: string,
    readonly reason: string,
  ) {
    super(`${field} cannot be stored: ${reason}`);
  }
}
