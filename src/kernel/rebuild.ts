/** Builds projections anew from the first event, beside the live ones, which go on answering until the swap. */
import type { DataSource, QueryRunner } from 'typeorm';
import { isMade, makeSchema } from './projection-schemas.js';
import { ProjectionWriter, WriteAgain, type Stopped } from './projection-writer.js';
import type { Projection } from './read-model.js';
import type { EventCodec } from './store/codec.js';
import type { EventStore, Position } from './store/port.js';

const SLICE = 1_000;

export interface RebuildProgress {
  readonly projection: string;
  readonly position: Position;
  readonly head: Position;
}

export interface Rebuilt {
  readonly projection: string;
  readonly position: Position;
  /** It met a poison event; the live rows were left as they were. */
  readonly stopped: Stopped | null;
}

export interface RebuildSources {
  readonly source: DataSource;
  readonly store: EventStore;
  readonly codec: EventCodec;
}

/** One after another. A rebuild that was killed leaves the live rows alone, and the next one starts again. */
export const rebuildProjections = async (
  sources: RebuildSources,
  declarations: readonly Projection[],
  onProgress: (progress: RebuildProgress) => void = () => undefined,
): Promise<Rebuilt[]> => {
  const rebuilt: Rebuilt[] = [];
  for (const declaration of declarations) rebuilt.push(await rebuild(sources, declaration, onProgress));
  return rebuilt;
};

/** Fills a schema of this name with the projection's rows up to a position (to the head when none is given). */
export const buildBeside = async (
  { source, store, codec }: RebuildSources,
  declaration: Projection,
  schema: string,
  upTo?: Position,
  onProgress: (progress: RebuildProgress) => void = () => undefined,
): Promise<ProjectionWriter> => {
  await makeSchema(source, declaration, schema);
  const writer = new ProjectionWriter(declaration, source, codec, schema);
  await writer.load();
  await catchUp(writer, store, codec, upTo ?? (await store.head()), onProgress);
  return writer;
};

const rebuild = async (
  sources: RebuildSources,
  declaration: Projection,
  onProgress: (progress: RebuildProgress) => void,
): Promise<Rebuilt> => {
  const { name, schema } = declaration.model;
  const beside = `${schema}_rebuilt`;
  const writer = await buildBeside(sources, declaration, beside, undefined, onProgress);
  if (!writer.stopped) await swap(sources, writer, schema);
  if (writer.stopped) await sources.source.query(`DROP SCHEMA ${beside} CASCADE`);
  return { projection: name, position: writer.position, stopped: writer.stopped };
};

const catchUp = async (
  writer: ProjectionWriter,
  store: EventStore,
  codec: EventCodec,
  upTo: Position,
  onProgress: (progress: RebuildProgress) => void,
): Promise<void> => {
  while (writer.position < upTo && !writer.stopped) {
    const { events, readTo } = await store.readAll(writer.position, {
      types: writer.storedTypes,
      known: codec.known,
      limit: SLICE,
    });
    const slice = { events: events.filter(({ position }) => position <= upTo), readTo: readTo < upTo ? readTo : upTo };
    await writer.write(slice).catch(async (error: unknown) => {
      if (!(error instanceof WriteAgain)) throw error;
      await writer.load();
    });
    onProgress({ projection: writer.projection.model.name, position: writer.position, head: upTo });
  }
};

/** In one transaction; a running projector finds another schema at its next batch and starts from its checkpoint. */
const swap = async (
  { source, store, codec }: RebuildSources,
  writer: ProjectionWriter,
  schema: string,
): Promise<void> => {
  const runner = source.createQueryRunner();
  try {
    await runner.startTransaction();
    const live = (await isMade(source, schema)) ? await holdLive(runner, schema) : 0n;
    // The live one may have moved on meanwhile: never behind what pages have already shown.
    await catchUp(writer, store, codec, live, () => undefined);
    if (!writer.stopped) {
      await runner.query(`DROP SCHEMA IF EXISTS ${schema} CASCADE`);
      await runner.query(`ALTER SCHEMA ${writer.schema} RENAME TO ${schema}`);
    }
    await runner.commitTransaction();
  } catch (error) {
    await runner.rollbackTransaction();
    throw error;
  } finally {
    await runner.release();
  }
};

/** The whole table, not its row: a projector that already has the row would be waited for while it waits for the table. */
const holdLive = async (runner: QueryRunner, schema: string): Promise<Position> => {
  await runner.query(`LOCK TABLE ${schema}.checkpoint IN ACCESS EXCLUSIVE MODE`);
  const rows = (await runner.query(`SELECT position FROM ${schema}.checkpoint`)) as { position: string }[];
  return BigInt(rows[0]?.position ?? 0);
};
