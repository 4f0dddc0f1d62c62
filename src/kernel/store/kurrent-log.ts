/**
 * The log of an EventStoreDB / KurrentDB server, and the only file that knows its client. The client's traps are closed
 * here: calls without a deadline, reads that hang, subscriptions that end without a word, calls left open on the server.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import {
  binaryEvent,
  END,
  EventStoreDBClient,
  jsonEvent,
  MaxAppendSizeExceededError,
  START,
  StreamNotFoundError,
  streamNameFilter,
  UnknownError,
  WrongExpectedVersionError,
  type AllStreamSubscription,
  type Credentials,
  type EventData,
  type JSONType,
  type RecordedEvent,
  type StreamingRead,
} from '@eventstore/db-client';
import pLimit from 'p-limit';
import { StoreUnavailable, Unstorable, type AllSlice, type Position, type ReadAll, type StoredEvent } from './port.js';
import type { LaneOutcome } from './stream-lanes.js';

/** Ours among the streams of a server that others may use too. */
const PREFIX = 'madoguchi.';
const PAGE = 1_000;
/** Appends under way at once. */
const APPENDS = 64;

export interface LogLimits {
  /** Of one append; a server that accepts and never answers is asked again, with the same ids at the same revision. */
  readonly deadlineMs: number;
  /** After this long the caller is told that the store cannot be reached. */
  readonly giveUpMs: number;
  /** Between two items of a read. */
  readonly silenceMs: number;
}

export const defaultLogLimits: LogLimits = { deadlineMs: 3_000, giveUpMs: 7_000, silenceMs: 5_000 };

/** Beside the payload, in the server's own metadata. */
export interface Envelope {
  readonly commandId: string;
  readonly fingerprint: string;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly leaf: string;
  /** Text exactly as hashed. */
  readonly metadata: string;
}

export interface LogEvent {
  readonly id: string;
  readonly type: string;
  readonly payload: string;
  readonly envelope: Envelope;
}

export interface LoggedEvent {
  readonly stored: StoredEvent;
  readonly envelope: Envelope;
}

export class KurrentLog {
  private readonly client: EventStoreDBClient;
  private readonly credentials: Credentials;
  private readonly appends = pLimit(APPENDS);
  private readonly following: Promise<void>;
  private followed: AllStreamSubscription | null = null;
  private closed = false;

  /** @param wake called after each event of ours, and whenever some may have been missed */
  constructor(
    url: string,
    private readonly wake: () => void,
    private readonly report: (error: Error) => void,
    private readonly limits: LogLimits,
  ) {
    const { address, credentials } = connection(url);
    this.client = EventStoreDBClient.connectionString(address);
    this.credentials = credentials;
    this.following = this.follow();
  }

  /** All events or none. Until it is answered it is sent again: the server knows what it has by the ids. */
  append(stream: string, expectedVersion: number, events: readonly LogEvent[]): Promise<LaneOutcome> {
    return this.appends(() => this.send(stream, expectedVersion, events.map(toSend)));
  }

  /** Versions `from` to `to`, both inclusive. */
  async *read(stream: string, from: number, to: number): AsyncGenerator<LoggedEvent> {
    if (to < from) return;
    const fromRevision = BigInt(Math.max(from, 1) - 1);
    const count = to === Infinity ? {} : { maxCount: to - from + 1 };
    for await (const { event } of this.items(this.client.readStream(PREFIX + stream, { fromRevision, ...count }))) {
      const logged = event && toLogged(event);
      if (logged) yield logged;
    }
  }

  async lastVersion(stream: string): Promise<number> {
    const read = this.client.readStream(PREFIX + stream, { fromRevision: END, direction: 'backwards', maxCount: 1 });
    for await (const { event } of this.items(read)) if (event) return Number(event.revision) + 1;
    return 0;
  }

  /** The client has no filter for reads, so foreign events are read past here. */
  async readAll(after: Position, { types, known, limit }: ReadAll): Promise<AllSlice> {
    const wanted = ({ type }: StoredEvent) =>
      !types || types.includes(type) || (known !== undefined && !known.includes(type));
    const events: StoredEvent[] = [];
    let readTo = after;
    for (let more = true; more;) {
      more = false;
      let seen = 0;
      const fromPosition = readTo === 0n ? START : { commit: readTo, prepare: readTo };
      for await (const { event } of this.items(this.client.readAll({ fromPosition, maxCount: PAGE }))) {
        seen += 1;
        const position = event?.position?.commit;
        // The server begins with the event at the position itself.
        if (!event || position === undefined || position <= readTo) continue;
        readTo = position;
        const stored = toLogged(event)?.stored;
        if (stored && wanted(stored)) events.push(stored);
        if (events.length === limit) return { events, readTo };
      }
      more = seen === PAGE;
    }
    return { events, readTo };
  }

  /** Of our own last event: the server writes its own ones all the time. */
  async head(): Promise<Position> {
    let fromPosition: typeof END | { commit: bigint; prepare: bigint } = END;
    for (let seen = PAGE; seen === PAGE;) {
      seen = 0;
      const read = this.client.readAll({ fromPosition, maxCount: PAGE, direction: 'backwards' });
      for await (const { event } of this.items(read)) {
        seen += 1;
        if (event?.position) fromPosition = event.position;
        if (event?.position && event.streamId.startsWith(PREFIX)) return event.position.commit;
      }
    }
    return 0n;
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.followed?.unsubscribe().catch(() => undefined);
    await this.client.dispose();
    await this.following;
  }

