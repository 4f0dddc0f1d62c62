/** The PostgreSQL engine: one append function called by one batcher, readers by position, push by NOTIFY. */
import { Client, Pool } from 'pg';
import { Batcher } from './batcher.js';
import {
  StoreUnavailable,
  Unstorable,
  type AllSlice,
  type Append,
  type AppendAnswer,
  type AppendOutcome,
  type CommandRecord,
  type EventStore,
  type Position,
  type ReadAll,
  type ReadStream,
  type StoredEvent,
} from './port.js';
import { mustBeStorable } from './storable.js';

const CHANNEL = 'madoguchi_events';
const SAFETY_NET_MS = 1_000;
const COLUMNS = `position, id, type, stream, version, store.iso(occurred_at) AS occurred_at,
  store.iso(recorded_at) AS recorded_at, metadata, payload, encode(leaf, 'hex') AS leaf`;

interface Row {
  position: string;
  id: string;
  type: string;
  stream: string;
  version: number;
  occurred_at: string;
  recorded_at: string;
  metadata: string;
  payload: string;
  leaf: string;
}

interface Answer {
  k: AppendOutcome['kind'];
  s?: string;
  a?: number;
  z?: number;
  v?: number;
  p?: string;
  r?: string;
}

const toEvent = (row: Row): StoredEvent => ({
  position: BigInt(row.position),
  id: row.id,
  type: row.type,
  stream: row.stream,
  version: row.version,
  occurredAt: row.occurred_at,
  recordedAt: row.recorded_at,
  metadata: row.metadata,
  payload: row.payload,
  leaf: row.leaf,
});

const toOutcome = (answer: Answer): AppendOutcome => {
  const { k, s = '', a = 0, z = 0, v = 0, p = '0', r = '' } = answer;
  switch (k) {
    case 'appended':
      return { kind: k, firstVersion: a, lastVersion: z, position: BigInt(p), recordedAt: r };
    case 'repeated':
      return { kind: k, stream: s, firstVersion: a, lastVersion: z };
    case 'conflict':
      return { kind: k, actualVersion: v };
    case 'other-command':
      return { kind: k };
    case 'unstorable':
      return { kind: k, reason: '' };
  }
};

/** SQLSTATE classes in which the database could not serve: connection, resources, operator, lock and transaction timeouts. */
const isOutage = (error: unknown): boolean => {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  return code === '' || /^(08|53|57|55P03|25P0[34]|40)/.test(code) || /^E[A-Z]+$/.test(code);
};
const isUnstorable = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && /^22/.test(String(error.code));

const unstorable = (error: unknown): AppendOutcome => {
  if (isUnstorable(error)) return { kind: 'unstorable', reason: 'the database refused a value in it' };
  throw error;
};

export interface PostgresStoreOptions {
  readonly url: string;
  readonly onError?: (error: Error) => void;
}

export class PostgresEventStore implements EventStore {
  private readonly writes: Pool;
  private readonly reads: Pool;
  private readonly batcher: Batcher<Append, AppendOutcome>;
  private readonly notices = new Set<() => void>();
  private listener: Client | null = null;
  private readonly safetyNet: NodeJS.Timeout;
  private closed = false;

  constructor(private readonly options: PostgresStoreOptions) {
    const limits = '-c lock_timeout=2000 -c transaction_timeout=5000 -c statement_timeout=5000';
    const base = { connectionString: options.url, connectionTimeoutMillis: 5_000, keepAlive: true };
    this.writes = new Pool({ ...base, max: 1, options: limits, application_name: 'madoguchi-append' });
    this.reads = new Pool({ ...base, max: 6, application_name: 'madoguchi-read' });
    for (const pool of [this.writes, this.reads]) pool.on('error', (error) => this.report(error));
    this.batcher = new Batcher(
      (appends) => this.flush(appends),
      ({ events }) => events.reduce((sum, { payload, metadata }) => sum + payload.length + metadata.length + 200, 200),
    );
    this.safetyNet = setInterval(() => this.wake(), SAFETY_NET_MS);
    this.safetyNet.unref();
    void this.listen();
  }

  async append(append: Append): Promise<AppendAnswer> {
    mustBeStorable(append);
    const outcome = await this.batcher.add(append);
    if (outcome.kind === 'unstorable') throw new Unstorable('payload', outcome.reason);
    return outcome;
  }

  async command(commandId: string): Promise<CommandRecord | null> {
    const { rows } = await this.query<{ fingerprint: string; stream: string; first_version: number; last_version: number }>(
      `SELECT encode(fingerprint, 'hex') AS fingerprint, stream, first_version, last_version FROM store.commands WHERE id = $1`,
      [commandId],
    );
    const row = rows[0];
    if (!row) return null;
    const { fingerprint, stream, first_version: firstVersion, last_version: lastVersion } = row;
    return { fingerprint, stream, firstVersion, lastVersion };
  }

