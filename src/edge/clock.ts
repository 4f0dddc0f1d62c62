/** The store's clock as this process sees it: its own monotone clock plus an offset read from the store. */
import type { EventStore } from '../kernel/store/port.js';

const REFRESH_MS = 30_000;

export class StoreClock {
  private base = Date.now();
  private mark = performance.now();
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly store: EventStore) {}

  async start(): Promise<void> {
    await this.refresh();
    // A jump of this machine's clock changes nothing: elapsed time comes from the monotone clock.
    this.stop();
    this.timer = setInterval(() => void this.refresh().catch(() => undefined), REFRESH_MS);
    this.timer.unref();
  }

  now(): Date {
    return new Date(this.base + (performance.now() - this.mark));
  }

  iso(): string {
    return this.now().toISOString();
  }

  stop(): void {
    if (this.timer) clearInterval(this.timer);
  }

  private async refresh(): Promise<void> {
    const now = await this.store.now();
    this.base = now.getTime();
    this.mark = performance.now();
  }
}
