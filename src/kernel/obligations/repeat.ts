/** Does one thing again and again, never twice at once: on demand, at an interval, and soon after a failure. */

const SOON_MS = 1_000;

export class Repeat {
  private running: Promise<void> | null = null;
  private again = false;
  private closed = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    /** False: it could not be done yet. */
    private readonly work: () => Promise<boolean>,
    private readonly everyMs: number,
    private readonly onError: (error: unknown) => void,
  ) {}

  /** Begins now, or right after the run that is under way. */
  now(): void {
    if (this.closed) return;
    clearTimeout(this.timer);
    this.again = true;
    this.running ??= this.run().finally(() => {
      this.running = null;
      if (this.again) this.now();
    });
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private async run(): Promise<void> {
    let done = true;
    while (this.again && !this.closed) {
      this.again = false;
      done = await this.work().catch((error: unknown) => {
        this.onError(error);
        return false;
      });
    }
    if (!this.closed)
      this.timer = setTimeout(() => this.now(), done ? this.everyMs : Math.min(SOON_MS, this.everyMs)).unref();
  }
}
