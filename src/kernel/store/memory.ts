/** The memory engine of the port, for deciders and executor under test: same answers, a clock that can be set, no database. */
import { leafHash } from './leaf.js';
import {
  Unstorable,
  type AllSlice,
  type Append,
  type AppendAnswer,
  type CommandRecord,
  type EventStore,
  type EventToAppend,
  type Position,
  type ReadAll,
  type ReadStream,
  type StoredEvent,
} from './port.js';
import { mustBeStorable } from './storable.js';

const iso = (text: string): string => new Date(text).toISOString();

export class MemoryEventStore implements EventStore {
  private readonly events: StoredEvent[] = [];
  private readonly streams = new Map<string, StoredEvent[]>();
  private readonly commands = new Map<string, CommandRecord>();
  private readonly ids = new Set<string>();
  private readonly notices = new Set<() => void>();
  private recordedAt = '1970-01-01T00:00:00.000Z';
  private live = false;

  constructor(private clock: () => Date = () => new Date()) {}

  /** From here on the clock stands at this moment. */
  setClock(moment: string): void {
    this.clock = () => new Date(moment);
  }

  /** Stated recorded times are taken only before. */
  goLive(): void {
    this.live = true;
  }

  async append(append: Append): Promise<AppendAnswer> {
    mustBeStorable(append);
    await Promise.resolve();
    const commandId = append.commandId.toLowerCase();
    const done = this.commands.get(commandId);
    if (done) {
      const { fingerprint, ...first } = done;
      return fingerprint === append.fingerprint ? { kind: 'repeated', ...first } : { kind: 'other-command' };
    }
    const stream = this.streams.get(append.stream) ?? [];
    const last = stream.at(-1);
    const fits = stream.length === append.expectedVersion && (append.expectedLastId ?? last?.id) === last?.id;
    if (!fits) return { kind: 'conflict', actualVersion: stream.length };
    return this.write(append, commandId, stream);
  }

  async command(commandId: string): Promise<CommandRecord | null> {
    return this.commands.get(commandId.toLowerCase()) ?? null;
  }

  async readStream(
    stream: string,
    { direction = 'forwards', from = 1, to = Infinity, limit }: ReadStream = {},
  ): Promise<readonly StoredEvent[]> {
    const found = (this.streams.get(stream) ?? []).filter(({ version }) => version >= from && version <= to);
    return (direction === 'forwards' ? found : found.reverse()).slice(0, limit);
  }

  async readAll(after: Position, { types, known, limit }: ReadAll): Promise<AllSlice> {
    const wanted = ({ type }: StoredEvent) =>
      !types || types.includes(type) || (known !== undefined && !known.includes(type));
    const events = this.events.slice(Number(after)).filter(wanted).slice(0, limit);
    const last = events.at(-1);
    const head = await this.head();
    return { events, readTo: events.length === limit && last ? last.position : head > after ? head : after };
  }

  subscribe(notice: () => void): () => void {
    this.notices.add(notice);
    notice();
    return () => this.notices.delete(notice);
  }

  async head(): Promise<Position> {
    return BigInt(this.events.length);
  }

  async now(): Promise<Date> {
    return this.clock();
  }

  async close(): Promise<void> {
    this.notices.clear();
  }

  private write(append: Append, commandId: string, stream: readonly StoredEvent[]): AppendAnswer {
    const clock = this.clock().toISOString();
    const written: StoredEvent[] = [];
    for (const event of append.events) {
      if (this.ids.has(event.id) || written.some(({ id }) => id === event.id))
        throw new Unstorable('id', 'another event has it');
      const recordedAt = this.timeOf(event, clock, written.at(-1)?.recordedAt ?? this.recordedAt);
      written.push(this.stored(event, append.stream, stream.length + written.length + 1, recordedAt, written.length));
    }
    const last = written.at(-1) as StoredEvent;
    this.recordedAt = last.recordedAt;
    this.events.push(...written);
    this.streams.set(append.stream, [...stream, ...written]);
    for (const { id } of written) this.ids.add(id);
    const record = { stream: append.stream, firstVersion: stream.length + 1, lastVersion: last.version };
    this.commands.set(commandId, { fingerprint: append.fingerprint, ...record });
    queueMicrotask(() => this.notices.forEach((notice) => notice()));
    const { firstVersion, lastVersion } = record;
    return { kind: 'appended', firstVersion, lastVersion, position: last.position, recordedAt: last.recordedAt };
  }

  private timeOf({ recordedAt: stated }: EventToAppend, clock: string, earlier: string): string {
    if (stated !== undefined && this.live) throw new Unstorable('events', 'the store is live: recordedAt is its own');
    const time = stated === undefined ? clock : iso(stated);
    if (time > clock) throw new Unstorable('events', 'recordedAt is ahead of the clock');
    return time > earlier ? time : earlier;
  }

  private stored(
    event: EventToAppend,
    stream: string,
    version: number,
    recordedAt: string,
    offset: number,
  ): StoredEvent {
    const { id, type, metadata, payload, occurredAt } = event;
    const facts = {
      id: id.toLowerCase(),
      type,
      stream,
      version,
      occurredAt: occurredAt ? iso(occurredAt) : recordedAt,
      recordedAt,
      metadata,
      payload,
    };
    return { ...facts, position: BigInt(this.events.length + offset + 1), leaf: leafHash(facts) };
  }
}
