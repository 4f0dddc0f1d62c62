/**
 * Writes one projection into one schema: one transaction writes the rows and moves the checkpoint, fenced by its old
 * value, so that of two writers only one batch takes effect. A poison event stops it, never skipped, never half done.
 */
import type { DataSource } from 'typeorm';
import { UnknownEvent } from './decider.js';
import { inWords } from './poison.js';
import type { Opened, Projection } from './read-model.js';
import { isReplaced, RowSet, RowsUnavailable } from './row-set.js';
import type { EventCodec } from './store/codec.js';
import type { AllSlice, Position, StoredEvent } from './store/port.js';
import { isOutage } from './store/postgres-errors.js';
import { AlteredValue } from './store/seal.js';

/** Where a projection stopped and why, without personal data. */
export interface Stopped {
  readonly position: string;
  readonly type: string;
  readonly error: string;
}

/** Nothing was written: another writer was here, or a row was refused; load the checkpoint and go on from there. */
export class WriteAgain extends Error {}

interface Applied {
  readonly done: Position;
  readonly applied: number;
  readonly poison: Stopped | null;
}

const stoppedAt = ({ position, type }: StoredEvent, error: unknown): Stopped => ({
  position: position.toString(),
  type,
  error: inWords(error),
});

const contextOf = (type: string): string => type.slice(0, type.lastIndexOf('.') + 1);

export class ProjectionWriter {
  readonly storedTypes: readonly string[];
  private readonly rows: RowSet;
  private readonly handled: ReadonlySet<string>;
  private readonly known: ReadonlySet<string>;
  private readonly contexts: ReadonlySet<string>;
  private built = '';
  private oneByOneUntil: Position = 0n;
  position: Position = 0n;
  stopped: Stopped | null = null;

  constructor(
    readonly projection: Projection,
    private readonly source: DataSource,
    private readonly codec: EventCodec,
    readonly schema = projection.model.schema,
  ) {
    this.rows = new RowSet(source, schema);
    this.storedTypes = codec.storedTypes(projection.types);
    this.handled = new Set(projection.types);
    this.known = new Set(codec.known);
    this.contexts = new Set(projection.types.map(contextOf));
  }

  /** Where the rows stand; what was in memory is forgotten. */
  async load(): Promise<void> {
    this.rows.forget();
    const [row] = await this.source.query<{ position: string; built: string }[]>(
      `SELECT position, built FROM ${this.schema}.checkpoint`,
    );
    this.position = BigInt(row?.position ?? 0);
    this.built = row?.built ?? '';
  }

  /** @returns whether rows changed. @throws WriteAgain, RowsUnavailable, or the database's outage. */
  async write({ events, readTo }: AllSlice): Promise<boolean> {
    const [first] = events;
    const alone = first !== undefined && this.position < this.oneByOneUntil;
    const batch = alone ? [first] : events;
    const to = alone && events.length > 1 ? first.position : readTo;
    const { done, applied, poison } = await this.apply(batch, to);
    const changed = this.rows.hasChanges;
    if (applied > 0)
      await this.commit(done).catch((error: unknown) => this.refusedRows(error, batch.slice(0, applied)));
    this.rows.settled();
    this.position = done;
    this.stopped = poison;
    return changed;
  }

  private async apply(events: readonly StoredEvent[], readTo: Position): Promise<Applied> {
    const opened = this.projection.opens ? await this.codec.openValues(events).catch(() => null) : null;
    for (const [index, stored] of events.entries()) {
      try {
        await this.handle(stored, opened?.get(stored.id));
      } catch (error) {
        if (error instanceof RowsUnavailable) throw error;
        // Half of the poison event may be in memory: what came before it is applied again, the event itself is not.
        this.rows.forget();
        const before = events.slice(0, index);
        const done = before.at(-1)?.position ?? this.position;
        const again = await this.apply(before, done);
        return { ...again, poison: again.poison ?? stoppedAt(stored, error) };
      }
    }
    return { done: readTo, applied: events.length, poison: null };
  }

  private async handle(stored: StoredEvent, values: Opened | undefined): Promise<void> {
    if (!this.known.has(stored.type)) {
      // Written by a newer program: of this projection's contexts it may matter, of others it does not.
      if (this.contexts.has(contextOf(stored.type))) throw new UnknownEvent(stored.type);
      return;
    }
    const event = this.codec.decode(stored);
    if (this.handled.has(event.type))
      await this.projection.handle(event, this.rows, values ?? (await this.openOne(stored)));
  }

  /** After the whole batch could not be opened: an altered value stops at its own event, missing keys are asked for again. */
  private async openOne(stored: StoredEvent): Promise<Opened> {
    if (!this.projection.opens) return {};
    const opened = await this.codec.openValues([stored]).catch((error: unknown) => {
      throw error instanceof AlteredValue ? error : new RowsUnavailable(error);
    });
    return opened.get(stored.id) ?? {};
  }

  private async commit(to: Position): Promise<void> {
    await this.source.transaction(async (manager) => {
      // A quiet stretch moves only the memory, so the stored position may lag, never lead. A rebuilt schema is another one.
      const fenced = await manager.query<[unknown[], number]>(
        `UPDATE ${this.schema}.checkpoint SET position = $1 WHERE position <= $2 AND built = $3`,
        [to.toString(), this.position.toString(), this.built],
      );
      if (fenced[1] !== 1) throw new WriteAgain('another writer was here');
      await this.rows.flush(manager);
    });
  }

  /** Rows that the database refuses are poison too; the event to blame is found by writing one by one. */
  private refusedRows(error: unknown, events: readonly StoredEvent[]): never {
    const last = events.at(-1);
    if (error instanceof WriteAgain || isOutage(error) || last === undefined) throw error;
    if (isReplaced(error)) throw new WriteAgain('the schema was replaced');
    if (events.length > 1) this.oneByOneUntil = last.position;
    else this.stopped = stoppedAt(last, error);
    throw new WriteAgain('a row was refused');
  }
}
