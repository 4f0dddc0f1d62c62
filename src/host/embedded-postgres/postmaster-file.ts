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
  try {
    // The postmaster works in its data folder, also when that was moved; a reinstalled program shows as deleted.
    const program = basename(readlinkSync(`/proc/${pid}/exe`)).replace(/ \(deleted\)$/, '');
    return program === 'postgres' && readlinkSync(`/proc/${pid}/cwd`) === realpathSync(database);
  } catch {
    // In a container root may not look into another user's process, but every command line can be read.
    const { program, args } = commandLine(pid);
    return basename(program) === 'postgres' && args.includes(database);
  }
}

function commandLine(pid: number): { program: string; args: string } {
  try {
    const [program = '', ...args] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    return { program, args: args.join(' ') };
  } catch {
    const asked = spawnSync('ps', ['-o', 'comm=,args=', '-p', String(pid)], {
      encoding: 'utf8',
      env: { PATH: '/bin:/usr/bin' },
    });
    const [program = '', ...args] = (asked.stdout ?? '').trim().split(/\s+/);
    return { program, args: args.join(' ') };
  }
}
