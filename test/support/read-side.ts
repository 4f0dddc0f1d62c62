/** Read models on a fresh database, with one or several processes' worth of projectors. */
import { DataSource } from 'typeorm';
import { Feed } from '../../src/kernel/feed.js';
import { Projections } from '../../src/kernel/projections.js';
import type { Projection } from '../../src/kernel/read-model.js';
import type { PostgresEventStore } from '../../src/kernel/store/postgres.js';
import { EventDatabase } from './event-database.js';
import { Office } from './number-desk.js';

export class ReadSide {
  readonly errors: string[] = [];
  readonly moved: string[] = [];
  private readonly closers: (() => Promise<void>)[] = [];

  private constructor(
    readonly database: EventDatabase,
    readonly store: PostgresEventStore,
    readonly office: Office,
  ) {}

  static async open(): Promise<ReadSide> {
    const database = await EventDatabase.make();
    const store = database.connect();
    return new ReadSide(database, store, new Office(store));
  }

  async source(declarations: readonly Projection[]): Promise<DataSource> {
    const entities = declarations.flatMap((declaration) => [...declaration.entities]);
    const options = { type: 'postgres' as const, url: this.database.serverUrl, entities };
    const source = await new DataSource({ ...options, poolErrorHandler: () => undefined }).initialize();
    this.closers.push(() => source.destroy());
    return source;
  }

  /** As one process runs them. */
  async run(...declarations: Projection[]): Promise<{ projections: Projections; source: DataSource }> {
    const source = await this.source(declarations);
    const onError = (error: unknown) => this.errors.push(String(error));
    const feed = new Feed(this.store, onError);
    const projections = new Projections(source, feed, this.office.codec, declarations, onError);
    projections.onMoved(({ topic }) => this.moved.push(topic));
    await projections.start();
    this.closers.push(async () => {
      feed.close();
      await projections.close();
    });
    return { projections, source };
  }

  /** As a process asks that runs none of them. */
  async onlooker(...declarations: Projection[]): Promise<Projections> {
    const onError = (error: unknown) => this.errors.push(String(error));
    const feed = new Feed(this.store, onError);
    this.closers.push(async () => feed.close());
    return new Projections(await this.source(declarations), feed, this.office.codec, declarations, onError);
  }

  async rows(declaration: Projection, table: string): Promise<Record<string, unknown>[]> {
    return this.database.asServer(async (server) => {
      const { rows } = await server.query<{ row: Record<string, unknown> }>(
        `SELECT to_jsonb(t) AS row FROM ${declaration.model.schema}.${table} t ORDER BY id`,
      );
      return rows.map(({ row }) => row);
    });
  }

  async checkpoint({ model }: Projection): Promise<bigint> {
    return this.database.asServer(async (server) => {
      const { rows } = await server.query<{ position: string }>(`SELECT position FROM ${model.schema}.checkpoint`);
      return BigInt(rows[0]?.position ?? -1);
    });
  }

  async close(): Promise<void> {
    for (const close of this.closers.reverse()) await close();
    await this.store.close();
    await this.database.close();
  }
}

export const eventually = async (
  what: string,
  isSo: () => boolean | Promise<boolean>,
  withinMs = 5_000,
): Promise<void> => {
  const deadline = Date.now() + withinMs;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`it was not so in time: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};
