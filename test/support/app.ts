/** The whole server on a fresh database, as tests of routes and journeys use it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { Log } from '../../src/edge/log.js';
import { boot, type Booted } from '../../src/host/boot.js';
import { Http } from '../../src/simulator/http.js';
import { freshDatabase } from './database.js';

export interface TestApp extends Booted {
  readonly url: string;
  /** Everything the server has logged. */
  readonly log: readonly string[];
  readonly blobFolder: string;
  readonly superuserUrl: string;
  readonly serverUrl: string;
  readonly masterKey: Uint8Array;
}

export const bootApp = async ({
  demo = true,
  queueUrl = null,
  households = 80,
  eventStoreUrl,
}: {
  demo?: boolean;
  queueUrl?: string | null;
  households?: number;
  eventStoreUrl?: string;
} = {}): Promise<TestApp> => {
  const database = await freshDatabase();
  const blobFolder = await mkdtemp(join(tmpdir(), 'madoguchi-blobs-'));
  const log: string[] = [];
  const masterKey = randomBytes(32);
  const booted = await boot(
    {
      ownerUrl: database.ownerUrl,
      serverUrl: database.serverUrl,
      masterKey,
      eventStoreUrl,
      configFolder: 'config',
      // Screens are tested in a browser against the built program; here only routes are asked.
      webFolder: '',
      blobFolder,
      queueUrl,
      demo,
      households,
      morning: false,
      uploads: { bytes: 50_000_000, pages: 200, megapixels: 100 },
    },
    new Log('info', (line) => void log.push(line)),
  );
  await booted.app.listen(0, '127.0.0.1');
  const url = (await booted.app.getUrl()).replace('[::1]', '127.0.0.1');
  return {
    ...booted,
    url,
    log,
    blobFolder,
    superuserUrl: database.superuserUrl,
    serverUrl: database.serverUrl,
    masterKey,
    close: async () => {
      await booted.close();
      await database.drop();
      await rm(blobFolder, { recursive: true, force: true });
    },
  };
};

/** A client of the test's server in one role, or as a device of an office. */
export class Client extends Http {
  static async role(url: string, slot: string): Promise<Client> {
    const client = new Client(url, slot);
    await client.call('POST', '/api/demo/session', { slot });
    return client;
  }

  static async device(url: string, kind: 'kiosk' | 'board', officeId: string): Promise<Client> {
    const client = new Client(url);
    await client.call('POST', '/api/demo/device', { kind, officeId });
    return client;
  }
}
