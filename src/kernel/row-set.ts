/** The rows a batch touches: an identity map over one projection's tables, flushed as one upsert per table. */
import type { DataSource, EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import type { Rows } from './read-model.js';
import { RowTable } from './row-table.js';
import { isOutage } from './store/postgres-errors.js';

const CACHE = 50_000;
/** The table or its schema is not there: a rebuilt one is taking its place. */
const REPLACED = /^(42P01|3F000)$/;

/** The database could not be asked: the batch is tried again, the event is not to blame. */
export class RowsUnavailable extends Error {
  constructor(cause: unknown) {
    super('rows cannot be read', { cause });
  }
}

export const isReplaced = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && REPLACED.test(String(error.code));

interface Touched {
  readonly table: RowTable;
  rows: Map<string, ObjectLiteral | null>;
  dirty: Set<string>;
}

export class RowSet implements Rows {
  private readonly tables = new Map<EntityTarget<ObjectLiteral>, Touched>();

  /** @param schema where the tables lie, when it is not the one that the entities name: a build beside the live one. */
  constructor(
    private readonly source: DataSource,
    private readonly schema?: string,
  ) {}

  async get<T extends ObjectLiteral>(entity: EntityTarget<T>, key: string): Promise<T | undefined> {
    const { table, rows } = this.touch(entity);
    const known = rows.get(key);
    if (known !== undefined) return (known ?? undefined) as T | undefined;
    const found = await this.source.query<{ row: ObjectLiteral }[]>(table.select, [key]).catch((error: unknown) => {
      throw isOutage(error) || isReplaced(error) ? new RowsUnavailable(error) : error;
    });
    const row = found[0] ? table.fromColumns(found[0].row) : null;
    rows.set(key, row);
    return (row ?? undefined) as T | undefined;
  }

  put<T extends ObjectLiteral>(entity: EntityTarget<T>, row: T): void {
    const { table, rows, dirty } = this.touch(entity);
    const key = table.keyOf(row);
    // Kept as it would be read again, so that a restart in between changes nothing.
    rows.set(key, table.asStored(row));
    dirty.add(key);
  }

  remove<T extends ObjectLiteral>(entity: EntityTarget<T>, key: string): void {
    const { rows, dirty } = this.touch(entity);
    rows.set(key, null);
    dirty.add(key);
  }

  async change<T extends ObjectLiteral>(
    entity: EntityTarget<T>,
    key: string,
    change: (row: T) => Partial<T>,
  ): Promise<void> {
    const row = await this.get(entity, key);
    if (row) this.put(entity, { ...row, ...change(row) });
  }

  get hasChanges(): boolean {
    return [...this.tables.values()].some(({ dirty }) => dirty.size > 0);
  }

  async flush(manager: EntityManager): Promise<void> {
    for (const { table, rows, dirty } of this.tables.values()) {
      const touched = [...dirty].map((key) => [key, rows.get(key) ?? null] as const);
      const gone = touched.filter(([, row]) => row === null).map(([key]) => key);
      const kept = touched.flatMap(([, row]) => (row === null ? [] : [table.toColumns(row)]));
      // First, so that a unique value may pass from a row that goes to one that comes.
      if (gone.length > 0) await manager.query(table.remove, [gone]);
      if (kept.length > 0) await manager.query(table.upsert, [JSON.stringify(kept)]);
    }
  }

  /** After a commit: what was written is now what is known. */
  settled(): void {
    for (const touched of this.tables.values()) {
      touched.dirty = new Set();
      if (touched.rows.size > CACHE) touched.rows = new Map();
    }
  }

  /** After a failed fence or batch: nothing in memory can be trusted. */
  forget(): void {
    this.tables.clear();
  }

  private touch<T extends ObjectLiteral>(entity: EntityTarget<T>): Touched {
    const target = entity as EntityTarget<ObjectLiteral>;
    const known = this.tables.get(target);
    if (known) return known;
    const table = new RowTable(this.source, this.source.getMetadata(target), this.schema);
    const touched: Touched = { table, rows: new Map(), dirty: new Set() };
    this.tables.set(target, touched);
    return touched;
  }
}
