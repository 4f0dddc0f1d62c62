/** Opens the chosen backend: PostgreSQL in schema `bullmq` of the same database through one shared pool, or Redis. */
import {
  Queue,
  Worker,
  createPostgresBackend,
  createRedisBackend,
  runMigrations,
  type BackendFactory,
  type IQueueBackend,
  type Job,
  type QueueOptions,
  type WorkerOptions,
} from 'bullmq';
import { Redis, type RedisOptions } from 'ioredis';
import { Pool } from 'pg';
import type { QueueName } from '../obligation.js';
import type { QueueBackend, QueueTuning } from './settings.js';

type Payload = Record<string, string>;
// The classes' types name one backend; both serve the same calls, which is all that is used here.
export type AnyQueue = Queue<Payload, void>;
export type AnyWorker = Worker<Payload, void>;
export type Processor = (job: Job<Payload, void>) => Promise<void>;

export interface Backend {
  queue(name: QueueName, options: Omit<QueueOptions, 'connection'>): AnyQueue;
  worker(name: QueueName, processor: Processor, options: Omit<WorkerOptions, 'connection'>): AnyWorker;
  close(): Promise<void>;
}

const PREFIX = 'madoguchi';
/** A Redis that is away does not say good-bye. */
const DISCONNECT_MS = 200;

const over = <C>(
  factory: BackendFactory<IQueueBackend, C>,
  adding: C,
  working: C,
  close: () => Promise<void>,
): Backend => ({
  queue: (name, options) =>
    new Queue(name, { ...options, prefix: PREFIX, connection: adding }, factory) as unknown as AnyQueue,
  worker: (name, processor, options) =>
    new Worker(name, processor, { ...options, prefix: PREFIX, connection: working }, factory) as unknown as AnyWorker,
  close,
});

const postgres = async (
  url: string,
  size: number,
  tuning: QueueTuning,
  onError: (error: unknown) => void,
): Promise<Backend> => {
  const pool = new Pool({
    connectionString: url,
    max: size,
    keepAlive: true,
    connectionTimeoutMillis: tuning.answerMs,
    query_timeout: tuning.answerMs,
    options: '-c search_path=bullmq',
    application_name: 'madoguchi-queues',
  });
  // Each queue and worker listens on the shared pool as well.
  pool.setMaxListeners(0);
  pool.on('error', onError);
  const client = await pool.connect();
  try {
    await runMigrations(client);
  } catch (error) {
    client.release(true);
    await pool.end();
    throw error;
  }
  client.release();
  return over(createPostgresBackend as BackendFactory<IQueueBackend, Pool>, pool, pool, () => pool.end());
};

/** ioredis says nothing when it is ended between two tries to connect: whoever waits for its end would wait for ever. */
class EndingRedis extends Redis {
  override disconnect(reconnect = false): void {
    const betweenTries = this.status === 'reconnecting';
    super.disconnect(reconnect);
    if (!betweenTries || reconnect) return;
    this.status = 'end';
    this.emit('end');
  }
}

/** Each worker waits on a copy of its own; a copy that waits for a Redis that is away must be ended from here. */
class Remembering extends EndingRedis {
  readonly copies: Redis[] = [];

  override duplicate(override?: Partial<RedisOptions>): Redis {
    const copy = new EndingRedis({ ...this.options, ...override, replyMapping: 'legacy' });
    this.copies.push(copy);
    return copy;
  }
}

const redis = (url: string, tuning: QueueTuning, onError: (error: unknown) => void): Backend => {
  const retryStrategy = (times: number): number => Math.min(50 * 2 ** times, 1_000);
  // Adding gives up soon, so that nobody waits for a backend that is away; workers wait as long as it takes.
  const options = { retryStrategy, disconnectTimeout: DISCONNECT_MS };
  const adding = new EndingRedis(url, { ...options, maxRetriesPerRequest: 1, commandTimeout: tuning.answerMs });
  const working = new Remembering(url, { ...options, maxRetriesPerRequest: null });
  for (const client of [adding, working]) client.setMaxListeners(0).on('error', onError);
  return over(createRedisBackend as unknown as BackendFactory<IQueueBackend, Redis>, adding, working, async () => {
    // Those that a worker has closed are left alone: ioredis would wait for their end a second time.
    for (const client of [adding, working, ...working.copies]) if (client.status !== 'end') client.disconnect();
  });
};

/** @throws when PostgreSQL refuses the queues' schema. A Redis that is away is waited for in the background. */
export const connect = async (
  backend: QueueBackend,
  names: number,
  tuning: QueueTuning,
  onError: (error: unknown) => void,
): Promise<Backend> =>
  backend.kind === 'redis'
    ? redis(backend.url, tuning, onError)
    : postgres(backend.url, backend.poolSize ?? names + 8, tuning, onError);
