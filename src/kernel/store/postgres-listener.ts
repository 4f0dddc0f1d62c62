/** One LISTEN connection per process; every reconnect wakes the subscribers, since notices may have been missed. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';

const CHANNEL = 'madoguchi_events';
const RECONNECT_MS = 200;

export class Listener {
  private client: Client | null = null;
  private closed = false;
  private readonly running: Promise<void>;

  constructor(
    private readonly url: string,
    private readonly wake: () => void,
    private readonly report: (error: Error) => void,
  ) {
    this.running = this.run();
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.client?.end().catch(() => undefined);
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.closed) {
      await this.listen().catch((error: unknown) =>
        this.report(error instanceof Error ? error : new Error(String(error))),
      );
      if (!this.closed) await sleep(RECONNECT_MS);
    }
  }

  /** Returns when the connection has ended. */
  private async listen(): Promise<void> {
    const client = new Client({
      connectionString: this.url,
      keepAlive: true,
      // A connection that died without a word is noticed by probes, not by the next event.
      keepAliveInitialDelayMillis: 10_000,
      connectionTimeoutMillis: 5_000,
      application_name: 'madoguchi-listen',
      options: '-c transaction_timeout=0 -c idle_in_transaction_session_timeout=0 -c idle_session_timeout=0',
    });
    const ended = new Promise<void>((resolve) => client.once('end', resolve));
    client.on('error', (error) => this.report(error));
    client.on('notification', () => this.wake());
    try {
      await client.connect();
      this.client = client;
      await client.query(`LISTEN ${CHANNEL}`);
      this.wake();
      if (!this.closed) await ended;
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}
