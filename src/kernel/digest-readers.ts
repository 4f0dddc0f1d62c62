/** What the exact digest reads on PostgreSQL: all of it at one moment, or the store as it was at a position. */
import type { DataSource } from 'typeorm';
import { digest, type EventFacts, type ExactDigest, type TableRows } from './digest.js';
import type { Projection } from './read-model.js';
import { buildBeside, type RebuildSources } from './rebuild.js';
import { RowTable } from './row-table.js';
import { Snapshot } from './snapshot.js';
import { eventsUpTo } from './store/events-up-to.js';
import type { EventStore, Position } from './store/port.js';

const LAST: Position = 9_223_372_036_854_775_807n;

/** Projections as they stand: they should have reached the head. */
export const digestNow = (
  source: DataSource,
  declarations: readonly Projection[],
  blobs?: AsyncIterable<string>,
  elsewhere?: EventStore,
): Promise<ExactDigest> =>
  Snapshot.of(source, async (snapshot) =>
    digest({
      events: elsewhere ? sorted(elsewhere, await elsewhere.head()) : eventsOf(snapshot, LAST),
      tables: tablesOf(snapshot, source, declarations, ({ model }) => model.schema),
      ...(blobs ? { blobs } : {}),
    }),
  );

/** Builds the projections up to that position beside the live ones and drops them again. Files are left out: they have no position. */
export const digestAt = async (
  sources: RebuildSources,
  declarations: readonly Projection[],
  position: Position,
  elsewhere?: EventStore,
): Promise<ExactDigest> => {
  const beside = ({ model }: Projection): string => `${model.schema}_at`;
  try {
    for (const declaration of declarations) {
      const { stopped } = await buildBeside(sources, declaration, beside(declaration), position);
      if (stopped)
        throw new Error(`projection ${declaration.model.name} stops at ${stopped.position} (${stopped.type})`);
    }
    return await Snapshot.of(sources.source, (snapshot) =>
      digest({
        events: elsewhere ? sorted(elsewhere, position) : eventsOf(snapshot, position),
        tables: tablesOf(snapshot, sources.source, declarations, beside),
      }),
    );
  } finally {
    for (const declaration of declarations) {
      await sources.source.query(`DROP SCHEMA IF EXISTS ${beside(declaration)} CASCADE`);
    }
  }
};

const eventsOf = (snapshot: Snapshot, upTo: Position): AsyncIterable<EventFacts> =>
  snapshot.rows<EventFacts>(
    `SELECT stream, version, type, encode(leaf, 'hex') AS leaf FROM store.events WHERE position <= ${upTo} ORDER BY stream, version`,
  );

/** The digest is by stream and version, which a log is not; each event is a few words here. */
async function* sorted(store: EventStore, upTo: Position): AsyncGenerator<EventFacts> {
  const facts: EventFacts[] = [];
  for await (const { stream, version, type, leaf } of eventsUpTo(store, upTo))
    facts.push({ stream, version, type, leaf });
  facts.sort((a, b) => Buffer.compare(Buffer.from(a.stream), Buffer.from(b.stream)) || a.version - b.version);
  yield* facts;
}

async function* tablesOf(
  snapshot: Snapshot,
  source: DataSource,
  declarations: readonly Projection[],
  schemaOf: (declaration: Projection) => string,
): AsyncGenerator<TableRows> {
  for (const declaration of declarations) {
    const { name: projection, version } = declaration.model;
    for (const entity of declaration.entities) {
      const metadata = source.getMetadata(entity);
      const table = new RowTable(source, metadata, schemaOf(declaration));
      yield { projection, version, table: metadata.tableName, rows: rowsOf(snapshot, table) };
    }
  }
}

async function* rowsOf(snapshot: Snapshot, { name, key }: RowTable): AsyncGenerator<string> {
  const sql = `SELECT to_jsonb(t)::text AS row FROM ${name} t ORDER BY t."${key.name}"::text COLLATE "C"`;
  for await (const { row } of snapshot.rows<{ row: string }>(sql)) yield row;
}
