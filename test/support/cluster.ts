/** One PostgreSQL for a test run, in a process of its own: it ends with the run, also when the run is killed. */
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openDataFolder } from '../../src/host/data-folder.js';
import { openDatabase, startEmbeddedPostgres } from '../../src/host/embedded-postgres/index.js';
import { stopPostmaster, adoptPostmaster } from '../../src/host/embedded-postgres/postmaster.js';
import { findPostmaster } from '../../src/host/embedded-postgres/postmaster-file.js';
import { identify, isAlive, type ProcessIdentity } from '../../src/host/process-identity.js';
import { migrate } from '../../src/kernel/store/migrate.js';

const PREFIX = 'madoguchi-test-';
const TEMPLATE = 'madoguchi_template';
// The cluster is thrown away after the run: nothing of it has to survive a power cut.
const UNSAFE_AND_FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

async function run(): Promise<void> {
  await sweep();
  const folder = mkdtempSync(join(tmpdir(), PREFIX));
  // Started as root, the database's own user has to pass.
  chmodSync(folder, 0o711);
  writeFileSync(`${folder}.holder`, JSON.stringify(identify(process.pid)));
  const data = await openDataFolder(folder);
  const database = await startEmbeddedPostgres({ data, settings: UNSAFE_AND_FAST });
  const end = async () => {
    await database.stop();
    remove(folder);
    process.exit(0);
  };
  // The pipe to the run closes by whatever way the run ends.
  process.stdin.resume().once('end', () => void end());
  process.once('SIGTERM', () => void end());
  try {
    await makeTemplate(database.launcherUrl, database.ownerUrl, database.serverUrl);
  } catch (error) {
    await database.stop();
    remove(folder);
    throw error;
  }
  const { launcherUrl, ownerUrl, serverUrl } = database;
  process.stdout.write(`${JSON.stringify({ launcherUrl, ownerUrl, serverUrl, template: TEMPLATE })}\n`);
}

async function makeTemplate(launcherUrl: string, ownerUrl: string, serverUrl: string): Promise<void> {
  const launcher = new pg.Client({ connectionString: launcherUrl });
  await launcher.connect();
  const { username: owner } = new URL(ownerUrl);
  await launcher.query(`CREATE DATABASE ${TEMPLATE} OWNER ${owner}`);
  await openDatabase(launcher, TEMPLATE);
  const template = new URL(ownerUrl);
  template.pathname = `/${TEMPLATE}`;
  await migrate(template.href, new URL(serverUrl).username);
  // Nobody may sit in the template while it is being copied.
  await launcher.query(`ALTER DATABASE ${TEMPLATE} ALLOW_CONNECTIONS false`);
  await launcher.end();
}

/** What a run left that was killed together with its cluster's process. */
async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    if (!name.startsWith(PREFIX) || !name.endsWith('.holder')) continue;
    const folder = join(tmpdir(), name.slice(0, -'.holder'.length));
    const holder = JSON.parse(readFileSync(`${folder}.holder`, 'utf8')) as ProcessIdentity;
    if (isAlive(holder)) continue;
    const database = join(folder, 'database');
    const left = existsSync(database) ? findPostmaster(database) : undefined;
    if (left) await stopPostmaster(adoptPostmaster(left.process, left.port));
    remove(folder);
  }
}

function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  rmSync(`${folder}.holder`, { force: true });
}

await run();
