/** Load, fold, decide, append. The one way in which events come to be. */
import { setTimeout as sleep } from 'node:timers/promises';
import { canonical } from './canonical.js';
import type { DomainCommand, Written } from './command.js';
import { isRefusal, type Decide, type Fold, type Meta, type NewEvent, type Recorded } from './decider.js';
import { eventId } from './ids.js';
import { Busy, OtherCommand, Refused, Stale } from './problems.js';
import type { EventCodec } from './store/codec.js';
import type { Append, AppendAnswer, EventStore } from './store/port.js';
import type { Sealer } from './store/seal.js';
import { StreamSession } from './stream-session.js';

/** Between processes a conflict is retried with jitter until a time limit, not a count. */
const RETRY_LIMIT_MS = 5_000;
const SESSIONS = 5_000;

export interface Decision<D, C extends DomainCommand<D, unknown>, S, E extends NewEvent> {
  readonly stream: string;
  readonly fold: Fold<S, E>;
  readonly command: C;
  readonly decide: Decide<C, S, E>;
  /** Types that spoil what the person saw (If-Match); all when not given. */
  readonly matters?: readonly string[];
}

// Sessions of different streams have different states; each is only ever used with its own stream's fold.
type AnySession = StreamSession<unknown, NewEvent>;

interface Flight {
  readonly fingerprint: string;
  readonly outcome: Promise<Written<Recorded<NewEvent>>>;
}

export class Executor {
  private readonly sessions = new Map<string, AnySession>();
  private readonly opening = new Map<string, Promise<AnySession>>();
  private readonly flights = new Map<string, Flight>();

  constructor(
    private readonly store: EventStore,
    private readonly codec: EventCodec,
    private readonly sealer: Sealer,
  ) {}

  /**
   * @throws Refused, Stale, OtherCommand, Busy, StoreUnavailable. The same command again gives the first answer.
   */
  async decide<D, C extends DomainCommand<D, unknown>, S, E extends NewEvent>(
    decision: Decision<D, C, S, E>,
  ): Promise<Written<Recorded<E>>> {
    const { commandId } = decision.command.meta;
    const fingerprint = this.fingerprint(decision);
    const flying = this.flights.get(commandId);
    if (flying) return this.join(flying, fingerprint);
    const outcome = this.firstOrRepeated(decision, fingerprint);
    this.flights.set(commandId, { fingerprint, outcome });
    try {
      return await outcome;
    } finally {
      this.flights.delete(commandId);
    }
  }

  /** The state of a stream and its version, for routes that show what a command will decide on. */
  async load<S, E extends NewEvent>(stream: string, fold: Fold<S, E>): Promise<{ state: S; version: number }> {
    const { state, version } = await this.session<S, E>(stream, fold);
    return { state, version };
  }

  private async join<E>(flight: Flight, fingerprint: string): Promise<Written<Recorded<E>>> {
    if (flight.fingerprint !== fingerprint) throw new OtherCommand();
    return flight.outcome as unknown as Promise<Written<Recorded<E>>>;
  }

  private async firstOrRepeated<D, C extends DomainCommand<D, unknown>, S, E extends NewEvent>(
    decision: Decision<D, C, S, E>,
    fingerprint: string,
  ): Promise<Written<Recorded<E>>> {
    const earlier = await this.repeated<E>(decision.command.meta, fingerprint);
    if (earlier) return earlier;
    const deadline = Date.now() + RETRY_LIMIT_MS;
    for (let attempt = 0; Date.now() < deadline; attempt += 1) {
      if (attempt > 0) await sleep(Math.random() * Math.min(100, 5 * 2 ** attempt));
      const written = await this.attempt(decision, fingerprint);
      if (written) return written;
    }
    throw new Busy(decision.stream);
  }

  /** Undefined: somebody else wrote first, decide again. */
  private async attempt<D, C extends DomainCommand<D, unknown>, S, E extends NewEvent>(
    decision: Decision<D, C, S, E>,
    fingerprint: string,
  ): Promise<Written<Recorded<E>> | undefined> {
    const { stream, command, fold } = decision;
    const session = await this.session<S, E>(stream, fold);
    const base = session.version;
    this.mustBeFresh(session, decision);
    const result = decision.decide(command, session.state);
    if (isRefusal(result)) {
      // Decided on pending state: the refusal only stands if what it was decided on was really written.
      await session.settled;
      if (session.broken) return undefined;
      const earlier = await this.repeated<E>(command.meta, fingerprint);
      if (earlier) return earlier;
      throw new Refused(result);
    }
    if (result.length === 0) {
      await session.settled;
      return session.broken ? undefined : { stream, version: base, position: await this.store.head(), events: [] };
    }
    const events = this.envelop(result, decision, base);
    session.apply(events);
    return this.write(session, { stream, base, events, meta: command.meta, fingerprint });
  }

  private async write<S, E extends NewEvent>(
    session: StreamSession<S, E>,
    { stream, base, events, meta, fingerprint }: { stream: string; base: number; events: readonly Recorded<E>[]; meta: Meta; fingerprint: string },
  ): Promise<Written<Recorded<E>> | undefined> {
    session.inFlight += 1;
    const sent = session.handed.then(async () => {
      if (session.broken) return undefined;
      return this.encode({ stream, expectedVersion: base, events, meta, fingerprint });
    });
    // The next append of this stream may be encoded once this one was handed to the batcher; it keeps the order.
    const answered = sent.then((append) => (append ? { answer: this.store.append(append) } : undefined));
    session.handed = answered.catch(() => undefined);
    const settled = answered
      .then(async (handed) => handed?.answer)
      .then((answer) => this.settle(session, answer, events, { stream, stated: meta.occurredAt !== undefined }));
    session.settled = settled.catch(() => undefined);
    try {
      return await settled;
    } catch (error) {
      this.drop(stream, session);
      throw error;
    } finally {
      session.inFlight -= 1;
    }
  }

