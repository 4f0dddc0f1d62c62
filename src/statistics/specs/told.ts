/** The read models of statistics on a fresh database, fed with events as they are told, each at its own time. */
import { DataSource } from 'typeorm';
import { EventDatabase } from '../../../test/support/event-database.js';
import { aClerk } from '../../../test/support/meta.js';
import type { NewEvent } from '../../kernel/decider.js';
import { Feed } from '../../kernel/feed.js';
import { derivedId } from '../../kernel/ids.js';
import { Projections } from '../../kernel/projections.js';
import type { Projection } from '../../kernel/read-model.js';
import { rebuildProjections } from '../../kernel/rebuild.js';
import { EventCodec } from '../../kernel/store/codec.js';
import { MemoryKeyRing, Sealer } from '../../kernel/store/seal.js';
import { events, upcasts } from '../../wiring.js';
import { caseTimes, envelopeTimes, ticketTimes } from '../index.js';

const FINGERPRINT = '0'.repeat(64);
const declarations: readonly Projection[] = [ticketTimes, caseTimes, envelopeTimes];

export class Told {
  private readonly versions = new Map<string, number>();

  private constructor(
    private readonly database: EventDatabase,
    private readonly source: DataSource,
    private readonly store: ReturnType<EventDatabase['connect']>,
    private readonly codec: EventCodec,
    private readonly feed: Feed,
    private readonly projections: Projections,
    readonly errors: readonly string[],
  ) {}

  static async open(): Promise<Told> {
    const database = await EventDatabase.make();
    const store = database.connect();
    const sealer = new Sealer(new MemoryKeyRing(), Buffer.alloc(32, 7));
    const codec = new EventCodec(events(), upcasts, sealer);
    const entities = declarations.flatMap((declaration) => [...declaration.entities]);
    const source = await new DataSource({ type: 'postgres', url: database.serverUrl, entities }).initialize();
    const errors: string[] = [];
    const note = (error: unknown) => void errors.push(String(error));
    const feed = new Feed(store, note);
    const projections = new Projections(source, feed, codec, declarations, note);
    await projections.start();
    return new Told(database, source, store, codec, feed, projections, errors);
  }

  /** One event of a stream, recorded at this time, not before the one told last. */
  async tell(stream: string, recordedAt: string, event: NewEvent): Promise<void> {
    const version = this.versions.get(stream) ?? 0;
    const id = derivedId('told', stream, version + 1);
    const metadata = JSON.stringify({ actor: aClerk, correlationId: stream, causationId: null, commandId: id });
    const payload = await this.codec.encode(id, event);
    const events = [{ id, type: event.type, metadata, payload, recordedAt }];
    const answer = await this.store.append({
      stream,
      expectedVersion: version,
      events,
      commandId: id,
      fingerprint: FINGERPRINT,
    });
    if (answer.kind !== 'appended') throw new Error(`${stream}: ${answer.kind}`);
    this.versions.set(stream, version + 1);
  }

  /** Everything that is in the three read models, by key. */
  async rows(): Promise<Record<string, Record<string, unknown>[]>> {
    await this.projections.allReached(await this.store.head(), 10_000);
    const found: Record<string, Record<string, unknown>[]> = {};
    for (const { tableName, schema } of this.source.entityMetadatas) {
      const rows = await this.source.query<{ row: Record<string, unknown> }[]>(
        `SELECT to_jsonb(t) AS row FROM ${schema ?? ''}.${tableName} t ORDER BY id`,
      );
      found[tableName] = rows.map(({ row }) => row);
    }
    return found;
  }

  async rebuild(): Promise<void> {
    await rebuildProjections({ source: this.source, store: this.store, codec: this.codec }, declarations);
  }

  async close(): Promise<void> {
    this.feed.close();
    await this.projections.close();
    await this.store.close();
    await this.source.destroy();
    await this.database.close();
  }
}
