import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DataFolder } from '../data-folder.js';
import { StartRefused } from '../start-refused.js';
import { mayReach, type DatabaseUser } from './database-user.js';
import { SYSTEM_FOLDER } from './system-folder.js';

const INSIDE = 'database';

/** The database lies in the data folder, or where its own user can reach it; a known place is never left silently. */
export function locateDatabase(data: DataFolder, user: DatabaseUser | undefined): string {
  const known = data.database;
  if (known === undefined) return choose(data, user);
  const database = known === INSIDE ? join(data.path, INSIDE) : known;
  if (!existsSync(database)) {
    throw new StartRefused(
      `The database of the data folder ${data.path} is not at ${database} any more; bring it back there, or set MADOGUCHI_DATA to another folder.`,
    );
  }
  if (user && !mayReach(user, data.path) && known === INSIDE) {
    throw new StartRefused(
      `The database's user ${user.name} cannot reach ${database}; move the data folder ${data.path} out of the closed folder above it, or start as its owner.`,
    );
  }
  if (known !== INSIDE) claimOutside(data, database);
  return database;
}

/** Called once the database exists, so that an interrupted first start chooses anew. */
export function rememberLocation(data: DataFolder, database: string): void {
  data.rememberDatabase(database === join(data.path, INSIDE) ? INSIDE : database);
}

function choose(data: DataFolder, user: DatabaseUser | undefined): string {
  if (!user || mayReach(user, data.path)) return join(data.path, INSIDE);
  const hash = createHash('sha256').update(data.path).digest('hex').slice(0, 16);
  // With the folder's id: a data folder that was deleted and made anew leaves its old database alone and gets its own.
  const database = join(SYSTEM_FOLDER, `${hash}-${data.id.slice(0, 8)}`, INSIDE);
  mkdirSync(dirname(database), { recursive: true, mode: 0o755 });
  writeFileSync(ownerNote(database), JSON.stringify({ id: data.id, path: data.path }));
  return database;
}

/** A copied data folder names the original's database: two servers on one database would destroy it. */
function claimOutside(data: DataFolder, database: string): void {
  const note = JSON.parse(readFileSync(ownerNote(database), 'utf8')) as { id: string; path: string };
  if (note.path === data.path) return;
  if (existsSync(join(note.path, 'madoguchi-data.json'))) {
    throw new StartRefused(
      `The data folder ${data.path} is a copy of ${note.path} and its database at ${database} serves that one; start with MADOGUCHI_DATA=${note.path}.`,
    );
  }
  writeFileSync(ownerNote(database), JSON.stringify({ id: data.id, path: data.path }));
}

const ownerNote = (database: string): string => join(dirname(database), 'data-folder.json');
