/**
 * Runs one projection: one transaction writes the rows and moves the checkpoint, fenced by the checkpoint's old value,
 * so that of two projectors only one batch takes effect. A poison event stops this projection alone and is shown.
 */
import type { DataSource } from 'typeorm';
import type { Feed } from './feed.js';
import type { Opened, Projection } from './read-model.js';
import { RowSet, RowsUnavailable } from './row-set.js';
import type { EventCodec } from './store/codec.js';
import { AlteredValue } from './store/seal.js';
import type { Position, StoredEvent } from './store/port.js';

/** Where a projection stopped and why, without personal data. */
export interface Stopped {
  readonly position: string;
  readonly type: string;
  readonly error: string;
}

class Fenced extends Error {}
const RETRY_MS = 500;

export class Projector {
  private readonly rows: RowSet;
  private position: Position = 0n;
  private stoppedAt: Stopped | null = null;
  private running: Promise<void> | null = null;
  private again = false;
  private closed = false;
  private unwatch: () => void = () => undefined;
  private waiters: { position: Position; resolve: () => void }[] = [];

  constructor(
    readonly projection: Projection,
    private readonly source: DataSource,
    private readonly feed: Feed,
    private readonly codec: EventCodec,
    private readonly moved: (topic: string, position: Position) => void,
    private readonly onError: (error: unknown) => void,
  ) {
    this.rows = new RowSet(source);
  }

  async start(): Promise<void> {
    this.position = await this.checkpoint();
    this.unwatch = this.feed.watch(() => this.wake());
  }

  get at(): Position {
    return this.position;
  }

  get stopped(): Stopped | null {
    return this.stoppedAt;
  }

  /** True when everything up to `position` is in the rows; false after `timeoutMs`. */
  async reached(position: Position, timeoutMs: number): Promise<boolean> {
    if (this.position >= position) return true;
    return new Promise((resolve) => {
      const waiter = { position, resolve: () => finish(true) };
      const finish = (there: boolean) => {
        clearTimeout(timer);
        this.waiters = this.waiters.filter((other) => other !== waiter);
        resolve(there);
      };
      const timer = setTimeout(() => finish(false), timeoutMs);
      this.waiters.push(waiter);
    });
  }

  /** After a corrected program: goes on from the event at which it stopped. */
  resume(): void {
    this.stoppedAt = null;
    this.wake();
  }

  async close(): Promise<void> {
    this.closed = true;
    this.unwatch();
    await this.running;
  }

  private wake(): void {
    if (this.closed || this.stoppedAt) return;
    this.again = true;
    this.running ??= this.drain().finally(() => {
      this.running = null;
      if (this.again) this.wake();
    });
  }

  private async drain(): Promise<void> {
    while (this.again && !this.closed && !this.stoppedAt) {
      this.again = false;
      try {
        while (!this.closed && (await this.batch()));
      } catch (error) {
        this.rows.forget();
        if (!(error instanceof Fenced)) this.onError(error);
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
        this.position = await this.checkpoint().catch(() => this.position);
        this.again = true;
      }
    }
  }

  /** @returns whether there may be more. */
  private async batch(): Promise<boolean> {
    const { events, readTo } = await this.feed.read(this.position, this.projection.types);
    if (readTo <= this.position) return false;
    const before = this.position;
    const to = await this.apply(events, readTo);
    if (to === before) return false;
    if (this.rows.hasChanges || events.length > 0) {
      await this.commit(before, to).catch((error: unknown) => this.refusedRows(error, events));
      this.rows.settled();
    }
    this.arrive(to, events.length > 0);
    return true;
  }

  private async apply(events: readonly StoredEvent[], readTo: Position): Promise<Position> {
    let done = this.position;
    const opened = this.projection.opens ? await this.codec.openValues(events).catch(() => null) : null;
    for (const stored of events) {
      try {
        const values = opened?.get(stored.id) ?? (await this.openOne(stored));
        await this.projection.handle(this.codec.decode(stored), this.rows, values);
      } catch (error) {
        if (error instanceof RowsUnavailable) throw error;
        this.stop(stored, error instanceof Error ? error.name : 'unknown');
        // Half of the poison event may be in memory: what came before it is applied again, the event itself never skipped.
        this.rows.forget();
        const earlier = events.slice(0, events.indexOf(stored));
        return earlier.length > 0 ? this.apply(earlier, done) : this.position;
      }
      done = stored.position;
    }
    return readTo;
  }

  /** After the whole batch could not be opened: an altered value stops at its own event, missing keys are asked for again. */
  private async openOne(stored: StoredEvent): Promise<Opened> {
    if (!this.projection.opens) return {};
    const opened = await this.codec.openValues([stored]).catch((error: unknown) => {
      throw error instanceof AlteredValue ? error : new RowsUnavailable(error);
    });
    return opened.get(stored.id) ?? {};
  }

  private stop({ position, type }: StoredEvent, error: string): void {
    this.stoppedAt = { position: position.toString(), type, error };
    this.onError(new Error(`projection ${this.projection.model.name} stopped at ${position} (${type}): ${error}`));
  }

  private async commit(before: Position, to: Position): Promise<void> {
    const { schema } = this.projection.model;
    await this.source.transaction(async (manager) => {
      const fenced = await manager.query<unknown[][]>(
        `UPDATE ${schema}.checkpoint SET position = $1 WHERE position <= $2 RETURNING position`,
        [to.toString(), before.toString()],
      );
      // A quiet stretch moves only the memory, so the stored value may lag, never lead.
      if (fenced[0]?.length === 0) throw new Fenced();
      await this.rows.flush(manager);
    });
  }

  /** Rows the database refuses for good are poison too; anything else is tried again. */
  private refusedRows(error: unknown, [first]: readonly StoredEvent[]): never {
    const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
    if (first && /^2[23]/.test(code)) this.stop(first, `SQLSTATE ${code}`);
    throw error;
  }

  private arrive(position: Position, changed: boolean): void {
    this.position = position;
    for (const waiter of [...this.waiters]) if (waiter.position <= position) waiter.resolve();
    if (changed) this.moved(this.projection.topic, position);
  }

  private async checkpoint(): Promise<Position> {
    const { schema } = this.projection.model;
    const rows = await this.source.query<{ position: string }[]>(`SELECT position FROM ${schema}.checkpoint`);
    return BigInt(rows[0]?.position ?? 0);
  }
}
