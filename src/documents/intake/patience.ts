import { readFileSync } from 'node:fs';

const ticksPerSecond = 100; // what Linux shows to programs, on every architecture
const longestWait = 4;

/**
 * How long a process may work without a sign of progress. Where the system tells, it is the time it had a processor, so that a good file
 * is not refused because the machine is busy; by the clock no more than four times as long.
 */
export class Patience {
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    private readonly pid: number | undefined,
    private readonly exhausted: (seconds: number) => void,
  ) {}

  allow(seconds: number): void {
    clearTimeout(this.timer);
    if (!this.stopped) this.wait(seconds, seconds, performance.now(), processorSeconds(this.pid) ?? 0);
  }

  pause(): void {
    clearTimeout(this.timer);
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private wait(next: number, seconds: number, since: number, usedBefore: number): void {
    this.timer = setTimeout(() => {
      const used = processorSeconds(this.pid);
      const left = used === undefined ? 0 : seconds - (used - usedBefore);
      const waited = (performance.now() - since) / 1000;
      if (left < 0.1 || waited >= seconds * longestWait) return this.exhausted(seconds);
      this.wait(Math.min(left, seconds * longestWait - waited), seconds, since, usedBefore);
    }, next * 1000);
  }
}

/** User and system time of a living process; unknown elsewhere than on Linux. */
export function processorSeconds(pid: number | undefined): number | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ').at(-1)?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
  } catch {
    return undefined;
  }
}
