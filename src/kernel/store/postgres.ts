/** The PostgreSQL engine: one append function called by one batcher, readers by position, push by NOTIFY. */
import { Pool, type PoolClient, type QueryResultRow } from 'pg';
import { Batcher } from './batcher.js';
import {
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
import { inOurWords, isOutage } from './postgres-errors.js';
import { Listener } from './postgres-listener.js';
import { COLUMNS, toAnswer, toBatch, toEvent, type AnswerRow, type EventRow } from './postgres-rows.js';
import { mustBeStorable } from './storable.js';

const SAFETY_NET_MS = 1_000;
const LOCK_MS = 2_000;
/** Whoever has waited longer than this for the batch before is in a hurry. */
const HURRY_MS = 200;
const MAX_VERSION = 2_147_483_647;

/** Within a batch: an answer, or why this one item failed. */
type Outcome = AppendAnswer | { readonly kind: 'failed'; readonly error: Error };

export interface PostgresStoreOptions {
  readonly url: string;
  readonly onError?: (error: Error) => void;
}

const sizeOf = ({ events }: Append): number =>
  events.reduce((sum, { payload, metadata }) => sum + payload.length + metadata.length + 200, 200);

export class PostgresEventStore implements EventStore {
  private readonly writes: Pool;
  private readonly reads: Pool;
  private readonly batcher: Batcher<Append, Outcome>;
  private readonly notices = new Set<() => void>();
  private readonly listener: Listener;
  private readonly safetyNet: NodeJS.Timeout;
  private closed = false;

  constructor(private readonly options: PostgresStoreOptions) {
    const base = {
      connectionString: options.url,
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
    };
    // The database ends what takes too long; the client's own limit is for a database that does not answer at all.
    const writing = `-c lock_timeout=${LOCK_MS} -c transaction_timeout=5000 -c statement_timeout=5000`;
    const reading = '-c statement_timeout=7000 -c default_transaction_read_only=on';
    this.writes = new Pool({
      ...base,
      max: 1,
      options: writing,
      query_timeout: 7_000,
      application_name: 'madoguchi-append',
    });
    this.reads = new Pool({
      ...base,
      max: 6,
      options: reading,
      query_timeout: 9_000,
      application_name: 'madoguchi-read',
    });
    for (const pool of [this.writes, this.reads]) pool.on('error', this.report);
    this.writes.on('connect', (client) => client.on('error', this.report));
    this.batcher = new Batcher((appends, waitedMs) => this.flush(appends, waitedMs), sizeOf);
    this.safetyNet = setInterval(this.wake, SAFETY_NET_MS);
    this.safetyNet.unref();
    this.listener = new Listener(options.url, this.wake, this.report);
  }

  async append(append: Append): Promise<AppendAnswer> {
    mustBeStorable(append);
    const outcome = await this.batcher.add(append);
    if (outcome.kind === 'failed') throw outcome.error;
    return outcome;
  }

  async command(commandId: string): Promise<CommandRecord | null> {
    const [record] = await this.query<CommandRecord & QueryResultRow>(
      `SELECT encode(fingerprint, 'hex') AS fingerprint, stream, first_version AS "firstVersion", last_version AS "lastVersion"
         FROM store.commands WHERE id = $1`,
      [commandId],
    );
    return record ?? null;
  }

  async readStream(
    stream: string,
    { direction = 'forwards', from = 1, to, limit }: ReadStream = {},
  ): Promise<readonly StoredEvent[]> {
    const order = direction === 'forwards' ? 'ASC' : 'DESC';
    const rows = await this.query<EventRow>(
      `SELECT ${COLUMNS} FROM store.events WHERE stream = $1 AND version >= $2 AND version <= $3 ORDER BY version ${order} LIMIT $4`,
      [stream, from, to ?? MAX_VERSION, limit ?? null],
    );
    return rows.map(toEvent);
  }

  async readAll(after: Position, { types, known, limit }: ReadAll): Promise<AllSlice> {
    // The head is read first: whatever commits in between is beyond it and belongs to the next slice.
    const head = await this.head();
    if (head <= after) return { events: [], readTo: after };
    const rows = await this.query<EventRow>(
      `SELECT ${COLUMNS} FROM store.events WHERE position > $1 AND position <= $2
         AND ($3::text[] IS NULL OR type = ANY ($3) OR type <> ALL ($4::text[])) ORDER BY position LIMIT $5`,
      [after.toString(), head.toString(), types ?? null, known ?? null, limit],
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
    const [row] = await this.query<{ position: string }>('SELECT position FROM store.head');
    return BigInt(row?.position ?? 0);
  }

  async now(): Promise<Date> {
    const [row] = await this.query<{ now: string }>('SELECT store.iso(store.now()) AS now');
    return new Date(row?.now ?? 0);
  }

  async close(): Promise<void> {
    this.closed = true;
    clearInterval(this.safetyNet);
    this.notices.clear();
    await Promise.all([this.listener.close(), this.writes.end(), this.reads.end()]);
  }

  private async flush(appends: readonly Append[], waitedMs: number): Promise<readonly Outcome[]> {
    try {
      return await this.send(appends, waitedMs);
    } catch (error) {
      if (isOutage(error)) throw inOurWords(error);
      if (appends.length === 1) return [{ kind: 'failed', error: inOurWords(error) }];
    }
    // One value the database refuses must not fail its neighbours: each goes alone, and only the guilty one is refused.
    const outcomes: Outcome[] = [];
    for (const append of appends) outcomes.push(...(await this.flush([append], waitedMs).catch(failed)));
    return outcomes;
  }

  private async send(appends: readonly Append[], waitedMs: number): Promise<readonly AppendAnswer[]> {
    const { rows } = await this.within(waitedMs, (client) =>
      client.query<{ answers: AnswerRow[] }>('SELECT store.append($1::jsonb) AS answers', [toBatch(appends)]),
    );
    const answers = rows[0]?.answers ?? [];
    if (answers.length !== appends.length) throw new TypeError('the append function did not answer each command');
    return answers.map(toAnswer);
  }

  /** Nobody waits longer than one lock timeout: what was spent behind the batch before is not granted again. */
  private async within<T>(waitedMs: number, act: (client: PoolClient) => Promise<T>): Promise<T> {
    const hurried = waitedMs > HURRY_MS;
    const client = await this.writes.connect();
    try {
      if (hurried) await client.query(`SET statement_timeout = ${Math.max(HURRY_MS, Math.round(LOCK_MS - waitedMs))}`);
      const result = await act(client);
      if (hurried) await client.query('RESET statement_timeout');
      client.release();
      return result;
    } catch (error) {
      client.release(true);
      throw error;
    }
  }

  private async query<R extends QueryResultRow>(sql: string, values: unknown[] = []): Promise<R[]> {
    try {
      return (await this.reads.query<R>(sql, values)).rows;
    } catch (error) {
      throw inOurWords(error);
    }
  }

  private readonly wake = (): void => {
    for (const notice of this.notices) notice();
  };

  private readonly report = (error: Error): void => {
    if (!this.closed) this.options.onError?.(error);
  };
}

const failed = (error: unknown): Outcome[] => [
  { kind: 'failed', error: error instanceof Error ? error : new Unstorable('events', String(error)) },
];
