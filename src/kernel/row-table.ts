/** One table of a projection: its statements, and its values between the entity's shape and the database's. */
import type { DataSource, EntityMetadata, ObjectLiteral } from 'typeorm';

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;

type Kind = 'moment' | 'json' | 'bytes' | 'exact' | 'plain';

interface Column {
  readonly property: string;
  readonly name: string;
  readonly type: string;
  readonly kind: Kind;
}

const kindOf = (type: string): Kind => {
  if (type.endsWith('[]')) return 'plain';
  if (type.startsWith('timestamp')) return 'moment';
  if (type === 'json' || type === 'jsonb') return 'json';
  if (type === 'bytea') return 'bytes';
  return type === 'bigint' || type === 'numeric' ? 'exact' : 'plain';
};

export class RowTable {
  readonly name: string;
  readonly key: Column;
  readonly columns: readonly Column[];
  readonly select: string;
  readonly upsert: string;
  readonly remove: string;

  constructor(source: DataSource, metadata: EntityMetadata, schema = metadata.schema ?? 'public') {
    this.columns = metadata.columns.map((column) => {
      const type = `${source.driver.normalizeType(column)}${column.isArray ? '[]' : ''}`;
      return { property: column.propertyName, name: column.databaseName, type, kind: kindOf(type) };
    });
    const keys = metadata.primaryColumns.map(({ databaseName }) => databaseName);
    const key = this.columns.find(({ name }) => name === keys[0]);
    if (!key || keys.length !== 1) throw new Error(`${metadata.name} needs one column as its key`);
    this.key = key;
    this.name = `${quote(schema)}.${quote(metadata.tableName)}`;
    const list = this.columns.map(({ name }) => quote(name)).join(', ');
    const types = this.columns.map(({ name, type }) => `${quote(name)} ${type}`).join(', ');
    const changes = this.columns
      .filter((column) => column !== key)
      .map(({ name }) => `${quote(name)} = excluded.${quote(name)}`);
    // Exact numbers as text, because JSON numbers are rounded.
    const read = this.columns
      .map(({ name, kind }) => (kind === 'exact' ? `${quote(name)}::text` : quote(name)))
      .join(', ');
    this.select = `SELECT to_jsonb(r) AS row FROM (SELECT ${read} FROM ${this.name} WHERE ${quote(key.name)} = $1) r`;
    this.upsert = `INSERT INTO ${this.name} (${list}) SELECT ${list} FROM jsonb_to_recordset($1::jsonb) AS r(${types})
      ON CONFLICT (${quote(key.name)}) DO ${changes.length > 0 ? `UPDATE SET ${changes.join(', ')}` : 'NOTHING'}`;
    this.remove = `DELETE FROM ${this.name} WHERE ${quote(key.name)} = ANY ($1)`;
  }

  keyOf(row: ObjectLiteral): string {
    return String(row[this.key.property]);
  }

  toColumns(row: ObjectLiteral): ObjectLiteral {
    return Object.fromEntries(this.columns.map(({ property, name, kind }) => [name, toDatabase(kind, row[property])]));
  }

  fromColumns(row: ObjectLiteral): ObjectLiteral {
    return Object.fromEntries(
      this.columns.map(({ property, name, kind }) => [property, fromDatabase(kind, row[name])]),
    );
  }

  asStored(row: ObjectLiteral): ObjectLiteral {
    return Object.fromEntries(
      this.columns.map(({ property, kind }) => [property, fromDatabase(kind, toDatabase(kind, row[property]))]),
    );
  }
}

const toDatabase = (kind: Kind, value: unknown): unknown => {
  if (value === null || value === undefined) return null;
  if (kind === 'json') return JSON.parse(JSON.stringify(value)) as unknown;
  if (kind === 'moment' && value instanceof Date) return value.toISOString();
  if (kind === 'bytes') return `\\x${Buffer.from(value as Uint8Array).toString('hex')}`;
  return typeof value === 'bigint' || kind === 'exact' ? String(value) : value;
};

const fromDatabase = (kind: Kind, value: unknown): unknown => {
  if (typeof value !== 'string') return value;
  if (kind === 'moment') return new Date(value);
  return kind === 'bytes' ? Buffer.from(value.slice(2), 'hex') : value;
};
