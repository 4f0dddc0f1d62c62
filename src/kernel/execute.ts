/** Load, fold, decide, append. The one way in which events come to be. */
import { setTimeout as sleep } from 'node:timers/promises';
import { canonical } from './canonical.js';
import type { DomainCommand, Written } from './command.js';
import { isRefusal, type Decide, type Fold, type Meta, type NewEvent, type Recorded } from './decider.js';
import { eventId } from './ids.js';
import { Busy, OtherCommand, Refused, Stale } from './problems.js';
import type { EventCodec } from './store/codec.js';
import type { Append, AppendAnswer, EventStore, StoredEvent } from './store/port.js';
import type { Sealer } from './store/seal.js';
import type { StreamSession } from './stream-session.js';
import { StreamSessions } from './stream-sessions.js';

/** Between processes a conflict is retried with jitter until a time limit, not a count. */
const RETRY_LIMIT_MS = 5_000;

export interface Decision<D, C extends DomainCommand<D, unknown>, S, E extends NewEvent> {
  readonly stream: string;
  readonly fold: Fold<S, E>;
  readonly command: C;
  readonly decide: Decide<C, S, E>;
  /** Types that spoil what the person saw (If-Match); all when not given. */
  readonly matters?: readonly string[];
}

interface Flight {
  readonly fingerprint: string;
  readonly outcome: Promise<Written<Recorded<NewEvent>>>;
}

/** Undefined: somebody else wrote first, decide again. */
type Attempt<E> = Written<Recorded<E>> | undefined;

export class Executor {
  private readonly sessions: StreamSessions;
  private readonly flights = new Map<string, Flight>();

  constructor(
    private readonly store: EventStore,
    private readonly codec: EventCodec,
    private readonly sealer: Sealer,
  ) {
    this.sessions = new StreamSessions(store, codec);
  }

  /**
   * @throws Refused, Stale, OtherCommand, Busy, StoreUnavailable. The same command again gives the first answer.
   */
  async decide<D, C extends DomainCommand<D, unknown>, S, E extends NewEvent>(
    decision: Decision<D, C, S, E>,
  ): Promise<Written<Recorded<E>>> {
    const { commandId } = decision.command.meta;
    const fingerprint = this.fingerprint(decision);
    const flying = this.flights.get(commandId);
    if (flying && flying.fingerprint !== fingerprint) throw new OtherCommand();
    if (flying) return flying.outcome as unknown as Promise<Written<Recorded<E>>>;
    const outcome = this.untilWritten(decision, fingerprint);
    this.flights.set(commandId, { fingerprint, outcome });
    try {
      return await outcome;
    } finally {
      this.flights.delete(commandId);
    }
  }

  /** The state of a stream and its version, for routes that show what a command will decide on. */
  async load<S, E extends NewEvent>(stream: string, fold: Fold<S, E>): Promise<{ state: S; version: number }> {
    const session = await this.sessions.open(stream, fold);
    await session.settled;
    return session.known;
  }

  private async untilWritten<D, C extends DomainCommand<D, unknown>, S, E extends NewEvent>(
    decision: Decision<D, C, S, E>,
    fingerprint: string,
  ): Promise<Written<Recorded<E>>> {
    const deadline = Date.now() + RETRY_LIMIT_MS;
    for (let attempt = 0; attempt === 0 || Date.now() < deadline; attempt += 1) {
      if (attempt > 0) await sleep(Math.random() * Math.min(100, 5 * 2 ** attempt));
      const written = await this.attempt(decision, fingerprint);
      if (written) return written;
    }
    throw new Busy(decision.stream);
  }

  private async attempt<D, C extends DomainCommand<D, unknown>, S, E extends NewEvent>(
    decision: Decision<D, C, S, E>,
    fingerprint: string,
  ): Promise<Attempt<E>> {
    const { stream, command, fold } = decision;
    const session = await this.sessions.open(stream, fold);
    const { version } = session;
    const stale = staleness(session, decision);
    const result = stale ? [] : decision.decide(command, session.state);
    if (!isRefusal(result) && result.length > 0) return this.write(session, result, command.meta, fingerprint, stream);
    // It may have been decided on pending state: it only stands if what it was decided on was really written.
    await session.settled;
    if (session.broken) return undefined;
    // A command that was written before finds its own effect, which must not be taken for somebody else's.
    const earlier = await this.repeated<E>(command.meta, fingerprint);
    if (earlier) return earlier;
    if (stale) throw stale;
    if (isRefusal(result)) throw new Refused(result);
    return { stream, version, position: await this.store.head(), events: [] };
  }

  private async write<S, E extends NewEvent>(
    session: StreamSession<S, E>,
    result: readonly E[],
    meta: Meta,
    fingerprint: string,
    stream: string,
  ): Promise<Attempt<E>> {
    const { version: expectedVersion, lastId: expectedLastId } = session;
    const events = envelop(result, stream, meta, expectedVersion);
    const encoded = this.encode(events, meta).then((stored): Append => ({
      stream,
      expectedVersion,
      expectedLastId,
      events: stored,
      commandId: meta.commandId,
      fingerprint,
    }));
    encoded.catch(() => undefined);
    session.decided(events);
    session.inFlight += 1;
    const breakOff = () => this.sessions.breakOff(stream, session);
    try {
      return await this.inOrder(session, encoded, breakOff, (append, answer) =>
        answer.kind === 'appended'
          ? this.settle(session, append, answer)
          : this.lost(answer, breakOff, meta, fingerprint),
      );
    } catch (error) {
      breakOff();
      throw error;
    } finally {
      session.inFlight -= 1;
    }
  }

