/**
 * A projection is a declaration: name, version, entities, handlers keyed by event type. Its tables live in a schema of
 * their own, `p_<name>_v<version>`, made from the entities' metadata; a new version builds beside the old one.
 */
import type { EntityTarget, ObjectLiteral } from 'typeorm';
import type { Personal } from './decider.js';
import type { DecodedEvent } from './store/codec.js';

export interface ReadModel {
  readonly name: string;
  readonly version: number;
  readonly schema: string;
}

export const readModel = (name: string, version: number): ReadModel => ({
  name,
  version,
  schema: `p_${name}_v${version}`,
});

/** Rows of one batch: read by key, changed in memory, written as a set. */
export interface Rows {
  get<T extends ObjectLiteral>(entity: EntityTarget<T>, key: string): Promise<T | undefined>;
  /** Inserts or replaces. The entity's first primary column is its key. */
  put<T extends ObjectLiteral>(entity: EntityTarget<T>, row: T): void;
  remove<T extends ObjectLiteral>(entity: EntityTarget<T>, key: string): void;
  /** Changes the row if it is there. */
  change<T extends ObjectLiteral>(entity: EntityTarget<T>, key: string, change: (row: T) => Partial<T>): Promise<void>;
}

/** An event as a projection sees it: typed data, personal values still sealed (`sealed`, bound to `id`). */
export type Seen<E> = Omit<DecodedEvent, 'type' | 'data'> & E;

/** Personal values of an event by subject, for the few projections that open them; a shredded one is `Erased`. */
export type Opened = Readonly<Record<string, Personal<unknown>>>;

export type Handlers<E extends { type: string }> = {
  readonly [T in E['type']]?: (
    event: Seen<Extract<E, { type: T }>>,
    rows: Rows,
    opened: Opened,
  ) => Promise<void> | void;
};

export interface Projection {
  readonly model: ReadModel;
  readonly entities: readonly (new () => ObjectLiteral)[];
  /** The topic pages listen to. It carries a position and no data. */
  readonly topic: string;
  readonly types: readonly string[];
  /** Its handlers are given personal values in clear: for search tables alone, which need keys to be built. */
  readonly opens: boolean;
  /** SQL after the tables were made, for indexes that metadata cannot say. */
  readonly afterCreate: readonly string[];
  readonly handle: (event: DecodedEvent, rows: Rows, opened: Opened) => Promise<void> | void;
}

export const projection = <E extends { type: string; data: object }>(declaration: {
  model: ReadModel;
  entities: readonly (new () => ObjectLiteral)[];
  topic: string;
  opens?: boolean;
  afterCreate?: readonly string[];
  on: Handlers<E>;
}): Projection => {
  const handlers = declaration.on as Readonly<Record<string, Projection['handle'] | undefined>>;
  return {
    model: declaration.model,
    entities: declaration.entities,
    topic: declaration.topic,
    types: Object.keys(handlers),
    opens: declaration.opens ?? false,
    afterCreate: declaration.afterCreate ?? [],
    handle: (event, rows, opened) => handlers[event.type]?.(event, rows, opened),
  };
};
