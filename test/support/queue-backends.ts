/** Both queue backends for real: PostgreSQL always, Redis where its server is installed; in CI it must be. */
import { Client } from 'pg';
import type { QueueBackend } from '../../src/kernel/queues/index.js';
import { RedisServer, redisInstalled } from './redis.js';

export interface BackendUnderTest {
  readonly settings: QueueBackend;
  /** Everything the queues hold is gone, as after a wrong command of an administrator. */
  wipe(): Promise<void>;
  /** All that lies in the backend, as text: what an outsider with a copy of it would read. */
  contents(): Promise<string>;
  stop(): Promise<void>;
}

export interface BackendKind {
  readonly kind: QueueBackend['kind'];
  start(database: { readonly serverUrl: string }): Promise<BackendUnderTest>;
}

const postgres: BackendKind = {
  kind: 'postgres',
  start: async ({ serverUrl: url }) => ({
    settings: { kind: 'postgres', url },
    wipe: async () => {
      const client = new Client({ connectionString: url });
      await client.connect();
      const { rows } = await client.query<{ names: string }>(
        `SELECT string_agg(format('bullmq.%I', tablename), ', ') AS names FROM pg_tables WHERE schemaname = 'bullmq' AND tablename <> 'migration'`,
      );
      await client.query(`TRUNCATE ${rows[0]?.names}`);
      await client.end();
    },
    contents: async () => {
      const client = new Client({ connectionString: url });
      await client.connect();
      const { rows } = await client.query<{ row: string }>(
        'SELECT j::text AS row FROM bullmq.job j UNION ALL SELECT e::text FROM bullmq.event e',
      );
      await client.end();
      return rows.map(({ row }) => row).join();
    },
    stop: async () => undefined,
  }),
};

const redis: BackendKind = {
  kind: 'redis',
  start: async () => {
    const server = await RedisServer.start();
    return {
      settings: { kind: 'redis', url: server.url },
      wipe: () => server.flush(),
      contents: () => server.contents(),
      stop: () => server.stop(),
    };
  },
};

const withRedis = redisInstalled() || process.env.CI === 'true';
if (!withRedis) console.warn('redis-server is not installed: the suites run on the PostgreSQL backend only');
export const backendKinds: readonly BackendKind[] = withRedis ? [postgres, redis] : [postgres];
