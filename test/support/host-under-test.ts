/** Starts host processes and looks at what they leave in the process table. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readlinkSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

export type Started = { ownerUrl: string; adopted: boolean; postmasterPid: number; databaseFolder: string; ms: number };
export type HostOptions = { programs?: string; user?: { uid: number; gid: number } };
type Line = Partial<Started> & { refused?: string; notice?: string };

export class Host {
  readonly notices: string[] = [];

  private constructor(
    readonly child: ChildProcess,
    readonly started: Started,
  ) {}

  static async start(folder: string, options: HostOptions = {}): Promise<Host> {
    const { child, first, lines } = run(folder, options);
    const line = await first;
    if (line.ownerUrl === undefined) throw new Error(line.refused ?? 'the process ended without a word');
    const host = new Host(child, line as Started);
    lines.on('line', (text: string) => host.notices.push((JSON.parse(text) as Line).notice ?? ''));
    return host;
  }

  /** The sentence with which a start ends, and its exit code. */
  static async refusal(
    folder: string,
    options: HostOptions = {},
  ): Promise<{ sentence: string | undefined; code: number | null }> {
    const { child, first } = run(folder, options);
    const { refused } = await first;
    if (refused === undefined) await end(child, 'SIGTERM');
    else if (child.exitCode === null) await once(child, 'exit');
    return { sentence: refused, code: child.exitCode };
  }

  kill = (): Promise<void> => end(this.child, 'SIGKILL');
  stop = (): Promise<void> => end(this.child, 'SIGTERM');
  crash = (): Promise<void> => end(this.child, 'SIGUSR2');

  async ask(sql: string): Promise<unknown[]> {
    const client = new pg.Client({ connectionString: this.started.ownerUrl });
    client.on('error', () => undefined);
    await client.connect();
    return client
      .query(sql)
      .then(({ rows }) => rows as unknown[])
      .finally(() => client.end());
  }

  /** How long until it answers again. */
  async answersWithin(ms: number): Promise<number> {
    const began = performance.now();
    while (performance.now() - began < ms) {
      if (
        await this.ask('SELECT 1').then(
          () => true,
          () => false,
        )
      )
        return performance.now() - began;
      await pause(20);
    }
    throw new Error(`no answer within ${ms} ms`);
  }
}

/** Ids of the processes that work in a folder: a postmaster and its children. */
export function processesIn(folder: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return readlinkSync(`/proc/${pid}/cwd`) === folder;
      } catch {
        return false;
      }
    });
}

export async function untilNoneIn(folder: string): Promise<void> {
  while (processesIn(folder).length > 0) await pause(20);
}

function run(folder: string, options: HostOptions) {
  const child = spawn(
    process.execPath,
    ['--import', './config/scripts/typescript.mjs', 'test/support/host-process.ts', folder, JSON.stringify(options)],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const lines = createInterface(child.stdout);
  const first = new Promise<Line>((resolve) => {
    lines.once('line', (line) => resolve(JSON.parse(line) as Line));
    child.once('exit', () => resolve({}));
  });
  return { child, first, lines };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}
