import { join } from 'node:path';
import { createServer } from 'node:net';
import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { DataFolder } from '../data-folder.js';
import { isAlive } from '../process-identity.js';
import { StartRefused } from '../start-refused.js';
import { findBinaries } from './binaries.js';
import { checkMajorVersion, clusterExists, createCluster } from './create-cluster.js';
import { locateDatabase, rememberLocation } from './database-location.js';
import { chooseDatabaseUser } from './database-user.js';
import { readPasswords } from './passwords.js';
import {
  adoptPostmaster,
  launchPostmaster,
  PostmasterFailed,
  stopPostmaster,
  type Launch,
  type Postmaster,
} from './postmaster.js';
import { findPostmaster } from './postmaster-file.js';
import { addresses, prepareRoles, type Addresses } from './roles.js';
import { supervise, type DatabaseNotice } from './supervisor.js';

export { openDatabase } from './roles.js';
export type { DatabaseNotice } from './supervisor.js';

export type EmbeddedPostgres = Addresses & {
  /** It was left alive by a killed server and goes on. */
  adopted: boolean;
  readonly postmasterPid: number;
  databaseFolder: string;
  stop(): Promise<void>;
};

export type EmbeddedPostgresOptions = {
  /** Its lock, held by this process, is what makes a living database on it ours to adopt. */
  data: DataFolder;
  onNotice?: (notice: DatabaseNotice) => void;
  /** Settings of PostgreSQL over ours. */
  settings?: Readonly<Record<string, string>>;
  /** The folder of the PostgreSQL programs, when not that of the npm package. */
  programs?: string;
};

export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { data, onNotice = () => undefined } = options;
  const user = chooseDatabaseUser(data.database === 'database' ? join(data.path, 'database') : data.database);
  const binaries = await findBinaries(user, options.programs);
  const database = locateDatabase(data, user);
  const passwords = readPasswords(data.keys, clusterExists(database));
  if (!clusterExists(database)) await createCluster(database, binaries, user, passwords.launcher);
  checkMajorVersion(database, binaries);
  rememberLocation(data, database);

  const launch = {
    database,
    binaries,
    user,
    logFile: join(data.log, 'postgresql.log'),
    settings: options.settings ?? {},
  };
  const left = await adoptable(database);
  const postmaster = left ?? (await launchAnywhere(launch));
  const urls = addresses(postmaster.port, passwords);
  try {
    await prepareRoles(urls.launcherUrl, passwords);
  } catch (error) {
    if (!left) await stopPostmaster(postmaster);
    throw error;
  }
  const supervisor = supervise(postmaster, launch, onNotice);
  return {
    ...urls,
    adopted: left !== undefined,
    get postmasterPid() {
      return supervisor.current().process.pid;
    },
    databaseFolder: database,
    stop: () => supervisor.stop(),
  };
}

/** A database that was told to stop or is just starting is waited for: it ends or becomes ready by itself. */
async function adoptable(database: string): Promise<Postmaster | undefined> {
  for (;;) {
    const found = findPostmaster(database);
    if (!found) return undefined;
    if (found.status === 'ready') return adoptPostmaster(found.process, found.port);
    if (isAlive(found.process)) await pause(50);
  }
}

async function launchAnywhere(launch: Launch): Promise<Postmaster> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await launchPostmaster(launch, await freePort());
    } catch (error) {
      if (!(error instanceof PostmasterFailed)) throw error;
      // Another program can take the port, and a killed database's children its shared memory, for a moment.
      if (attempt < 20 && /could not (bind|create any)|pre-existing shared memory/.test(error.message))
        await pause(100);
      else
        throw new StartRefused(`The database does not start: ${error.message} (more in ${launch.logFile}).`, {
          cause: error,
        });
    }
  }
}

/** Below the range that the system gives to outgoing connections, so that a restart finds its port free again. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(15_000, 32_000);
    const probe = createServer();
    const free = await new Promise<boolean>((resolve) => {
      probe
        .once('error', () => resolve(false))
        .listen({ port, host: '127.0.0.1', exclusive: true }, () => resolve(true));
    });
    if (!free) continue;
    await new Promise((resolve) => probe.close(resolve));
    return port;
  }
}
