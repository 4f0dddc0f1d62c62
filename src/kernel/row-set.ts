/** The rows a batch touches: an identity map over one projection's tables, flushed as one upsert per table. */
import type { DataSource, EntityManager, EntityMetadata, EntityTarget, ObjectLiteral } from 'typeorm';
import type { Rows } from './read-model.js';

const CACHE = 50_000;

/** The database could not be asked: the batch is tried again, the event is not to blame. */
export class RowsUnavailable extends Error {
  constructor(cause: unknown) {
    super('rows cannot be read', { cause });
  }
}

interface Table {
  readonly metadata: EntityMetadata;
  readonly key: string;
  readonly select: string;
  readonly upsert: string;
  readonly remove: string;
  readonly moments: readonly string[];
  rows: Map<string, ObjectLiteral | null>;
  dirty: Set<string>;
}

const quote = (name: string): string => `"${name}"`;

const describe = (source: DataSource, target: EntityTarget<ObjectLiteral>): Table => {
  const metadata = source.getMetadata(target);
  const [primary] = metadata.primaryColumns;
  if (!primary) throw new Error(`${metadata.name} has no key`);
  const columns = metadata.columns.map(({ databaseName }) => databaseName);
  const types = metadata.columns.map((column) => {
    const type = source.driver.normalizeType(column);
    return `${quote(column.databaseName)} ${type}${column.isArray ? '[]' : ''}`;
  });
  const table = `${quote(metadata.schema ?? '')}.${quote(metadata.tableName)}`;
  const list = columns.map(quote).join(', ');
  const changes = columns.filter((name) => name !== primary.databaseName).map((name) => `${quote(name)} = excluded.${quote(name)}`);
  return {
    metadata,
    key: primary.propertyName,
    select: `SELECT to_jsonb(t) AS row FROM ${table} t WHERE ${quote(primary.databaseName)} = $1`,
    upsert: `INSERT INTO ${table} (${list}) SELECT ${list} FROM jsonb_to_recordset($1::jsonb) AS r(${types.join(', ')})
      ON CONFLICT (${quote(primary.databaseName)}) DO ${changes.length > 0 ? `UPDATE SET ${changes.join(', ')}` : 'NOTHING'}`,
    remove: `DELETE FROM ${table} WHERE ${quote(primary.databaseName)} = ANY ($1)`,
    moments: metadata.columns.filter((column) => String(source.driver.normalizeType(column)).startsWith('timestamp')).map(({ propertyName }) => propertyName),
    rows: new Map(),
    dirty: new Set(),
  };
};

export class RowSet implements Rows {
  private readonly tables = new Map<EntityTarget<ObjectLiteral>, Table>();

  constructor(private readonly source: DataSource) {}

  async get<T extends ObjectLiteral>(entity: EntityTarget<T>, key: string): Promise<T | undefined> {
    const table = this.table(entity);
    const known = table.rows.get(key);
    if (known !== undefined) return (known ?? undefined) as T | undefined;
    const found = await this.source.query<{ row: ObjectLiteral }[]>(table.select, [key]).catch((error: unknown) => {
      throw new RowsUnavailable(error);
    });
    const row = found[0] ? this.fromColumns(table, found[0].row) : null;
    table.rows.set(key, row);
    return (row ?? undefined) as T | undefined;
  }

  put<T extends ObjectLiteral>(entity: EntityTarget<T>, row: T): void {
    const table = this.table(entity);
    const key = String(row[table.key]);
    table.rows.set(key, row);
    table.dirty.add(key);
  }

  remove<T extends ObjectLiteral>(entity: EntityTarget<T>, key: string): void {
    const table = this.table(entity);
    table.rows.set(key, null);
    table.dirty.add(key);
  }

  async change<T extends ObjectLiteral>(entity: EntityTarget<T>, key: string, change: (row: T) => Partial<T>): Promise<void> {
    const row = await this.get(entity, key);
    if (row) this.put(entity, { ...row, ...change(row) });
  }

  get hasChanges(): boolean {
    return [...this.tables.values()].some(({ dirty }) => dirty.size > 0);
  }

  async flush(manager: EntityManager): Promise<void> {
    for (const table of this.tables.values()) {
      const keys = [...table.dirty];
      if (keys.length === 0) continue;
      const kept = keys.map((key) => table.rows.get(key)).filter((row) => row !== null && row !== undefined);
      const gone = keys.filter((key) => table.rows.get(key) === null);
      if (kept.length > 0) await manager.query(table.upsert, [JSON.stringify(kept.map((row) => this.toColumns(table, row)))]);
      if (gone.length > 0) await manager.query(table.remove, [gone]);
    }
  }

  /** After a commit: what was written is now what is known. */
  settled(): void {
    for (const table of this.tables.values()) {
      table.dirty = new Set();
      if (table.rows.size > CACHE) table.rows = new Map();
    }
  }

  /** After a failed fence or batch: nothing in memory can be trusted. */
  forget(): void {
    this.tables.clear();
  }

  private table<T extends ObjectLiteral>(entity: EntityTarget<T>): Table {
    const target = entity as EntityTarget<ObjectLiteral>;
    const known = this.tables.get(target) ?? describe(this.source, target);
    this.tables.set(target, known);
    return known;
  }

  private toColumns({ metadata }: Table, row: ObjectLiteral): ObjectLiteral {
    return Object.fromEntries(metadata.columns.map(({ databaseName, propertyName }) => [databaseName, (row[propertyName] as unknown) ?? null]));
  }

  private fromColumns({ metadata, moments }: Table, row: ObjectLiteral): ObjectLiteral {
    return Object.fromEntries(
      metadata.columns.map(({ databaseName, propertyName }) => {
        const value = row[databaseName] as unknown;
        return [propertyName, moments.includes(propertyName) && typeof value === 'string' ? new Date(value) : value];
      }),
    );
  }
}
