/** What verification reads on PostgreSQL, at one moment and past the store's own reading functions. */
import type { DataSource } from 'typeorm';
import type { Projection } from './read-model.js';
import { Snapshot } from './snapshot.js';
import { eventsUpTo } from './store/events-up-to.js';
import type { CommandRecord, EventStore, Position, StoredEvent } from './store/port.js';
import { COLUMNS, toEvent, type EventRow } from './store/postgres-rows.js';
import { verify, type Finding, type HistoryRule, type Verified } from './verify.js';

const RECORD = `id, encode(fingerprint, 'hex') AS fingerprint, stream, first_version AS "firstVersion", last_version AS "lastVersion"`;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

type Command = CommandRecord & { readonly id: string };

export const verifyStore = (
  source: DataSource,
  declarations: readonly Projection[],
  blobs?: AsyncIterable<Finding>,
  rules: readonly HistoryRule[] = [],
): Promise<Verified> =>
  Snapshot.of(source, async (snapshot) => {
    const [head] = await snapshot.all<{ position: string }>('SELECT position FROM store.head');
    return verify({
      events: eventsOf(snapshot),
      head: BigInt(head?.position ?? 0),
      dense: true,
      commandsOf: async (ids) => {
        // An altered event may name anything.
        const proper = ids.filter((id) => UUID.test(id));
        const commands = await snapshot.all<Command>(
          `SELECT ${RECORD} FROM store.commands WHERE id = ANY ($1::uuid[])`,
          [proper],
        );
        return new Map(commands.map((command) => [command.id, command]));
      },
      strayCommands: snapshot.rows<Command>(STRAY),
      checkpoints: checkpointsOf(snapshot, declarations),
      rules,
      ...(blobs ? { blobs } : {}),
    });
  });

/** The same where the events lie in another store: there is no one moment of both, so the head is read first. */
export const verifyElsewhere = (
  store: EventStore,
  source: DataSource,
  blobs?: AsyncIterable<Finding>,
  rules: readonly HistoryRule[] = [],
): Promise<Verified> =>
  Snapshot.of(source, async (snapshot) => {
    // Commands of this moment wrote at or before the head that is read after it.
    await snapshot.all('SELECT FROM store.head');
    const head = await store.head();
    const versions = new Map<string, number>();
    return verify({
      events: counting(eventsUpTo(store, head), versions),
      head,
      dense: false,
      // Whoever was killed before she settled a command left that to be told from its stream.
      commandsOf: async (ids) => {
        const proper = ids.filter((id) => UUID.test(id));
        const records = await Promise.all(proper.map(async (id) => [id, await store.command(id)] as const));
        return new Map(records.flatMap(([id, record]) => (record ? [[id, record] as const] : [])));
      },
      strayCommands: strayIn(snapshot.rows<Command>(`SELECT ${RECORD} FROM store.commands`), versions),
      // Read models also pass over the events of others, so they may stand behind the last of ours.
      checkpoints: none(),
      rules,
      ...(blobs ? { blobs } : {}),
    });
  });

async function* none(): AsyncGenerator<never> {
  // nothing
}

async function* counting(
  events: AsyncIterable<StoredEvent>,
  versions: Map<string, number>,
): AsyncGenerator<StoredEvent> {
  for await (const event of events) {
    versions.set(event.stream, Math.max(event.version, versions.get(event.stream) ?? 0));
    yield event;
  }
}

/** Read after the events: what a command wrote beyond the end of its stream is gone. */
async function* strayIn(
  commands: AsyncIterable<Command>,
  versions: ReadonlyMap<string, number>,
): AsyncGenerator<Command> {
  for await (const command of commands) if (command.lastVersion > (versions.get(command.stream) ?? 0)) yield command;
}

const STRAY = `SELECT ${RECORD} FROM store.commands c WHERE last_version - first_version + 1 <> (
  SELECT count(*) FROM store.events e WHERE e.stream = c.stream AND e.version BETWEEN c.first_version AND c.last_version)`;

async function* eventsOf(snapshot: Snapshot): AsyncGenerator<StoredEvent> {
  for await (const row of snapshot.rows<EventRow>(`SELECT ${COLUMNS} FROM store.events ORDER BY position`))
    yield toEvent(row);
}

async function* checkpointsOf(
  snapshot: Snapshot,
  declarations: readonly Projection[],
): AsyncGenerator<{ projection: string; position: Position }> {
  for (const { model } of declarations) {
    const checkpoint = `${model.schema}.checkpoint`;
    const [made] = await snapshot.all<{ there: boolean }>('SELECT to_regclass($1) IS NOT NULL AS there', [checkpoint]);
    if (!made?.there) continue;
    const [row] = await snapshot.all<{ position: string }>(`SELECT position FROM ${checkpoint}`);
    yield { projection: model.name, position: BigInt(row?.position ?? 0) };
  }
}
