import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { StartRefused } from '../start-refused.js';

export type DatabaseUser = { uid: number; gid: number; name: string };

const NAME = 'postgres';

/** PostgreSQL refuses to run as root: then its own user runs it, or whoever owns the database already. */
export function chooseDatabaseUser(database: string | undefined): DatabaseUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const owner = database !== undefined && existsSync(database) ? statSync(database) : undefined;
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid, name: nameOf(owner.uid) };
  return lookUp() ?? create();
}

/** Asks as that user, because only the system knows all of folders' modes, lists and mounts. */
export function mayReach(user: DatabaseUser, path: string): boolean {
  const asked = spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', path], { ...runAs(user), env: {} });
  if (asked.error) throw cannotSwitch(user, asked.error);
  return asked.status === 0;
}

/** The working folder of the caller may be closed to the other user. */
export function runAs(user: DatabaseUser | undefined): { uid?: number; gid?: number; cwd: string } {
  return user ? { uid: user.uid, gid: user.gid, cwd: '/' } : { cwd: '/' };
}

function lookUp(): DatabaseUser | undefined {
  const [name, , uid, gid] = accounts().find(([account]) => account === NAME) ?? [];
  return name === undefined ? undefined : { name, uid: Number(uid), gid: Number(gid) };
}

function create(): DatabaseUser {
  const made = spawnSync(
    'useradd',
    [
      '--system',
      '--user-group',
      '--no-create-home',
      '--home-dir',
      '/nonexistent',
      '--shell',
      '/usr/sbin/nologin',
      NAME,
    ],
    { encoding: 'utf8', env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' } },
  );
  const user = lookUp();
  if (user) return user;
  const reason = made.error?.message ?? made.stderr.trim();
  throw new StartRefused(
    `Started as root, the database needs a user "${NAME}" of its own, which could not be made (${reason}); create it, or start as an ordinary user.`,
  );
}

function cannotSwitch(user: DatabaseUser, cause: Error): StartRefused {
  return new StartRefused(
    `Started as root, but the system does not let the database run as the user ${user.name} (${cause.message}); start as an ordinary user.`,
    { cause },
  );
}

const accounts = (): string[][] =>
  readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));

const nameOf = (uid: number): string => accounts().find(([, , id]) => Number(id) === uid)?.[0] ?? String(uid);
