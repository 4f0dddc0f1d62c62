/** Makes the tables of projections from the metadata of their entities: where they belong, or beside for a rebuild. */
import { DataSource } from 'typeorm';
import type { Projection } from './read-model.js';
import type { Position } from './store/port.js';

const LOCK = 7_214_307;
const NAME = /^[a-z][a-z0-9_]*$/;

/** Makes the schema of each projection whose version has none yet; two processes at once take turns. */
export const makeSchemas = async (source: DataSource, declarations: readonly Projection[]): Promise<void> => {
  const turn = source.createQueryRunner();
  try {
    await turn.query('SELECT pg_advisory_lock($1)', [LOCK]);
    for (const declaration of declarations) {
      const { schema } = declaration.model;
      if (!(await isMade(source, schema))) await makeSchema(source, declaration, schema);
    }
  } finally {
    await turn.query('SELECT pg_advisory_unlock($1)', [LOCK]).catch(() => undefined);
    await turn.release();
  }
};

/** A schema without a checkpoint is one whose making was interrupted. */
export const isMade = async (source: DataSource, schema: string): Promise<boolean> => {
  const rows = await source.query<{ there: boolean }[]>('SELECT to_regclass($1) IS NOT NULL AS there', [
    `${schema}.checkpoint`,
  ]);
  return rows[0]?.there ?? false;
};

/** Up to where the rows are written at least; null while there are none. */
export const storedCheckpoint = async (source: DataSource, schema: string): Promise<Position | null> => {
  if (!(await isMade(source, schema))) return null;
  const [row] = await source.query<{ position: string }[]>(`SELECT position FROM ${schema}.checkpoint`);
  return row ? BigInt(row.position) : null;
};

/** From nothing; what an interrupted making left is dropped. */
export const makeSchema = async (source: DataSource, declaration: Projection, schema: string): Promise<void> => {
  if (!NAME.test(schema))
    throw new Error(`${schema} cannot be the name of a schema: small letters, digits and underscores only`);
  await source.query(`DROP SCHEMA IF EXISTS ${schema} CASCADE`);
  await source.query(`CREATE SCHEMA ${schema}`);
  await makeTables(source, declaration, schema);
  // Statements name the schema that the projection is declared for.
  const { afterCreate, model } = declaration;
  for (const statement of afterCreate) await source.query(statement.replaceAll(model.schema, schema));
  await source.query(`CREATE TABLE ${schema}.checkpoint (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    position bigint NOT NULL,
    built uuid NOT NULL DEFAULT gen_random_uuid()
  )`);
  await source.query(`INSERT INTO ${schema}.checkpoint (position) VALUES (0)`);
};

const makeTables = async (source: DataSource, { entities }: Projection, schema: string): Promise<void> => {
  const builder = new DataSource({ ...source.options, entities: [...entities] });
  await builder.initialize();
  try {
    for (const metadata of builder.entityMetadatas) {
      if (metadata.primaryColumns.length !== 1) throw new Error(`${metadata.name} needs one column as its key`);
      metadata.schema = schema;
      metadata.tablePath = `${schema}.${metadata.tableName}`;
    }
    await builder.synchronize();
  } finally {
    await builder.destroy();
  }
};

/** Drops what a projection derived; the next start builds it from the first event. */
export const dropSchema = async (source: DataSource, { model }: Projection): Promise<void> => {
  await source.query(`DROP SCHEMA IF EXISTS ${model.schema} CASCADE`);
};
