import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { identify, isAlive, type ProcessIdentity } from '../process-identity.js';
import type { Binaries } from './binaries.js';
import { runAs, type DatabaseUser } from './database-user.js';
import { readPostmasterFile } from './postmaster-file.js';

export type Postmaster = {
  process: ProcessIdentity;
  port: number;
  /** Resolves when the process is gone, by whatever cause. */
  gone: Promise<void>;
};

export type Launch = {
  database: string;
  binaries: Binaries;
  user: DatabaseUser | undefined;
  logFile: string;
  settings: Readonly<Record<string, string>>;
};

export class PostmasterFailed extends Error {}

const READY_POLL_MS = 10;
const GONE_POLL_MS = 100;
const LOG_LIMIT = 10_000_000;

/** Runs in its own session: Ctrl-C reaches the server alone, which stops its database last. */
export async function launchPostmaster(launch: Launch, port: number): Promise<Postmaster> {
  const logStart = turnLog(launch.logFile);
  const log = openSync(launch.logFile, 'a', 0o600);
  const child = spawn(launch.binaries.postgres, programArguments(launch, port), {
    ...runAs(launch.user),
    env: environment(launch.database),
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()).once('error', () => resolve()));
  child.unref();
  endWithServer(child.pid, gone);
  const process = await untilReady(child, launch, logStart);
  return { process, port, gone };
}

export function adoptPostmaster(process: ProcessIdentity, port: number): Postmaster {
  const gone = untilGone(process);
  endWithServer(process.pid, gone);
  return { process, port, gone };
}

/** Without an orderly stop (an uncaught error, a signal in the middle of the start) the server still takes it along. */
function endWithServer(pid: number | undefined, gone: Promise<void>): void {
  if (pid === undefined) return;
  const lastAct = () => {
    try {
      process.kill(pid, 'SIGINT');
    } catch {
      // It is gone already, which is what was wanted.
    }
  };
  process.once('exit', lastAct);
  void gone.then(() => process.off('exit', lastAct));
}

/** Fast, then immediate, then by force: a database that ignores SIGINT must not keep the server from ending. */
export async function stopPostmaster({ process: postmaster, gone }: Postmaster): Promise<void> {
  for (const [signal, patience] of [
    ['SIGINT', 5_000],
    ['SIGQUIT', 3_000],
    ['SIGKILL', 1_000],
  ] as const) {
    if (!isAlive(postmaster)) return;
    process.kill(postmaster.pid, signal);
    const timer = new AbortController();
    const ended = await Promise.race([
      gone.then(() => true),
      pause(patience, false, { signal: timer.signal }).catch(() => false),
    ]);
    timer.abort();
    if (ended) return;
  }
}

async function untilReady(
  child: ChildProcess,
  { database, logFile }: Launch,
  logStart: number,
): Promise<ProcessIdentity> {
  let failure: Error | undefined;
  child.once('error', (error) => (failure = error));
  // No time limit while it lives: recovery after a crash may take minutes and must not be cut short.
  while (failure === undefined && child.exitCode === null && child.signalCode === null) {
    const noted = readPostmasterFile(database);
    if (noted?.pid === child.pid && noted?.status === 'ready') {
      const process = identify(noted.pid);
      if (process) return process;
    }
    await pause(READY_POLL_MS);
  }
  throw new PostmasterFailed(failure?.message ?? lastWords(logFile, logStart));
}

async function untilGone(process: ProcessIdentity): Promise<void> {
  while (isAlive(process)) await pause(GONE_POLL_MS, undefined, { ref: false });
}

function programArguments({ database, settings }: Launch, port: number): string[] {
  const all = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '200',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    log_destination: 'stderr',
    logging_collector: 'off',
    // Statements, values and details of errors hold personal data: they go to the server, never into this log.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    ...settings,
  };
  return ['-D', database, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

/**
 * A stale postmaster.pid may name a process that is not PostgreSQL. PostgreSQL deletes such a file itself, after its
 * own check of shared memory, if it is told that the number belongs to its launcher: the file is never deleted here.
 */
function environment(database: string): NodeJS.ProcessEnv {
  const stale = readPostmasterFile(database)?.pid;
  return {
    LC_ALL: 'C.UTF-8',
    TZ: 'UTC',
    PATH: '/usr/bin:/bin',
    ...(stale ? { PG_GRANDPARENT_PID: String(stale) } : {}),
  };
}

function turnLog(file: string): number {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size <= LOG_LIMIT) return size;
  renameSync(file, `${file}.1`);
  return 0;
}

function lastWords(file: string, from: number): string {
  const lines = readFileSync(file).subarray(from).toString('utf8').trim().split('\n');
  return lines.findLast((line) => /FATAL|PANIC|could not/.test(line)) ?? lines.at(-1) ?? 'it ended without a word';
}
