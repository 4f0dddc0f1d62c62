import { readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { basename, join } from 'node:path';
import { identify, type ProcessIdentity } from '../process-identity.js';

export type RunningPostmaster = { process: ProcessIdentity; port: number; status: string };

/** What postmaster.pid says, undefined when there is none or it is only half written. */
export function readPostmasterFile(database: string): { pid: number; port: number; status: string } | undefined {
  try {
    const [pid, , , port, , , , status] = readFileSync(join(database, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(pid), port: Number(port), status: status?.trim() ?? '' };
  } catch {
    return undefined;
  }
}

/** The living PostgreSQL on this very folder; a number in a file that another process has since been given is none. */
export function findPostmaster(database: string): RunningPostmaster | undefined {
  const noted = readPostmasterFile(database);
  const process = noted && identify(noted.pid);
  if (!noted || !process || !isPostgresOn(process.pid, database)) return undefined;
  return { process, port: noted.port, status: noted.status };
}

function isPostgresOn(pid: number, database: string): boolean {
  if (process.platform !== 'linux') return commandLine(pid).includes(database);
  try {
    // The postmaster works in its data folder; an upgraded npm tree shows its program as deleted.
    const program = basename(readlinkSync(`/proc/${pid}/exe`)).replace(/ \(deleted\)$/, '');
    return program === 'postgres' && readlinkSync(`/proc/${pid}/cwd`) === realpathSync(database);
  } catch {
    return false;
  }
}

function commandLine(pid: number): string {
  const { stdout } = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], {
    encoding: 'utf8',
    env: { PATH: '/bin:/usr/bin' },
  });
  return stdout.includes('postgres') ? stdout : '';
}