  private async send(stream: string, expectedVersion: number, events: EventData[]): Promise<LaneOutcome> {
    const expectedRevision = expectedVersion === 0 ? ('no_stream' as const) : BigInt(expectedVersion - 1);
    // With credentials of its own the client makes a call with a deadline; its batch call has none.
    const options = { expectedRevision, credentials: this.credentials, deadline: this.limits.deadlineMs };
    const giveUpAt = Date.now() + this.limits.giveUpMs;
    for (let again = false; ; again = true) {
      try {
        const { position } = await this.client.appendToStream(PREFIX + stream, events, options);
        return { kind: 'written', position: position?.commit, again };
      } catch (error) {
        if (error instanceof WrongExpectedVersionError)
          return { kind: 'conflict', actualVersion: versionOf(error.actualVersion), again };
        if (isTooLarge(error)) throw new Unstorable('events', 'the event store takes no append of this size');
        if (!isUnheard(error)) throw error;
        if (this.closed || Date.now() > giveUpAt) throw new StoreUnavailable(error);
        await sleep(50 + Math.random() * 200);
      }
    }
  }

  /** Ends the call on the server too when the reader stops early, and does not wait for ever for a silent one. */
  private async *items<T>(read: StreamingRead<T>): AsyncGenerator<T> {
    const iterator = read[Symbol.asyncIterator]() as AsyncIterator<T>;
    try {
      for (;;) {
        const next = await inTime(iterator.next(), this.limits.silenceMs);
        if (next.done) return;
        yield next.value;
      }
    } catch (error) {
      if (error instanceof StreamNotFoundError) return;
      if (error instanceof StoreUnavailable) throw error;
      throw new StoreUnavailable(error);
    } finally {
      read.on('error', () => undefined);
      void read.cancel().catch(() => undefined);
    }
  }

  /** A subscription never comes back by itself; every new one wakes the readers, since notices may have been missed. */
  private async follow(): Promise<void> {
    while (!this.closed) {
      try {
        const subscription = this.client.subscribeToAll({
          fromPosition: END,
          filter: streamNameFilter({ prefixes: [PREFIX] }),
        });
        this.followed = subscription;
        await new Promise<void>((_, reject) => {
          subscription.on('confirmation', this.wake);
          subscription.on('data', this.wake);
          for (const sign of ['error', 'end', 'close'] as const) subscription.on(sign, reject);
        });
      } catch (error) {
        if (!this.closed && error instanceof Error) this.report(error);
        await this.followed?.unsubscribe().catch(() => undefined);
        if (!this.closed) await sleep(100 + Math.random() * 200);
      }
    }
  }
}

/** Calls have limits of their own; a peer that is gone without a word is left after ten seconds and these. */
const connection = (url: string): { address: string; credentials: Credentials } => {
  const address = new URL(url);
  if (!address.searchParams.has('keepAliveTimeout')) address.searchParams.set('keepAliveTimeout', '3000');
  const { username, password } = address;
  return {
    address: address.href,
    credentials: {
      username: decodeURIComponent(username) || 'anonymous',
      password: decodeURIComponent(password) || '-',
    },
  };
};

const versionOf = (revision: bigint | 'no_stream'): number => (revision === 'no_stream' ? 0 : Number(revision) + 1);

const toSend = ({ id, type, payload, envelope }: LogEvent): EventData => {
  const data = asJson(payload);
  const common = { id, type, metadata: { ...envelope } };
  return data === undefined
    ? binaryEvent({ ...common, data: new Uint8Array(Buffer.from(payload)) })
    : jsonEvent({ ...common, data });
};

/** Stored as JSON, which the server's own tools can read, where the text comes back byte for byte. */
const asJson = (payload: string): Record<string, JSONType> | undefined => {
  try {
    const data = JSON.parse(payload) as unknown;
    const same = typeof data === 'object' && data !== null && JSON.stringify(data) === payload;
    return same ? (data as Record<string, JSONType>) : undefined;
  } catch {
    return undefined;
  }
};

/** Null for events of others. */
const toLogged = (event: RecordedEvent): LoggedEvent | null => {
  if (!event.streamId.startsWith(PREFIX) || event.position === undefined) return null;
  const envelope = event.metadata as unknown as Envelope;
  const { occurredAt, recordedAt, leaf, metadata } = envelope;
  const stored = {
    position: event.position.commit,
    id: event.id,
    type: event.type,
    stream: event.streamId.slice(PREFIX.length),
    version: Number(event.revision) + 1,
    occurredAt,
    recordedAt,
    metadata,
    payload: event.isJson ? JSON.stringify(event.data) : Buffer.from(event.data as Uint8Array).toString('utf8'),
    leaf,
  };
  return { stored, envelope };
};

const inTime = async <T>(promise: Promise<T>, limitMs: number): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new StoreUnavailable(new Error('the event store is silent'))), limitMs);
  });
  try {
    return await Promise.race([promise, silence]);
  } finally {
    clearTimeout(timer);
  }
};

/** Cancelled, deadline, aborted, unavailable; a node that is not ready or does not lead. */
const UNHEARD_CODES: ReadonlySet<unknown> = new Set([1, 4, 10, 14]);

/** Whether nobody can say if the events were written. */
const isUnheard = (error: unknown): boolean => {
  if (error instanceof TypeError) return true;
  if (!(error instanceof Error)) return false;
  const { code, type } = error as { code?: unknown; type?: unknown };
  return UNHEARD_CODES.has(code) || type === 'not-leader' || /not ready|too busy|ECONN|dropped/i.test(error.message);
};

const isTooLarge = (error: unknown): boolean =>
  error instanceof MaxAppendSizeExceededError ||
  (error instanceof UnknownError && /MaximumAppend(Event)?SizeExceeded/.test(error.message));
