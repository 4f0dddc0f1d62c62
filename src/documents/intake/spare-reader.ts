// A reading process stands ready before a file comes, so that nobody waits for its start. It still reads one file and ends with it.
import type { ChildProcess } from 'node:child_process';
import { startReader } from './start-reader.js';

export interface Reader {
  readonly process: ChildProcess;
  /** It has said so already; otherwise it will. */
  readonly isReady: boolean;
}

class Standing implements Reader {
  readonly process: ChildProcess;
  isReady = false;

  constructor(readonly memoryMegabytes: number) {
    this.process = startReader(memoryMegabytes);
    this.process.once('message', () => (this.isReady = true));
    // One that could not start, or died while it stood: whoever comes next starts another.
    for (const ending of ['error', 'exit'] as const) this.process.on(ending, () => void (spare === this && endSpare()));
    this.hold('unref');
  }

  get isAlive(): boolean {
    return this.process.pid !== undefined && this.process.exitCode === null && this.process.signalCode === null;
  }

  /** Nothing stays open for the sake of a spare. */
  hold(how: 'ref' | 'unref'): void {
    this.process[how]();
    this.process.channel?.[how]();
  }
}

let spare: Standing | undefined;

/** The spare one, if its limits are these; and the next begins to start. */
export function takeReader(memoryMegabytes: number): Reader {
  const found = spare;
  spare = undefined;
  const fits = found?.isAlive && found.memoryMegabytes === memoryMegabytes;
  if (found && !fits) found.process.kill('SIGKILL');
  const taken = fits ? found : new Standing(memoryMegabytes);
  taken.hold('ref');
  spare = new Standing(memoryMegabytes);
  return taken;
}

/** The server stops. */
export function endSpare(): void {
  spare?.process.kill('SIGKILL');
  spare = undefined;
}
