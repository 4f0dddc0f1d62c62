/**
 * The EventStoreDB / KurrentDB engine of the port. PostgreSQL stays beside it: commands are claimed and settled there,
 * and its clock gives the recorded times.
 */
import { CommandClaims, type OpenClaim } from './command-claims.js';
import { defaultLogLimits, KurrentLog, type LogEvent, type LogLimits } from './kurrent-log.js';
import { leafHash } from './leaf.js';
import {
  StoreUnavailable,
  Unstorable,
  type AllSlice,
  type Append,
  type AppendAnswer,
  type CommandRecord,
  type EventStore,
  type Position,
  type ReadAll,
  type ReadStream,
  type StoredEvent,
} from './port.js';
import { mustBeStorable } from './storable.js';
import { StreamLanes, type LaneAppend, type LaneOutcome } from './stream-lanes.js';

const SAFETY_NET_MS = 1_000;

export interface KurrentStoreOptions {
  /** `esdb://…` of the server or cluster. */
  readonly url: string;
  /** The PostgreSQL beside it. */
  readonly databaseUrl: string;
  readonly onError?: (error: Error) => void;
  readonly limits?: LogLimits;
}

export class KurrentEventStore implements EventStore {
  private readonly log: KurrentLog;
  private readonly claims: CommandClaims;
  private readonly lanes = new StreamLanes((stream, appends) => this.write(stream, appends));
  private readonly flights = new Map<string, Promise<AppendAnswer>>();
  private readonly notices = new Set<() => void>();
  private readonly safetyNet: NodeJS.Timeout;
  private woken = false;
  private closed = false;

  constructor(private readonly options: KurrentStoreOptions) {
    this.log = new KurrentLog(options.url, this.wake, this.report, options.limits ?? defaultLogLimits);
    this.claims = new CommandClaims(options.databaseUrl, this.report);
    this.safetyNet = setInterval(this.wake, SAFETY_NET_MS);
    this.safetyNet.unref();
  }

  async append(append: Append): Promise<AppendAnswer> {
    mustBeStorable(append);
    mustHaveOwnIds(append);
    const commandId = append.commandId.toLowerCase();
    // The same command twice at once: the second waits for what becomes of the first.
    for (let flying = this.flights.get(commandId); flying; flying = this.flights.get(commandId))
      await flying.catch(() => undefined);
    const flight = this.claimAndWrite(append);
    this.flights.set(commandId, flight);
    try {
      return await flight;
    } finally {
      this.flights.delete(commandId);
    }
  }

  async command(commandId: string): Promise<CommandRecord | null> {
    const settled = await this.claims.settled(commandId);
    if (settled) return settled;
    const open = await this.claims.open(commandId);
    const written = open && (await this.found(commandId, open));
    // Settled in between.
    if (!written) return open ? null : this.claims.settled(commandId);
    await this.claims.settle(commandId, written);
    return written;
  }

  async readStream(
    stream: string,
    { direction = 'forwards', from = 1, to = Infinity, limit = Infinity }: ReadStream = {},
  ): Promise<readonly StoredEvent[]> {
    if (direction === 'backwards') {
      const last = Math.min(to, await this.log.lastVersion(stream));
      const first = Math.max(from, last - limit + 1);
      return [...(await this.forwards(stream, first, last))].reverse();
    }
    return this.forwards(stream, from, Math.min(to, from + limit - 1));
  }

  readAll(after: Position, options: ReadAll): Promise<AllSlice> {
    return this.log.readAll(after, options);
  }

  subscribe(notice: () => void): () => void {
    this.notices.add(notice);
    notice();
    return () => this.notices.delete(notice);
  }

  head(): Promise<Position> {
    return this.log.head();
  }

  now(): Promise<Date> {
    return this.claims.now();
  }

  async close(): Promise<void> {
    this.closed = true;
    clearInterval(this.safetyNet);
    this.notices.clear();
    await this.log.close();
    await this.claims.close();
  }

  private async claimAndWrite(append: Append): Promise<AppendAnswer> {
    const { commandId, fingerprint, stream } = append;
    const claim = await this.claims.claim(append);
    if (claim.kind === 'refused') throw claim.error;
    if (claim.kind === 'settled') return repeated(claim, fingerprint);
    if (claim.kind === 'open') {
      const earlier = await this.found(commandId, claim);
      if (earlier) {
        await this.claims.settle(commandId, earlier);
        return repeated(earlier, fingerprint);
      }
      if (claim.fingerprint !== fingerprint) {
        // Another command under this id may still be on its way; when it is not, it never arrived.
        if (claim.recent) throw new StoreUnavailable(new Error('a command of this id is under way'));
        await this.claims.release(commandId);
        return this.claimAndWrite(append);
      }
    }
    const outcome = await this.lanes
      .add(stream, { append, recordedAt: claim.recordedAt })
      .catch(async (error: unknown) => {
        if (error instanceof Unstorable) await this.claims.release(commandId);
        throw error;
      });
    const afterVersion =
      claim.kind === 'open' ? Math.min(claim.afterVersion, append.expectedVersion) : append.expectedVersion;
    const sentBefore = outcome.again || claim.kind === 'open';
    if (outcome.kind === 'written') return this.settle(append, outcome.position, sentBefore ? null : claim.recordedAt);
    // Only what was sent more than once can be its own rival.
    const own = sentBefore ? await this.found(commandId, { fingerprint, stream, afterVersion }) : null;
    if (!own) {
      await this.claims.release(commandId);
      return { kind: 'conflict', actualVersion: outcome.actualVersion };
    }
    await this.claims.settle(commandId, own);
    return repeated(own, fingerprint);
  }

