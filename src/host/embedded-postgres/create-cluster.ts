import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { StartRefused } from '../start-refused.js';
import type { Binaries } from './binaries.js';
import { runAs, type DatabaseUser } from './database-user.js';
import { LAUNCHER } from './passwords.js';

// With LC_CTYPE C, pg_trgm makes no trigrams of kanji and kana, and the search by name would find nothing.
const LOCALE = ['--locale-provider=icu', '--icu-locale=ja', '--locale=C.UTF-8', '--encoding=UTF8'];

export function clusterExists(database: string): boolean {
  return existsSync(join(database, 'PG_VERSION'));
}

/** Made under another name and renamed when whole: a killed first start leaves nothing that looks finished. */
export async function createCluster(
  database: string,
  binaries: Binaries,
  user: DatabaseUser | undefined,
  password: string,
): Promise<void> {
  const draft = `${database}.partial-${randomUUID()}`;
  clearDrafts(database);
  const passwordFile = `${database}.password`;
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  chmodSync(passwordFile, 0o600);
  if (user) for (const path of [draft, passwordFile]) chownSync(path, user.uid, user.gid);
  try {
    await initdb(
      binaries.initdb,
      ['-D', draft, '-U', LAUNCHER, '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, ...LOCALE],
      user,
    );
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(draft, database);
}

/** initdb outlives a killed server for a moment: each attempt has a name of its own, and what is busy is left to the next. */
function clearDrafts(database: string): void {
  const folder = dirname(database);
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(`${basename(database)}.partial-`)) continue;
    try {
      rmSync(join(folder, name), { recursive: true, force: true });
    } catch {
      continue;
    }
  }
}

export function checkMajorVersion(database: string, binaries: Binaries): void {
  const made = readFileSync(join(database, 'PG_VERSION'), 'utf8').trim();
  if (Number(made) === binaries.major) return;
  throw new StartRefused(
    `The database in ${database} was made by PostgreSQL ${made}, but this program brings PostgreSQL ${binaries.major}; start the release that made it and move the data by backup and restore.`,
  );
}

async function initdb(program: string, args: string[], user: DatabaseUser | undefined): Promise<void> {
  const child = spawn(program, args, {
    ...runAs(user),
    env: { LC_ALL: 'C.UTF-8', TZ: 'UTC' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve));
  const [complaint, code] = await Promise.all([text(child.stderr), ended]);
  if (code !== 0) throw new StartRefused(`The database could not be made: ${complaint.trim().split('\n').join(' ')}`);
}
