import { randomUUID } from 'node:crypto';
import { closeSync, linkSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { identify, isAlive, processSpace, type ProcessIdentity } from './process-identity.js';
import { StartRefused } from './start-refused.js';

export type InstanceLock = { release(): void };

type Holder = ProcessIdentity & { space: string; beat: number; released?: true };

const BEAT_MS = 1_000;
const PATIENCE_MS = 5_000;
const RECORD_LENGTH = 320;

/**
 * One server per data folder. Holders are numbered files: a dead holder is never deleted first, its successor creates
 * the next number, which the file system grants to one only. The highest number always remains, so nobody starts at 1 again.
 */
export async function lockInstance(folder: string): Promise<InstanceLock> {
  for (;;) {
    const last = highest(folder);
    const holder = last === 0 ? undefined : read(folder, last);
    if (holder && (await lives(folder, last, holder))) throw new StartRefused(refusal(folder, holder));
    const mine = claim(folder, last + 1);
    if (mine) return mine;
  }
}

function claim(folder: string, number: number): InstanceLock | undefined {
  const self = identify(process.pid);
  if (!self) throw new Error('this process cannot see itself in the process table');
  const holder: Holder = { ...self, space: processSpace(), beat: 0 };
  const draft = join(folder, `.instance-${randomUUID()}`);
  const file = fileOf(folder, number);
  writeFileSync(draft, serialise(holder), { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return undefined;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  for (const older of numbers(folder)) if (older < number) rmSync(fileOf(folder, older), { force: true });
  return keep(file, holder);
}

function keep(file: string, holder: Holder): InstanceLock {
  let { beat } = holder;
  const heart = setInterval(() => overwrite(file, { ...holder, beat: ++beat }), BEAT_MS);
  heart.unref();
  return {
    release: () => {
      clearInterval(heart);
      overwrite(file, { ...holder, beat, released: true });
    },
  };
}

/** In place and at one length, so that a full disk cannot leave an empty file where a living holder stands. */
function overwrite(file: string, holder: Holder): void {
  try {
    const descriptor = openSync(file, 'r+');
    writeSync(descriptor, serialise(holder), 0);
    closeSync(descriptor);
  } catch {
    // The disk is gone or the folder was removed: that must not end the server, and the next beat tries again.
  }
}

const serialise = (holder: Holder): string => JSON.stringify(holder).padEnd(RECORD_LENGTH);

async function lives(folder: string, number: number, holder: Holder): Promise<boolean> {
  if (holder.released) return false;
  if (holder.space === processSpace()) return isAlive(holder);
  // Another container's process ids say nothing here: watch whether its heart beats. Its clock is not asked.
  for (let waited = 0; waited < PATIENCE_MS; waited += BEAT_MS / 4) {
    await pause(BEAT_MS / 4);
    const now = read(folder, number);
    if (now && now.beat !== holder.beat) return !now.released;
  }
  return false;
}

function refusal(folder: string, holder: Holder): string {
  const where = holder.space === processSpace() ? '' : ' of another container or machine';
  return `The data folder ${folder} is in use by process ${holder.pid}${where}; stop that server first, or set MADOGUCHI_DATA to another folder.`;
}

function read(folder: string, number: number): Holder | undefined {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    try {
      return JSON.parse(readFileSync(fileOf(folder, number), 'utf8')) as Holder;
    } catch (error) {
      // A beat being written can be seen half; a missing file was cleared by its successor.
      if (!(error instanceof SyntaxError)) return undefined;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
  return undefined;
}

function numbers(folder: string): number[] {
  return readdirSync(folder).flatMap((name) => {
    const match = /^instance-(\d+)\.lock$/.exec(name);
    return match ? [Number(match[1])] : [];
  });
}

const highest = (folder: string): number => Math.max(0, ...numbers(folder));
const fileOf = (folder: string, number: number): string => join(folder, `instance-${number}.lock`);