  async readStream(stream: string, { direction = 'forwards', from = 1, to, limit }: ReadStream = {}) {
    const order = direction === 'forwards' ? 'ASC' : 'DESC';
    const { rows } = await this.query<Row>(
      `SELECT ${COLUMNS} FROM store.events WHERE stream = $1 AND version >= $2 AND version <= $3 ORDER BY version ${order} LIMIT $4`,
      [stream, from, to ?? 2_147_483_647, limit ?? null],
    );
    return rows.map(toEvent);
  }

  async readAll(after: Position, { types, limit }: ReadAll): Promise<AllSlice> {
    // The head is read first: whatever commits in between is beyond it and belongs to the next slice.
    const head = await this.head();
    if (head <= after) return { events: [], readTo: after };
    const { rows } = await this.query<Row>(
      `SELECT ${COLUMNS} FROM store.events WHERE position > $1 AND position <= $2
         AND ($3::text[] IS NULL OR type = ANY ($3)) ORDER BY position LIMIT $4`,
      [after.toString(), head.toString(), types ?? null, limit],
    );
    const events = rows.map(toEvent);
    const last = events.at(-1);
    return { events, readTo: events.length === limit && last ? last.position : head };
  }

  subscribe(notice: () => void): () => void {
    this.notices.add(notice);
    notice();
    return () => this.notices.delete(notice);
  }

  async head(): Promise<Position> {
    const { rows } = await this.query<{ position: string }>('SELECT position FROM store.head');
    return BigInt(rows[0]?.position ?? 0);
  }

  async now(): Promise<Date> {
    const { rows } = await this.query<{ now: string }>('SELECT store.iso(store.now()) AS now');
    return new Date(rows[0]?.now ?? 0);
  }

  async close(): Promise<void> {
    this.closed = true;
    clearInterval(this.safetyNet);
    await this.listener?.end().catch(() => undefined);
    await Promise.all([this.writes.end(), this.reads.end()]);
  }

  private async flush(appends: readonly Append[]): Promise<readonly AppendOutcome[]> {
    try {
      return await this.send(appends);
    } catch (error) {
      if (!isUnstorable(error)) throw isOutage(error) ? new StoreUnavailable(error) : error;
    }
    // One value the database refuses must not fail its neighbours: each goes alone, and only the guilty one is refused.
    return this.oneByOne(appends);
  }

  private async oneByOne(appends: readonly Append[]): Promise<readonly AppendOutcome[]> {
    const outcomes: AppendOutcome[] = [];
    for (const append of appends) {
      outcomes.push(await this.send([append]).then(([outcome]) => outcome as AppendOutcome).catch(unstorable));
    }
    return outcomes;
  }

  private async send(appends: readonly Append[]): Promise<readonly AppendOutcome[]> {
    const batch = appends.map(({ stream, expectedVersion, commandId, fingerprint, events }) => ({
      s: stream,
      v: expectedVersion,
      c: commandId,
      f: fingerprint,
      e: events.map(({ id, type, metadata, payload, occurredAt, recordedAt }) => ({
        i: id,
        t: type,
        m: metadata,
        p: payload,
        ...(occurredAt === undefined ? {} : { o: occurredAt }),
        ...(recordedAt === undefined ? {} : { r: recordedAt }),
      })),
    }));
    const { rows } = await this.writes.query<{ answers: Answer[] }>('SELECT store.append($1::jsonb) AS answers', [
      JSON.stringify(batch),
    ]);
    return (rows[0]?.answers ?? []).map(toOutcome);
  }

  private async query<R extends object>(sql: string, values: unknown[] = []) {
    try {
      return await this.reads.query<R>(sql, values);
    } catch (error) {
      throw isOutage(error) ? new StoreUnavailable(error) : error;
    }
  }

  /** One LISTEN connection per process; every reconnect wakes the subscribers, since notices may have been missed. */
  private async listen(): Promise<void> {
    while (!this.closed) {
      const client = new Client({
        connectionString: this.options.url,
        keepAlive: true,
        application_name: 'madoguchi-listen',
        options: '-c transaction_timeout=0 -c idle_in_transaction_session_timeout=0 -c idle_session_timeout=0',
      });
      const ended = new Promise<void>((resolve) => client.once('end', resolve));
      client.on('error', (error) => this.report(error));
      client.on('notification', () => this.wake());
      try {
        await client.connect();
        this.listener = client;
        await client.query(`LISTEN ${CHANNEL}`);
        this.wake();
        await ended;
      } catch (error) {
        this.report(error instanceof Error ? error : new Error(String(error)));
        await client.end().catch(() => undefined);
      }
      if (!this.closed) await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }

  private wake(): void {
    for (const notice of this.notices) notice();
  }

  private report(error: Error): void {
    if (!this.closed) this.options.onError?.(error);
  }
}