  /**
   * Hands the append over after its predecessor was handed over, and settles it after its predecessor was settled;
   * in between, the appends of one stream travel together.
   */
  private inOrder<S, E extends NewEvent>(
    session: StreamSession<S, E>,
    encoded: Promise<Append>,
    breakOff: () => void,
    settle: (append: Append, answer: AppendAnswer) => Promise<Attempt<E>>,
  ): Promise<Attempt<E>> {
    const handed = session.handed.then(async () => {
      const append = await encoded;
      return session.broken ? undefined : { append, answer: this.store.append(append) };
    });
    session.handed = handed.catch(breakOff);
    const before = session.settled;
    const settled = handed.then(async (under) => {
      const answer = await under?.answer;
      await before;
      return under && answer ? settle(under.append, answer) : undefined;
    });
    session.settled = settled.catch(breakOff);
    return settled;
  }

  /** The answer is what reading the stream will give, so that a repeated command answers the same. */
  private async settle<S, E extends NewEvent>(
    session: StreamSession<S, E>,
    append: Append,
    { firstVersion, lastVersion: version, position, recordedAt }: AppendAnswer & { kind: 'appended' },
  ): Promise<Written<Recorded<E>>> {
    const { stream } = append;
    const stored = append.events.map((event, index): StoredEvent => {
      const { id, type, metadata, payload, occurredAt = recordedAt } = event;
      return {
        id,
        type,
        metadata,
        payload,
        occurredAt,
        recordedAt,
        stream,
        version: firstVersion + index,
        position,
        leaf: '',
      };
    });
    const events = await this.codec.open<E>(stored);
    session.written(events);
    return { stream, version, position, events };
  }

  private async lost<E>(
    answer: AppendAnswer,
    breakOff: () => void,
    meta: Meta,
    fingerprint: string,
  ): Promise<Attempt<E>> {
    breakOff();
    if (answer.kind === 'other-command') throw new OtherCommand();
    return answer.kind === 'repeated' ? this.repeated<E>(meta, fingerprint) : undefined;
  }

  /** The first answer of a command that was stored before. */
  private async repeated<E>({ commandId }: Meta, fingerprint: string): Promise<Attempt<E>> {
    const record = await this.store.command(commandId);
    if (!record) return undefined;
    if (record.fingerprint !== fingerprint) throw new OtherCommand();
    const { stream, firstVersion: from, lastVersion: to } = record;
    const stored = await this.store.readStream(stream, { from, to });
    const events = await this.codec.open<E>(stored);
    return { stream, version: to, position: stored.at(-1)?.position ?? 0n, events };
  }

  private async encode<E extends NewEvent>(events: readonly Recorded<E>[], meta: Meta): Promise<Append['events']> {
    const occurredAt = meta.occurredAt === undefined ? undefined : moment(meta.occurredAt);
    return Promise.all(
      events.map(async ({ id, type, data, personal, actor, correlationId, causationId, commandId }) => ({
        id,
        type,
        metadata: JSON.stringify({ actor, correlationId, causationId, commandId }),
        payload: await this.codec.encode(id, personal ? { type, data, personal } : { type, data }),
        occurredAt,
      })),
    );
  }

  private fingerprint<D, C extends DomainCommand<D, unknown>, S, E extends NewEvent>({
    stream,
    command,
  }: Decision<D, C, S, E>): string {
    return this.sealer.fingerprint(
      canonical({ type: command.constructor.name, stream, data: command.data, actor: command.meta.actor.account }),
    );
  }
}

const staleness = <D, C extends DomainCommand<D, unknown>, S, E extends NewEvent>(
  session: StreamSession<S, E>,
  { command, matters }: Decision<D, C, S, E>,
): Stale | undefined => {
  const { expected } = command.meta;
  const last = expected === undefined ? undefined : session.lastThatMatters(matters);
  if (expected === undefined || !last || last.version <= expected) return undefined;
  return new Stale(expected, {
    type: last.type,
    version: last.version,
    at: last.recordedAt,
    person: last.actor.person,
  });
};

const envelop = <E extends NewEvent>(events: readonly E[], stream: string, meta: Meta, base: number): Recorded<E>[] => {
  const { commandId, actor, now, correlationId = stream, causationId = null, occurredAt = now } = meta;
  return events.map((event, index) => ({
    ...event,
    id: eventId(commandId, index),
    stream,
    version: base + index + 1,
    occurredAt: moment(occurredAt),
    recordedAt: now,
    actor,
    correlationId,
    causationId,
    commandId,
  }));
};

/** As the store writes it; what is no moment is left for the store to refuse. */
const moment = (text: string): string => {
  const time = new Date(text);
  return Number.isNaN(time.getTime()) ? text : time.toISOString();
};
