/** Opens what the program stands on: event store, keys, read models. Used by the server and by every command line tool. */
import { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { Executor } from '../kernel/execute.js';
import { Feed } from '../kernel/feed.js';
import { Obligations } from '../kernel/obligations/index.js';
import { Projections } from '../kernel/projections.js';
import { EventCodec } from '../kernel/store/codec.js';
import { checkMasterKey } from '../kernel/store/master-key.js';
import { KurrentEventStore } from '../kernel/store/kurrent.js';
import type { EventStore } from '../kernel/store/port.js';
import { PostgresEventStore } from '../kernel/store/postgres.js';
import { PostgresKeyRing, Sealer } from '../kernel/store/seal.js';
import type { Log } from '../edge/log.js';
import { mustLieThere } from './where-events-lie.js';
import { events, obligations, projections as readModels, upcasts } from '../wiring.js';

export interface StoreSettings {
  readonly serverUrl: string;
  readonly masterKey: Uint8Array;
  /** `esdb://…`: events lie there instead of in the database. */
  readonly eventStoreUrl?: string | undefined;
}

export interface Stores {
  readonly pool: Pool;
  readonly source: DataSource;
  readonly store: EventStore;
  /** The same, when the events do not lie in the database. */
  readonly elsewhere: EventStore | undefined;
  readonly sealer: Sealer;
  readonly codec: EventCodec;
  readonly executor: Executor;
  readonly feed: Feed;
  readonly projections: Projections;
  readonly obligations: Obligations;
  close(): Promise<void>;
}

export const openStores = async ({ serverUrl, masterKey, eventStoreUrl }: StoreSettings, log: Log): Promise<Stores> => {
  // Queries and projections may take longer than an append; each says so for its own connection.
  const options =
    '-c transaction_timeout=60000 -c lock_timeout=10000 -c idle_in_transaction_session_timeout=60000 -c timezone=UTC';
  const pool = new Pool({
    connectionString: serverUrl,
    max: 10,
    options,
    connectionTimeoutMillis: 5_000,
    application_name: 'madoguchi-operations',
  });
  pool.on('error', () => log.warn('connection lost'));
  await checkMasterKey(pool, masterKey);
  await mustLieThere(pool, eventStoreUrl ? 'elsewhere' : 'database');
  const owed = new Obligations(obligations);
  const projections = [...readModels, owed.projection];
  const source = await new DataSource({
    type: 'postgres',
    url: serverUrl,
    entities: projections.flatMap(({ entities }) => [...entities]),
    applicationName: 'madoguchi-read-models',
    poolErrorHandler: () => log.warn('connection lost'),
    extra: { max: 24, options, connectionTimeoutMillis: 5_000 },
  }).initialize();
  const onError = () => log.warn('event store connection lost');
  const store = eventStoreUrl
    ? new KurrentEventStore({ url: eventStoreUrl, databaseUrl: serverUrl, onError })
    : new PostgresEventStore({ url: serverUrl, onError });
  const sealer = new Sealer(new PostgresKeyRing(pool, masterKey), masterKey);
  const codec = new EventCodec(events(), upcasts, sealer);
  const feed = new Feed(store, () => log.warn('feed cannot read'));
  const running = new Projections(source, feed, codec, projections, (error) => log.bug(error, 'projection'));
  return {
    pool,
    source,
    store,
    elsewhere: eventStoreUrl ? store : undefined,
    sealer,
    codec,
    feed,
    executor: new Executor(store, codec, sealer),
    projections: running,
    obligations: owed,
    close: async () => {
      feed.close();
      await running.close();
      await store.close();
      await source.destroy();
      await pool.end();
    },
  };
};