  private async settle<S, E extends NewEvent>(
    session: StreamSession<S, E>,
    answer: AppendAnswer | undefined,
    events: readonly Recorded<E>[],
    { stream, stated }: { stream: string; stated: boolean },
  ): Promise<Written<Recorded<E>> | undefined> {
    if (answer?.kind === 'appended') {
      const { lastVersion: version, position, recordedAt } = answer;
      const settled = events.map((event) => ({ ...event, recordedAt, occurredAt: stated ? event.occurredAt : recordedAt }));
      return { stream, version, position, events: settled };
    }
    this.drop(stream, session);
    if (answer?.kind === 'other-command') throw new OtherCommand();
    return undefined;
  }

  private drop<S, E extends NewEvent>(stream: string, session: StreamSession<S, E>): void {
    session.broken = true;
    if (this.sessions.get(stream) === (session as unknown)) this.sessions.delete(stream);
  }

  private mustBeFresh<D, C extends DomainCommand<D, unknown>, S, E extends NewEvent>(
    session: StreamSession<S, E>,
    { command, matters }: Decision<D, C, S, E>,
  ): void {
    const { expected } = command.meta;
    if (expected === undefined) return;
    const last = session.lastThatMatters(matters);
    if (!last || last.version <= expected) return;
    throw new Stale(expected, { type: last.type, version: last.version, at: last.recordedAt, person: last.actor.person });
  }

  /** The first answer of a command that was stored before. */
  private async repeated<E>({ commandId }: Meta, fingerprint: string): Promise<Written<Recorded<E>> | undefined> {
    const record = await this.store.command(commandId);
    if (!record) return undefined;
    if (record.fingerprint !== fingerprint) throw new OtherCommand();
    const { stream, firstVersion: from, lastVersion: to } = record;
    const stored = await this.store.readStream(stream, { from, to });
    const events = await this.codec.open<E>(stored);
    return { stream, version: to, position: stored.at(-1)?.position ?? 0n, events };
  }

  private async session<S, E extends NewEvent>(stream: string, fold: Fold<S, E>): Promise<StreamSession<S, E>> {
    const known = this.sessions.get(stream) as StreamSession<S, E> | undefined;
    if (known && known.inFlight > 0) return known;
    // Several commands that arrive together share one look at the stream.
    const opening = this.opening.get(stream) ?? this.catchUp(stream, fold, known).finally(() => this.opening.delete(stream));
    this.opening.set(stream, opening as Promise<AnySession>);
    return (await opening) as StreamSession<S, E>;
  }

  /** Another process may have written since: an idle session reads what is new before anybody decides on it. */
  private async catchUp<S, E extends NewEvent>(stream: string, fold: Fold<S, E>, known: StreamSession<S, E> | undefined) {
    const session = known ?? new StreamSession<S, E>(fold);
    const from = session.version + 1;
    const events = await this.codec.open<E>(await this.store.readStream(stream, { from }));
    if (session.version + 1 === from) session.apply(events);
    this.sessions.delete(stream);
    this.sessions.set(stream, session as unknown as AnySession);
    if (this.sessions.size > SESSIONS) this.forgetOldest();
    return session;
  }

  private forgetOldest(): void {
    for (const [stream, session] of this.sessions) {
      if (session.inFlight > 0) continue;
      this.sessions.delete(stream);
      return;
    }
  }

  private envelop<D, C extends DomainCommand<D, unknown>, S, E extends NewEvent>(
    events: readonly E[],
    { stream, command: { meta } }: Decision<D, C, S, E>,
    base: number,
  ): Recorded<E>[] {
    const { commandId, actor, now, correlationId = stream, causationId = null, occurredAt = now } = meta;
    return events.map((event, index) => ({
      ...event,
      id: eventId(commandId, index),
      stream,
      version: base + index + 1,
      occurredAt,
      recordedAt: now,
      actor,
      correlationId,
      causationId,
      commandId,
    }));
  }

  private async encode<E extends NewEvent>({ stream, expectedVersion, events, meta, fingerprint }: {
    stream: string;
    expectedVersion: number;
    events: readonly Recorded<E>[];
    meta: Meta;
    fingerprint: string;
  }): Promise<Append> {
    const stored = events.map(async ({ id, type, data, personal, actor, correlationId, causationId, commandId }) => ({
      id,
      type,
      metadata: JSON.stringify({ actor, correlationId, causationId, commandId }),
      payload: await this.codec.encode(id, personal ? { type, data, personal } : { type, data }),
      occurredAt: meta.occurredAt,
      recordedAt: meta.recordedAt,
    }));
    return { stream, expectedVersion, events: await Promise.all(stored), commandId: meta.commandId, fingerprint };
  }

  private fingerprint<D, C extends DomainCommand<D, unknown>, S, E extends NewEvent>({ stream, command }: Decision<D, C, S, E>): string {
    return this.sealer.fingerprint(
      canonical({ type: command.constructor.name, stream, data: command.data, actor: command.meta.actor.account }),
    );
  }
}
