/** Moves the events to the other engine, proves that both hold the same, and on demand goes over to it. */
import { parseArgs } from 'node:util';
import type { Pool } from 'pg';
import { compareStores, copyEvents, type Comparison, type EventSink } from '../../kernel/store/copy-events.js';
import { KurrentSink, PostgresSink, type Fingerprints } from '../../kernel/store/event-sinks.js';
import { KurrentEventStore } from '../../kernel/store/kurrent.js';
import type { EventStore, Position } from '../../kernel/store/port.js';
import { PostgresEventStore } from '../../kernel/store/postgres.js';
import { StartRefused } from '../start-refused.js';
import type { Stores } from '../stores.js';
import { moveEvents, type Place } from '../where-events-lie.js';
import { withStores, type Opened } from './opened-stores.js';

const HELP = `npm run copy-events -- --to esdb://… | --to database [--switch] [--json]
  Copies every event as it is and in order to the other engine, while a server keeps writing; run it again to go on.
  Ends with a comparison of both: count, ids and hashes.
  --to      the address of an EventStoreDB or KurrentDB server, or "database" to come back (with EVENT_STORE_URL set).
  --switch  with all servers stopped: copies what is left, and from then on the events lie there. Read models are
            built anew at the next start.
  --json    prints one JSON object.
`;

interface Copied extends Comparison {
  readonly copied: number;
  readonly seconds: number;
  readonly switched: boolean;
}

export const run = async (argv: readonly string[]): Promise<number> => {
  const options = {
    help: { type: 'boolean' },
    json: { type: 'boolean' },
    to: { type: 'string' },
    switch: { type: 'boolean' },
  } as const;
  const { values } = parseArgs({ args: [...argv], options });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const to = values.to ?? '';
  if (to !== 'database' && !/^esdb(\+discover)?:\/\//.test(to))
    throw new StartRefused('Say where to with --to esdb://… or --to database; see --help.');
  const copied = await withStores((opened) => copy(opened, to, values.switch ?? false));
  process.stdout.write(values.json ? `${JSON.stringify(copied)}\n` : inWords(copied));
  return copied.equal ? 0 : 1;
};

export const copy = async (opened: Opened, to: string, goOver: boolean): Promise<Copied> => {
  const { stores } = opened;
  const place: Place = to === 'database' ? 'database' : 'elsewhere';
  if ((stores.elsewhere === undefined) === (place === 'database'))
    throw new StartRefused(`The events lie there already: ${place === 'database' ? 'in the database' : to}.`);
  if (goOver && opened.besideServer)
    throw new StartRefused('A server runs on this data folder; stop it before --switch.');
  const started = performance.now();
  const { sink, there } = await open(opened, to);
  let copied = 0;
  try {
    const progress = new Progress(stores.pool, to);
    await copyEvents({
      from: stores.store,
      to: sink,
      after: await progress.last(),
      reached: async (position, events) => {
        copied += events;
        await progress.keep(position);
      },
    });
    const comparison = await compareStores(stores.store, there);
    const switched = goOver && comparison.equal;
    if (switched) await moveEvents(stores.pool, place);
    return { ...comparison, copied, seconds: Math.round((performance.now() - started) / 100) / 10, switched };
  } finally {
    await sink.close();
    await there.close();
  }
};

const open = async (
  { stores, ownerUrl, serverUrl }: Opened,
  to: string,
): Promise<{ sink: EventSink; there: EventStore }> =>
  to === 'database'
    ? { sink: await PostgresSink.open(ownerUrl), there: new PostgresEventStore({ url: serverUrl }) }
    : {
        sink: new KurrentSink(to, fingerprintsIn(stores)),
        there: new KurrentEventStore({ url: to, databaseUrl: serverUrl }),
      };

const fingerprintsIn =
  ({ pool }: Stores): Fingerprints =>
  async (ids) => {
    const { rows } = await pool.query<{ id: string; fingerprint: string }>(
      `SELECT id, encode(fingerprint, 'hex') AS fingerprint FROM store.commands WHERE id = ANY ($1::uuid[])`,
      [ids],
    );
    return new Map(rows.map(({ id, fingerprint }) => [id, fingerprint]));
  };

/** Up to where an earlier run came; another target begins from nothing. */
class Progress {
  constructor(
    private readonly pool: Pool,
    private readonly to: string,
  ) {}

  async last(): Promise<Position> {
    const { rows } = await this.pool.query<{ value: { to: string; position: string } }>(
      `SELECT value FROM ops.setting WHERE name = 'copy-events'`,
    );
    const kept = rows[0]?.value;
    return kept?.to === this.target() ? BigInt(kept.position) : 0n;
  }

  async keep(position: Position): Promise<void> {
    await this.pool.query(
      `INSERT INTO ops.setting (name, value) VALUES ('copy-events', $1::jsonb) ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
      [JSON.stringify({ to: this.target(), position: position.toString() })],
    );
  }

  /** Without a password. */
  private target(): string {
    return this.to === 'database' ? this.to : new URL(this.to).host;
  }
}

const inWords = ({ copied, events, equal, differsAt, seconds, switched }: Copied): string =>
  `${copied} events copied in ${seconds} s; ${events} compared: ` +
  (equal ? 'both stores hold the same' : `they differ at version ${differsAt?.version} of ${differsAt?.stream}`) +
  (switched ? '; from now on the events lie there\n' : '\n');
