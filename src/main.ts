/** One program: settings, data folder, database, server; and back again in order when it is told to stop. */
import 'reflect-metadata';
import { join } from 'node:path';
import { Log } from './edge/log.js';
import { boot, type Booted } from './host/boot.js';
import { openDataFolder, type DataFolder } from './host/data-folder.js';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './host/embedded-postgres/index.js';
import { programFolder } from './host/program-folder.js';
import { ignoreTimeZone, readSettings, type Settings } from './host/settings.js';
import { StartRefused } from './host/start-refused.js';
import { CatalogueError } from './guidance/index.js';
import { ConfigurationError } from './identity/index.js';
import { readMasterKey, WrongMasterKey } from './kernel/store/master-key.js';

interface Running {
  folder?: DataFolder;
  database?: EmbeddedPostgres | undefined;
  booted?: Booted;
}

/** Stops what was started, in the opposite order: the database last, when nobody asks it any more. */
const stopAll = async ({ booted, database, folder }: Running): Promise<void> => {
  await booted?.close().catch(() => undefined);
  await database?.stop();
  folder?.release();
};

const start = async (running: Running): Promise<string> => {
  const settings = readSettings();
  const log = new Log(settings.logLevel);
  const folder = (running.folder = await openDataFolder(settings.dataFolder));
  const masterKey = await readMasterKey(
    settings.masterKeyFile ?? join(folder.keys, 'master.key'),
    settings.masterKeyFile === undefined,
  );
  const database = (running.database = settings.database
    ? undefined
    : await startEmbeddedPostgres({ data: folder, onNotice: (notice) => log.warn(`database ${notice.kind}`) }));
  const { ownerUrl, serverUrl } = settings.database ?? database ?? fail();
  const booted = (running.booted = await boot(
    {
      ownerUrl,
      serverUrl,
      masterKey,
      configFolder: settings.configFolder,
      webFolder: join(programFolder(), 'dist/web'),
      blobFolder: folder.blobs,
      eventStoreUrl: settings.eventStoreUrl,
      queueUrl: settings.queueUrl ?? null,
      households: settings.demoHouseholds,
      morning: settings.demoMorning,
      demo: settings.demo ?? (settings.database ? false : 'when-new'),
      uploads: settings.uploads,
    },
    log,
  ));
  await listen(booted, settings);
  return (await booted.app.getUrl()).replace(/\[::1?\]|0\.0\.0\.0/, 'localhost');
};

const fail = (): never => {
  throw new StartRefused('There is neither an embedded database nor an address of one.');
};

const listen = async ({ app }: Booted, { port }: Settings): Promise<void> => {
  try {
    await app.listen(port, '0.0.0.0');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      throw new StartRefused(`Port ${port} is taken by another program; set PORT to a free one.`);
    }
    throw error;
  }
};

const main = async (): Promise<void> => {
  ignoreTimeZone();
  const running: Running = {};
  let stopping: Promise<void> | null = null;
  const stop = () => {
    stopping ??= stopAll(running).then(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  try {
    const address = await start(running);
    process.stdout.write(`Madoguchi is ready: ${address}\n`);
  } catch (error) {
    await stopAll(running).catch(() => undefined);
    const known = [StartRefused, WrongMasterKey, ConfigurationError, CatalogueError].some(
      (kind) => error instanceof kind,
    );
    process.stderr.write(
      known && error instanceof Error
        ? `${error.message}\n`
        : `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    process.exit(1);
  }
};

await main();
