/** The program as an administrator starts it, in a process of its own that can be killed at any moment. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isAlive } from '../../../src/host/process-identity.js';
import { findPostmaster } from '../../../src/host/embedded-postgres/postmaster-file.js';

export interface Start {
  /** The data folder; the log lies beside it. */
  readonly folder: string;
  readonly port: number;
  readonly environment?: Readonly<Record<string, string>>;
  /** Of a checkout; this one when not given. */
  readonly program?: string;
  readonly node?: string;
  readonly user?: { readonly uid: number; readonly gid: number };
}

const READY = /^Madoguchi is ready: (\S+)$/m;

export class StartFailed extends Error {
  constructor(
    readonly code: number | null,
    readonly words: string,
  ) {
    super(`the server ended with ${code}: ${words}`);
  }
}

export class ServerProcess {
  private constructor(
    readonly child: ChildProcess,
    readonly url: string,
    /** From the command to the line that says so. */
    readonly readyMs: number,
  ) {}

  /** @throws StartFailed with what it said */
  static async start({
    folder,
    port,
    environment = {},
    program = process.cwd(),
    node,
    user,
  }: Start): Promise<ServerProcess> {
    const began = performance.now();
    const child = spawn(node ?? process.execPath, [join(program, 'config/scripts/start.mjs')], {
      cwd: program,
      env: { ...process.env, ...environment, PORT: String(port), MADOGUCHI_DATA: folder },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...user,
    });
    const log = createWriteStream(`${folder}.log`, { flags: 'a' });
    let said = '';
    const url = await new Promise<string>((resolve, reject) => {
      for (const stream of [child.stdout, child.stderr]) {
        stream.on('data', (part: Buffer) => {
          log.write(part);
          said = (said + part.toString()).slice(-10_000);
          const ready = READY.exec(said)?.[1];
          if (ready) resolve(ready);
        });
      }
      child.once('error', reject);
      child.once('close', (code) => {
        log.end();
        reject(new StartFailed(code, said.trim()));
      });
    });
    return new ServerProcess(child, url, performance.now() - began);
  }

  get running(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** @returns how long it took */
  async end(signal: NodeJS.Signals): Promise<number> {
    const began = performance.now();
    if (this.running) {
      const ended = once(this.child, 'exit');
      this.child.kill(signal);
      await ended;
    }
    return performance.now() - began;
  }
}

export const databaseOf = (folder: string): string => join(folder, 'database');

/** Kills the database's own process, whose children end by themselves. @returns when a new one serves in its place */
export const killPostmaster = (folder: string): (() => Promise<void>) => {
  const before = findPostmaster(databaseOf(folder));
  if (!before) throw new Error('no database runs on the folder');
  process.kill(before.process.pid, 'SIGKILL');
  return async () => {
    for (;;) {
      const now = findPostmaster(databaseOf(folder));
      if (now?.status === 'ready' && now.process.pid !== before.process.pid && !isAlive(before.process)) return;
      await pause(10);
    }
  };
};

export const isReady = (url: string): Promise<boolean> =>
  fetch(`${url}/health/ready`).then(
    ({ status }) => status === 200,
    () => false,
  );

export const untilReady = async (url: string): Promise<void> => {
  while (!(await isReady(url))) await pause(20);
};
