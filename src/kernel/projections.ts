/** All projections of this process: makes missing schemas, runs them, tells pages what moved, and rebuilds on demand. */
import { EventEmitter } from 'node:events';
import { DataSource } from 'typeorm';
import type { Feed } from './feed.js';
import { Projector, type Stopped } from './projector.js';
import type { Projection, ReadModel } from './read-model.js';
import type { EventCodec } from './store/codec.js';
import type { Position } from './store/port.js';

export interface ProjectionStatus {
  readonly name: string;
  readonly version: number;
  readonly position: string;
  readonly stopped: Stopped | null;
}

export interface Moved {
  readonly topic: string;
  readonly position: string;
}

export class Projections {
  private readonly projectors = new Map<string, Projector>();
  private readonly bus = new EventEmitter().setMaxListeners(0);

  constructor(
    private readonly source: DataSource,
    private readonly feed: Feed,
    private readonly codec: EventCodec,
    private readonly declarations: readonly Projection[],
    private readonly onError: (error: unknown) => void,
  ) {}

  async start(): Promise<void> {
    await makeSchemas(this.source, this.declarations);
    for (const declaration of this.declarations) {
      const projector = new Projector(declaration, this.source, this.feed, this.codec, this.emit, this.onError);
      this.projectors.set(declaration.model.name, projector);
      await projector.start();
    }
  }

  /** Read-your-writes: false when the projection did not get there in time. */
  async reached({ name }: ReadModel, position: Position, timeoutMs = 3_000): Promise<boolean> {
    return (await this.projectors.get(name)?.reached(position, timeoutMs)) ?? false;
  }

  async allReached(position: Position, timeoutMs: number): Promise<boolean> {
    const reached = await Promise.all(
      [...this.projectors.values()].map((projector) => projector.reached(position, timeoutMs)),
    );
    return reached.every(Boolean);
  }

  onMoved(listener: (moved: Moved) => void): () => void {
    this.bus.on('moved', listener);
    return () => this.bus.off('moved', listener);
  }

  status(): ProjectionStatus[] {
    return [...this.projectors.values()].map(({ projection: { model }, at, stopped }) => ({
      name: model.name,
      version: model.version,
      position: at.toString(),
      stopped,
    }));
  }

  resume(name: string): void {
    this.projectors.get(name)?.resume();
  }

  async close(): Promise<void> {
    await Promise.all([...this.projectors.values()].map((projector) => projector.close()));
    this.bus.removeAllListeners();
  }

  private readonly emit = (topic: string, position: Position): void => {
    this.bus.emit('moved', { topic, position: position.toString() } satisfies Moved);
  };
}

/** Makes the schema of each projection whose version has none yet, from the metadata of its entities. */
export const makeSchemas = async (source: DataSource, declarations: readonly Projection[]): Promise<void> => {
  const missing: Projection[] = [];
  for (const declaration of declarations) {
    const rows = await source.query<{ there: boolean }[]>(`SELECT to_regclass($1) IS NOT NULL AS there`, [
      `${declaration.model.schema}.checkpoint`,
    ]);
    if (!rows[0]?.there) missing.push(declaration);
  }
  if (missing.length === 0) return;
  for (const { model } of missing) await source.query(`CREATE SCHEMA IF NOT EXISTS ${model.schema}`);
  const builder = new DataSource({ ...source.options, entities: missing.flatMap(({ entities }) => [...entities]) });
  await builder.initialize();
  try {
    await builder.synchronize();
    for (const { model, afterCreate } of missing) {
      for (const statement of afterCreate) await source.query(statement);
      // Last, so that a schema without a checkpoint is one whose making was interrupted, and is made again.
      await source.query(
        `CREATE TABLE ${model.schema}.checkpoint (one boolean PRIMARY KEY DEFAULT true CHECK (one), position bigint NOT NULL)`,
      );
      await source.query(`INSERT INTO ${model.schema}.checkpoint (position) VALUES (0) ON CONFLICT DO NOTHING`);
    }
  } finally {
    await builder.destroy();
  }
};

/** Drops what a projection derived; the next start builds it from the first event. */
export const dropSchema = async (source: DataSource, { model }: Projection): Promise<void> => {
  await source.query(`DROP SCHEMA IF EXISTS ${model.schema} CASCADE`);
};
