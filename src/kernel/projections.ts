/** All projections of this process: makes missing schemas, runs them, and tells pages what moved. */
import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import type { Feed } from './feed.js';
import { dropSchema, makeSchemas, storedCheckpoint } from './projection-schemas.js';
import type { Stopped } from './projection-writer.js';
import { Projector } from './projector.js';
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

/** Between two looks at a checkpoint that another process moves. */
const LOOK_AGAIN_MS = 50;

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

  /** Read-your-writes: false when the projection did not get there in time, wherever it runs. */
  async reached({ name }: ReadModel, position: Position, timeoutMs = 3_000): Promise<boolean> {
    const projector = this.projectors.get(name);
    if (projector) return projector.reached(position, timeoutMs);
    const declaration = this.declarations.find(({ model }) => model.name === name);
    return declaration !== undefined && this.reachedElsewhere(declaration, position, timeoutMs);
  }

  async allReached(position: Position, timeoutMs: number): Promise<boolean> {
    const reached = await Promise.all(this.declarations.map(({ model }) => this.reached(model, position, timeoutMs)));
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

  /** Another process writes the rows: the stored checkpoint tells, which does not move for what does not concern the projection. */
  private async reachedElsewhere(declaration: Projection, position: Position, timeoutMs: number): Promise<boolean> {
    const { schema } = declaration.model;
    for (const until = performance.now() + timeoutMs; ;) {
      const checkpoint = await storedCheckpoint(this.source, schema);
      if (
        checkpoint !== null &&
        (checkpoint >= position || (await this.noneBetween(declaration, checkpoint, position)))
      )
        return true;
      if (performance.now() >= until) return false;
      await sleep(LOOK_AGAIN_MS);
    }
  }

  private async noneBetween({ types }: Projection, after: Position, position: Position): Promise<boolean> {
    const { events, readTo } = await this.feed.read(after, this.codec.storedTypes(types), this.codec.known);
    const [first] = events;
    return first ? first.position > position : readTo >= position;
  }

  private readonly emit = (topic: string, position: Position): void => {
    this.bus.emit('moved', { topic, position: position.toString() } satisfies Moved);
  };
}

export { dropSchema, makeSchemas };
