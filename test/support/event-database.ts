/** A fresh database with the event store in it, and clients of it as the server has them. */
import { Client } from 'pg';
import { migrate } from '../../src/kernel/store/migrate.js';
import { PostgresEventStore } from '../../src/kernel/store/postgres.js';
import { freshDatabase } from './database.js';

export class EventDatabase {
  private constructor(
    readonly ownerUrl: string,
    readonly serverUrl: string,
    private readonly superuserUrl: string,
    private readonly drop: () => Promise<void>,
  ) {}

  static async make(): Promise<EventDatabase> {
    const { ownerUrl, serverUrl, superuserUrl, drop } = await freshDatabase();
    await migrate(ownerUrl, decodeURIComponent(new URL(serverUrl).username));
    return new EventDatabase(ownerUrl, serverUrl, superuserUrl, drop);
  }

  connect(url = this.serverUrl): PostgresEventStore {
    return new PostgresEventStore({ url });
  }

  async asOwner<T>(act: (owner: Client) => Promise<T>): Promise<T> {
    return session(this.ownerUrl, act);
  }

  async asServer<T>(act: (server: Client) => Promise<T>): Promise<T> {
    return session(this.serverUrl, act);
  }

  async asSuperuser<T>(act: (superuser: Client) => Promise<T>): Promise<T> {
    return session(this.superuserUrl, act);
  }

  async close(): Promise<void> {
    await this.drop();
  }
}

const session = async <T>(url: string, act: (client: Client) => Promise<T>): Promise<T> => {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.end();
  }
};
