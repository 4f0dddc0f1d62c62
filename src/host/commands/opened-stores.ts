/** The stores for a command line tool: of the settings, beside a running server, or with the embedded database started for it. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Log } from '../../edge/log.js';
import { readMasterKey } from '../../kernel/store/master-key.js';
import { openDataFolder } from '../data-folder.js';
import { startEmbeddedPostgres } from '../embedded-postgres/index.js';
import { readPasswords } from '../embedded-postgres/passwords.js';
import { findPostmaster } from '../embedded-postgres/postmaster-file.js';
import { addresses } from '../embedded-postgres/roles.js';
import { readSettings, type Settings } from '../settings.js';
import { StartRefused } from '../start-refused.js';
import { openStores, type Stores } from '../stores.js';

export interface Opened {
  readonly stores: Stores;
  readonly serverUrl: string;
  readonly ownerUrl: string;
  /** A server runs on the same data folder. */
  readonly besideServer: boolean;
  readonly blobFolder: string;
}

export const withStores = async <T>(act: (opened: Opened) => Promise<T>, settings = readSettings()): Promise<T> => {
  const path = resolve(settings.dataFolder);
  if (!existsSync(path))
    throw new StartRefused(`There is no data folder ${path}; start the server once, or set MADOGUCHI_DATA.`);
  const { serverUrl, ownerUrl, beside, end } = await reach(settings, path);
  try {
    const keyFile = settings.masterKeyFile ?? join(path, 'keys', 'master.key');
    const masterKey = await readMasterKey(keyFile, false);
    const { eventStoreUrl } = settings;
    const stores = await openStores({ serverUrl, masterKey, eventStoreUrl }, new Log('error'));
    return await act({ stores, serverUrl, ownerUrl, besideServer: beside, blobFolder: join(path, 'blobs') }).finally(
      () => stores.close(),
    );
  } finally {
    await end();
  }
};

interface Reached {
  readonly serverUrl: string;
  readonly ownerUrl: string;
  readonly beside: boolean;
  end(): Promise<void>;
}

const reach = async ({ database }: Settings, path: string): Promise<Reached> => {
  const running = database ?? besideServer(path);
  if (running) return { ...running, beside: database === undefined, end: () => Promise.resolve() };
  const data = await openDataFolder(path);
  const { serverUrl, ownerUrl, stop } = await startEmbeddedPostgres({ data });
  return {
    serverUrl,
    ownerUrl,
    beside: false,
    end: async () => {
      await stop();
      data.release();
    },
  };
};

/** A running server keeps the folder locked; its database takes other sessions. */
export const besideServer = (path: string): { serverUrl: string; ownerUrl: string } | undefined => {
  const facts = join(path, 'madoguchi-data.json');
  if (!existsSync(facts)) return undefined;
  const { database = 'database' } = JSON.parse(readFileSync(facts, 'utf8')) as { database?: string };
  const running = findPostmaster(database === 'database' ? join(path, database) : database);
  if (running?.status !== 'ready') return undefined;
  return addresses(running.port, readPasswords(join(path, 'keys'), true));
};
