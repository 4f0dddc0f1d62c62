/** Reads what is owed from the projection's table. */
import type { DataSource } from 'typeorm';
import type { ReadModel } from '../read-model.js';
import type { Entry } from './ledger.js';

const COLUMNS = `id, obligation, key, queue, state, event_id AS "eventId", stream, version, correlation_id AS "correlationId",
  ids, priority, due, opened_at AS "openedAt", moved::text AS moved, retries, parked_at AS "parkedAt", reason, error`;

export interface QueueAge {
  readonly queue: string;
  readonly open: number;
  readonly parked: number;
  readonly oldest: Date | null;
  readonly firstDue: Date | null;
}

export class Entries {
  private readonly table: string;

  constructor(
    private readonly source: DataSource,
    { schema }: ReadModel,
  ) {
    this.table = `${schema}.obligation`;
  }

  async find(id: string): Promise<Entry | undefined> {
    const [entry] = await this.source.query<Entry[]>(`SELECT ${COLUMNS} FROM ${this.table} WHERE id = $1`, [id]);
    return entry;
  }

  /** Whole events: of those that one event opened, none is left for later. */
  async openAfter(moved: bigint, limit: number): Promise<Entry[]> {
    return this.source.query<Entry[]>(
      `SELECT ${COLUMNS} FROM ${this.table} t WHERE state = 'open' AND t.moved > $1
       ORDER BY t.moved FETCH FIRST ${limit} ROWS WITH TIES`,
      [moved.toString()],
    );
  }

  async parked(): Promise<Entry[]> {
    return this.source.query<Entry[]>(
      `SELECT ${COLUMNS} FROM ${this.table} WHERE state = 'parked' ORDER BY parked_at, id`,
    );
  }

  async open(): Promise<Entry[]> {
    return this.source.query<Entry[]>(
      `SELECT ${COLUMNS} FROM ${this.table} WHERE state = 'open' ORDER BY opened_at, id`,
    );
  }

  async ages(): Promise<QueueAge[]> {
    return this.source.query<QueueAge[]>(
      `SELECT queue, (count(*) FILTER (WHERE state = 'open'))::int AS open, (count(*) FILTER (WHERE state = 'parked'))::int AS parked,
         min(opened_at) FILTER (WHERE state = 'open') AS oldest, min(due) FILTER (WHERE state = 'open') AS "firstDue"
       FROM ${this.table} WHERE state IN ('open', 'parked') GROUP BY queue`,
    );
  }
}
