/** Where a copy of events may go. */
import { Client } from 'pg';
import type { EventSink } from './copy-events.js';
import { defaultLogLimits, KurrentLog, type LogEvent } from './kurrent-log.js';
import type { StoredEvent } from './port.js';

/** The fingerprints of commands, kept in the database on both engines. */
export type Fingerprints = (commandIds: readonly string[]) => Promise<ReadonlyMap<string, string>>;

const TOGETHER = 64;
const TOGETHER_BYTES = 600_000;

export class KurrentSink implements EventSink {
  private readonly log: KurrentLog;

  constructor(
    url: string,
    private readonly fingerprints: Fingerprints,
  ) {
    const ignore = () => undefined;
    this.log = new KurrentLog(url, ignore, ignore, defaultLogLimits);
  }

  async write(events: readonly StoredEvent[]): Promise<void> {
    const commandOf = new Map(events.map(({ id, metadata }) => [id, commandIdOf(metadata)]));
    const fingerprints = await this.fingerprints([...new Set(commandOf.values())].filter((id) => id !== ''));
    // One after another: the order over all streams is part of what is copied.
    for (const run of runsOf(events)) {
      const [first] = run;
      if (!first) continue;
      const logEvents = run.map((event) => {
        const commandId = commandOf.get(event.id) ?? '';
        return toLogEvent(event, commandId, fingerprints.get(commandId) ?? '');
      });
      const outcome = await this.log.append(first.stream, first.version - 1, logEvents);
      if (outcome.kind === 'conflict') await this.mustBeThere(run);
    }
  }

  close(): Promise<void> {
    return this.log.close();
  }

  /** A copy that was cut off and begins again finds its own events. */
  private async mustBeThere(run: readonly StoredEvent[]): Promise<void> {
    const [first, last] = [run.at(0), run.at(-1)];
    const there = new Map<number, string>();
    for await (const { stored } of this.log.read(first?.stream ?? '', first?.version ?? 1, last?.version ?? 1))
      there.set(stored.version, stored.leaf);
    const missing = run.filter(({ version }) => !there.has(version));
    const other = run.find(({ version, leaf }) => there.has(version) && there.get(version) !== leaf);
    if (other) throw new Error(`version ${other.version} of ${other.stream} is another event there`);
    if (missing.length > 0 && missing.length < run.length) return this.write(missing);
    if (missing.length > 0) throw new Error(`version ${first?.version} of ${first?.stream} does not follow there`);
  }
}

export class PostgresSink implements EventSink {
  private constructor(private readonly owner: Client) {}

  /** @param ownerUrl the login that owns the database: the server's own cannot import */
  static async open(ownerUrl: string): Promise<PostgresSink> {
    const owner = new Client({ connectionString: ownerUrl, application_name: 'madoguchi-import' });
    await owner.connect();
    return new PostgresSink(owner);
  }

  async write(events: readonly StoredEvent[]): Promise<void> {
    const batch = events.map((event) => ({
      i: event.id,
      s: event.stream,
      v: event.version,
      t: event.type,
      o: event.occurredAt,
      r: event.recordedAt,
      m: event.metadata,
      p: event.payload,
      h: event.leaf,
    }));
    await this.owner.query('SELECT store.import($1::jsonb)', [JSON.stringify(batch)]);
  }

  close(): Promise<void> {
    return this.owner.end();
  }
}

const commandIdOf = (metadata: string): string =>
  String((JSON.parse(metadata) as { commandId?: unknown }).commandId ?? '').toLowerCase();

const toLogEvent = (event: StoredEvent, commandId: string, fingerprint: string): LogEvent => {
  const { id, type, payload, occurredAt, recordedAt, leaf, metadata } = event;
  return { id, type, payload, envelope: { commandId, fingerprint, occurredAt, recordedAt, leaf, metadata } };
};

/** Neighbours of one stream go as one write. */
function* runsOf(events: readonly StoredEvent[]): Generator<StoredEvent[]> {
  let run: StoredEvent[] = [];
  let bytes = 0;
  for (const event of events) {
    const size = Buffer.byteLength(event.payload) + Buffer.byteLength(event.metadata) + 400;
    const last = run.at(-1);
    if (last && (last.stream !== event.stream || run.length >= TOGETHER || bytes + size > TOGETHER_BYTES)) {
      yield run;
      [run, bytes] = [[], 0];
    }
    run.push(event);
    bytes += size;
  }
  if (run.length > 0) yield run;
}
