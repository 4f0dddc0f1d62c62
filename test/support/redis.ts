/** A real redis-server on a free port, without persistence; stopped by its own process, never by name. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';

export const redisInstalled = (): boolean => spawnSync('redis-server', ['--version']).status === 0;

export const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
};

export class RedisServer {
  private process: ChildProcess | null = null;

  private constructor(readonly port: number) {}

  static async start(): Promise<RedisServer> {
    const server = new RedisServer(await freePort());
    await server.start();
    return server;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}/0`;
  }

  async flush(): Promise<void> {
    const client = new Redis(this.url);
    await client.flushall();
    client.disconnect();
  }

  /** Every key's value, as text. */
  async contents(): Promise<string> {
    const client = new Redis(this.url);
    const readers: Record<string, (key: string) => Promise<unknown>> = {
      hash: (key) => client.hgetall(key),
      stream: (key) => client.xrange(key, '-', '+'),
      string: (key) => client.get(key),
    };
    const values = (await client.keys('*')).map(async (key) => readers[await client.type(key)]?.(key));
    const text = JSON.stringify(await Promise.all(values));
    client.disconnect();
    return text;
  }

  /** After a stop: comes back empty, at the same address. */
  async start(): Promise<void> {
    const args = [
      '--port',
      String(this.port),
      '--bind',
      '127.0.0.1',
      '--save',
      '',
      '--appendonly',
      'no',
      '--dir',
      tmpdir(),
    ];
    this.process = spawn('redis-server', args, { stdio: 'ignore' });
    const client = new Redis(this.url, { lazyConnect: true, retryStrategy: () => 50, maxRetriesPerRequest: null });
    client.on('error', () => undefined);
    const answered = client.ping();
    const late = sleep(10_000, undefined, { ref: false }).then(() =>
      Promise.reject(new Error('redis-server does not answer')),
    );
    await Promise.race([answered, late]).finally(() => client.disconnect());
  }

  async stop(): Promise<void> {
    const running = this.process;
    this.process = null;
    if (!running || running.exitCode !== null) return;
    const ended = once(running, 'exit');
    running.kill('SIGKILL');
    await ended;
  }
}
