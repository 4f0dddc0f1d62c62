/** Runs one projection as events come: wakes on notices, reads from the feed, tells pages what moved, tries again. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import type { Feed } from './feed.js';
import { ProjectionWriter, WriteAgain, type Stopped } from './projection-writer.js';
import type { Projection } from './read-model.js';
import type { EventCodec } from './store/codec.js';
import type { Position } from './store/port.js';

const RETRY_MS = 500;

interface Waiter {
  readonly position: Position;
  readonly finish: (there: boolean) => void;
}

export class Projector {
  private readonly writer: ProjectionWriter;
  private running: Promise<void> | null = null;
  private again = false;
  private closed = false;
  private unwatch: () => void = () => undefined;
  private readonly waiters = new Set<Waiter>();

  constructor(
    readonly projection: Projection,
    source: DataSource,
    private readonly feed: Feed,
    private readonly codec: EventCodec,
    private readonly moved: (topic: string, position: Position) => void,
    private readonly onError: (error: unknown) => void,
  ) {
    this.writer = new ProjectionWriter(projection, source, codec);
  }

  async start(): Promise<void> {
    await this.writer.load();
    this.unwatch = this.feed.watch(() => this.wake());
  }

  get at(): Position {
    return this.writer.position;
  }

  get stopped(): Stopped | null {
    return this.writer.stopped;
  }

  /** True when everything up to `position` is in the rows; false after `timeoutMs`, or when it stopped before. */
  async reached(position: Position, timeoutMs: number): Promise<boolean> {
    if (this.at >= position) return true;
    if (this.stopped || this.closed) return false;
    return new Promise((resolve) => {
      const finish = (there: boolean) => {
        clearTimeout(timer);
        this.waiters.delete(waiter);
        resolve(there);
      };
      const timer = setTimeout(() => finish(false), timeoutMs);
      const waiter: Waiter = { position, finish };
      this.waiters.add(waiter);
    });
  }

  /** After a corrected program: goes on from the event at which it stopped. */
  resume(): void {
    this.writer.stopped = null;
    this.wake();
  }

  async close(): Promise<void> {
    this.closed = true;
    this.unwatch();
    this.answer(() => false);
    await this.running;
  }

  private wake(): void {
    if (this.closed || this.stopped) return;
    this.again = true;
    this.running ??= this.drain().finally(() => {
      this.running = null;
      if (this.again) this.wake();
    });
  }

  private async drain(): Promise<void> {
    while (this.again && !this.closed && !this.stopped) {
      this.again = false;
      try {
        while (!this.closed && !this.stopped && (await this.batch()));
      } catch (error) {
        await this.recover(error);
      }
      if (this.stopped) this.tellStopped(this.stopped);
    }
  }

  /** @returns whether there may be more. */
  private async batch(): Promise<boolean> {
    const { position, storedTypes } = this.writer;
    const slice = await this.feed.read(position, storedTypes, this.codec.known);
    if (slice.readTo <= position) return false;
    const changed = await this.writer.write(slice);
    this.arrived(changed);
    return this.at > position;
  }

  private async recover(error: unknown): Promise<void> {
    if (!(error instanceof WriteAgain)) {
      this.onError(error);
      await sleep(RETRY_MS);
    }
    const before = this.at;
    await this.writer.load().catch((reason: unknown) => this.onError(reason));
    // Another process wrote these rows: the pages of this one are told as well.
    if (this.at > before) this.arrived(true);
    this.again = true;
  }

  private arrived(changed: boolean): void {
    this.answer(({ position }) => (this.at >= position ? true : null));
    if (changed) this.moved(this.projection.topic, this.at);
  }

  private tellStopped({ position, type, error }: Stopped): void {
    this.answer(() => false);
    this.onError(new Error(`projection ${this.projection.model.name} stopped at ${position} (${type}): ${error}`));
  }

  private answer(of: (waiter: Waiter) => boolean | null): void {
    for (const waiter of [...this.waiters]) {
      const there = of(waiter);
      if (there !== null) waiter.finish(there);
    }
  }
}
