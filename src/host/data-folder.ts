import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { lockInstance, type InstanceLock } from './instance-lock.js';
import { StartRefused } from './start-refused.js';

/** Changes only when an older program could not read the folder any more. */
const DATA_VERSION = 1;

/** Where the database lies is remembered: a moved folder must never meet a new, empty database. */
type Facts = { version: number; id: string; database?: string };

export type DataFolder = {
  path: string;
  id: string;
  keys: string;
  blobs: string;
  log: string;
  database: string | undefined;
  rememberDatabase(folder: string): void;
  release(): void;
};

/** The folder is ours alone from here until `release`, or until this process ends in whatever way. */
export async function openDataFolder(path: string): Promise<DataFolder> {
  const { folder, facts, lock } = await claim(resolve(path));
  const inside = (name: string) => {
    mkdirSync(join(folder, name), { recursive: true, mode: 0o700 });
    return join(folder, name);
  };
  let { database } = facts;
  return {
    path: folder,
    id: facts.id,
    keys: inside('keys'),
    blobs: inside('blobs'),
    log: inside('log'),
    get database() {
      return database;
    },
    rememberDatabase: (location) => {
      if (location === database) return;
      database = location;
      writeFacts(folder, { ...facts, database });
    },
    release: () => lock.release(),
  };
}

async function claim(path: string): Promise<{ folder: string; facts: Facts; lock: InstanceLock }> {
  try {
    // Others may pass through, not look around: the database's own user has its folder below.
    mkdirSync(path, { recursive: true, mode: 0o711 });
    const folder = realpathSync(path);
    const known = readFacts(folder);
    const lock = await lockInstance(folder);
    if (known) return { folder, facts: known, lock };
    const facts = { version: DATA_VERSION, id: randomUUID() };
    writeFacts(folder, facts);
    return { folder, facts, lock };
  } catch (error) {
    throw unusable(path, error);
  }
}

function readFacts(folder: string): Facts | undefined {
  const file = factsFile(folder);
  if (existsSync(file)) {
    const facts = JSON.parse(readFileSync(file, 'utf8')) as Facts;
    if (facts.version === DATA_VERSION) return facts;
    throw new StartRefused(
      `The data folder ${folder} has data version ${facts.version}, but this program reads version ${DATA_VERSION}; start the release that wrote it, or set MADOGUCHI_DATA to another folder.`,
    );
  }
  const foreign = readdirSync(folder).filter((name) => !/^\.?instance-/.test(name));
  if (foreign.length === 0) return undefined;
  throw new StartRefused(
    `The folder ${folder} holds other files and is no data folder of Madoguchi; set MADOGUCHI_DATA to an empty or new folder.`,
  );
}

function writeFacts(folder: string, facts: Facts): void {
  writeFileSync(`${factsFile(folder)}.new`, JSON.stringify(facts, null, 2), { mode: 0o600, flush: true });
  renameSync(`${factsFile(folder)}.new`, factsFile(folder));
}

const factsFile = (folder: string): string => join(folder, 'madoguchi-data.json');

function unusable(path: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  const reasons: Record<string, string> = {
    EROFS: 'lies on a read-only file system',
    EACCES: 'may not be written by this user',
    EPERM: 'may not be written by this user',
    ENOTDIR: 'is no folder',
    EEXIST: 'is no folder',
    ENOSPC: 'lies on a full disk',
  };
  const reason = reasons[code ?? ''];
  if (!reason) return error;
  return new StartRefused(
    `The data folder ${path} ${reason}; give this user a folder that it may write, or set MADOGUCHI_DATA to one.`,
    { cause: error },
  );
}
