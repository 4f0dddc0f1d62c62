import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartRefused } from '../start-refused.js';

/** The launcher is PostgreSQL's superuser and never serves; the owner migrates; the server may do least. */
export const LAUNCHER = 'madoguchi_launcher';
export const OWNER = 'madoguchi_owner';
export const SERVER = 'madoguchi_server';

export type Passwords = { launcher: string; owner: string; server: string };

export function readPasswords(keys: string, databaseExists: boolean): Passwords {
  const file = join(keys, 'database-passwords.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Passwords;
  if (databaseExists) {
    throw new StartRefused(
      `The database exists but its passwords in ${file} are gone; put the file back from a copy of the folder "keys".`,
    );
  }
  const made: Passwords = { launcher: password(), owner: password(), server: password() };
  writeFileSync(`${file}.new`, JSON.stringify(made), { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
  return made;
}

const password = (): string => randomBytes(24).toString('base64url');
