/** The whole server on a fresh database, as tests of routes and journeys use it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { Log } from '../../src/edge/log.js';
import { boot, type Booted } from '../../src/host/boot.js';
import { freshDatabase } from './database.js';

export interface TestApp extends Booted {
  readonly url: string;
}

export const bootApp = async ({ demo = true, queueUrl = null }: { demo?: boolean; queueUrl?: string | null } = {}): Promise<TestApp> => {
  const database = await freshDatabase();
  const blobFolder = await mkdtemp(join(tmpdir(), 'madoguchi-blobs-'));
  const booted = await boot(
    {
      ownerUrl: database.ownerUrl,
      serverUrl: database.serverUrl,
      masterKey: randomBytes(32),
      configFolder: 'config',
      // Screens are tested in a browser against the built program; here only routes are asked.
      webFolder: '',
      blobFolder,
      queueUrl,
      demo,
      uploads: { bytes: 50_000_000, pages: 200, megapixels: 100 },
    },
    new Log('error'),
  );
  await booted.app.listen(0, '127.0.0.1');
  const url = (await booted.app.getUrl()).replace('[::1]', '127.0.0.1');
  return {
    ...booted,
    url,
    close: async () => {
      await booted.close();
      await database.drop();
      await rm(blobFolder, { recursive: true, force: true });
    },
  };
};

/** A browser-like client: keeps cookies, sends JSON, speaks one role's slot. */
export class Client {
  private cookies = new Map<string, string>();

  constructor(
    private readonly url: string,
    private readonly slot = '',
  ) {}

  async call<T = unknown>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<{ status: number; body: T; headers: Headers }> {
    const response = await fetch(`${this.url}${this.slot ? `/~${this.slot}` : ''}${path}`, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=');
      this.cookies.set(name, value);
    }
    const text = await response.text();
    const json = /json/.test(response.headers.get('content-type') ?? '') && text !== '';
    return { status: response.status, body: (json ? JSON.parse(text) : text) as T, headers: response.headers };
  }

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