  /** @param times null: it may have been written by an earlier call, at the time of that one. */
  private async settle(
    append: Append,
    position: Position | undefined,
    times: readonly string[] | null,
  ): Promise<AppendAnswer> {
    const { commandId, fingerprint, stream, expectedVersion, events } = append;
    const [firstVersion, lastVersion] = [expectedVersion + 1, expectedVersion + events.length];
    await this.claims.settle(commandId, { fingerprint, stream, firstVersion, lastVersion });
    const recordedAt = times?.at(-1);
    if (position !== undefined && recordedAt !== undefined)
      return { kind: 'appended', firstVersion, lastVersion, position, recordedAt };
    const [last] = await this.forwards(stream, lastVersion, lastVersion);
    if (!last) throw new StoreUnavailable(new Error('what was written cannot be read'));
    return { kind: 'appended', firstVersion, lastVersion, position: last.position, recordedAt: last.recordedAt };
  }

  /** Several commands of one stream, each decided on the one before: one write, all or none. */
  private async write(stream: string, appends: readonly LaneAppend[]): Promise<LaneOutcome> {
    const [first] = appends;
    if (!first) throw new Error('nothing to write');
    const { expectedVersion, expectedLastId } = first.append;
    if (expectedLastId !== undefined && expectedVersion > 0) {
      // An event never changes, so that it may be looked at before.
      const [there] = await this.forwards(stream, expectedVersion, expectedVersion);
      if (there?.id !== expectedLastId.toLowerCase())
        return { kind: 'conflict', actualVersion: await this.log.lastVersion(stream), again: false };
    }
    const events = appends.flatMap(({ append, recordedAt }) => enveloped(append, recordedAt));
    return this.log.append(stream, expectedVersion, events);
  }

  private async found(commandId: string, { stream, afterVersion }: OpenClaim): Promise<CommandRecord | null> {
    const own: StoredEvent[] = [];
    let fingerprint = '';
    for await (const { stored, envelope } of this.log.read(stream, afterVersion + 1, Infinity)) {
      if (envelope.commandId === commandId.toLowerCase()) {
        own.push(stored);
        fingerprint = envelope.fingerprint;
      } else if (own.length > 0) break;
    }
    const [first, last] = [own.at(0), own.at(-1)];
    return first && last ? { fingerprint, stream, firstVersion: first.version, lastVersion: last.version } : null;
  }

  private async forwards(stream: string, from: number, to: number): Promise<readonly StoredEvent[]> {
    const events: StoredEvent[] = [];
    for await (const { stored } of this.log.read(stream, from, to)) events.push(stored);
    return events;
  }

  /** Many events at once are one notice. */
  private readonly wake = (): void => {
    if (this.woken) return;
    this.woken = true;
    setImmediate(() => {
      this.woken = false;
      for (const notice of this.notices) notice();
    });
  };

  private readonly report = (error: Error): void => {
    if (!this.closed) this.options.onError?.(error);
  };
}

/** The server would take an id twice; no other engine does. */
const mustHaveOwnIds = ({ events }: Append): void => {
  if (new Set(events.map(({ id }) => id.toLowerCase())).size < events.length)
    throw new Unstorable('id', 'another event has it');
};

const repeated = ({ fingerprint, stream, firstVersion, lastVersion }: CommandRecord, expected: string): AppendAnswer =>
  fingerprint === expected ? { kind: 'repeated', stream, firstVersion, lastVersion } : { kind: 'other-command' };

const enveloped = (append: Append, recordedAt: readonly string[]): LogEvent[] =>
  append.events.map(({ id: givenId, type, metadata, payload, occurredAt }, index) => {
    const recorded = recordedAt[index] ?? '';
    const id = givenId.toLowerCase();
    const times = {
      occurredAt: occurredAt === undefined ? recorded : new Date(occurredAt).toISOString(),
      recordedAt: recorded,
    };
    const version = append.expectedVersion + index + 1;
    const leaf = leafHash({ id, type, stream: append.stream, version, ...times, metadata, payload });
    const { commandId, fingerprint } = append;
    return {
      id,
      type,
      payload,
      envelope: { commandId: commandId.toLowerCase(), fingerprint, ...times, leaf, metadata },
    };
  });
