/** What the stand-in keeps: a log with growing positions that have holes, and the append rules of the servers it stands for. */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';

export interface ProposedEvent {
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

export interface LoggedEvent extends ProposedEvent {
  readonly stream: string;
  readonly revision: number;
  /** Commit and prepare are one for every write of this protocol. */
  readonly position: bigint;
  readonly createdMs: number;
}

export type Expected = number | 'no_stream' | 'any' | 'stream_exists';

export type Written =
  | { readonly kind: 'success'; readonly revision: number; readonly position: bigint }
  | { readonly kind: 'wrong'; readonly current: number };

const NONE = -1;

export class EventLog {
  readonly events: LoggedEvent[] = [];
  private readonly streams = new Map<string, LoggedEvent[]>();
  private readonly listeners = new Set<() => void>();
  private offset = 117n;

  /** @param file where the log outlives the process that serves it */
  constructor(private readonly file: string | null = null) {
    if (!file || !existsSync(file)) return;
    for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean))
      for (const event of JSON.parse(line) as Kept[]) this.keep(revived(event));
  }

  /**
   * The rules of the server's commit check: at the expected revision everything is written, whatever its ids; behind it
   * a write whose ids are those of the events that followed is a repeated one; all else is a wrong version.
   */
  append(stream: string, expected: Expected, proposed: readonly ProposedEvent[]): Written {
    const current = this.of(stream).length - 1;
    if (expected === 'any' || (expected === 'stream_exists' && current > NONE)) return this.write(stream, proposed);
    const at = expected === 'no_stream' ? NONE : expected;
    if (typeof at !== 'number' || current < at) return { kind: 'wrong', current };
    if (current === at) return this.write(stream, proposed);
    const there = this.of(stream).slice(at + 1, at + 1 + proposed.length);
    const last = there.at(-1);
    const same = there.length === proposed.length && there.every(({ id }, index) => id === proposed[index]?.id);
    return same && last
      ? { kind: 'success', revision: last.revision, position: last.position }
      : { kind: 'wrong', current };
  }

  of(stream: string): readonly LoggedEvent[] {
    return this.streams.get(stream) ?? [];
  }

  /** @returns how to stop listening */
  listen(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  get listening(): number {
    return this.listeners.size;
  }

  private write(stream: string, proposed: readonly ProposedEvent[]): Written {
    const written = proposed.map((event) => this.record(stream, event));
    // The server's own events stand between everybody's.
    if (this.events.length % 3 === 0)
      written.push(this.record('$stats-127.0.0.1:2113', { ...SYSTEM, id: crypto.randomUUID() }));
    if (this.file) appendFileSync(this.file, `${JSON.stringify(written.map(kept))}\n`);
    for (const listener of this.listeners) listener();
    const last = this.of(stream).at(-1);
    return { kind: 'success', revision: last?.revision ?? NONE, position: last?.position ?? 0n };
  }

  private record(stream: string, proposed: ProposedEvent): LoggedEvent {
    const event = {
      ...proposed,
      stream,
      revision: this.of(stream).length,
      position: this.offset,
      createdMs: Date.now(),
    };
    this.keep(event);
    return event;
  }

  private keep(event: LoggedEvent): void {
    this.events.push(event);
    const stream = this.streams.get(event.stream);
    if (stream) stream.push(event);
    else this.streams.set(event.stream, [event]);
    this.offset = event.position + BigInt(93 + event.data.length + event.metadata.length);
  }
}

const SYSTEM = {
  type: '$statsCollected',
  contentType: 'application/json',
  data: new Uint8Array(Buffer.from('{"proc-cpu":1}')),
  metadata: new Uint8Array(),
};

type Kept = Omit<LoggedEvent, 'data' | 'metadata' | 'position'> & Record<'data' | 'metadata' | 'position', string>;

const kept = ({ data, metadata, position, ...rest }: LoggedEvent): Kept => ({
  ...rest,
  data: Buffer.from(data).toString('base64'),
  metadata: Buffer.from(metadata).toString('base64'),
  position: position.toString(),
});

const revived = ({ data, metadata, position, ...rest }: Kept): LoggedEvent => ({
  ...rest,
  data: new Uint8Array(Buffer.from(data, 'base64')),
  metadata: new Uint8Array(Buffer.from(metadata, 'base64')),
  position: BigInt(position),
});
