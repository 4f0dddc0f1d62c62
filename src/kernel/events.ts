/** How a context declares its events: one literal name, one line of meaning, a schema for what is stored. */
import type { z } from 'zod';
import type { SubjectKind, Personal } from './decider.js';

export interface EventDefinition {
  readonly doc: string;
  readonly data: z.ZodType<object>;
  /** Personal values by kind of subject; sealed before they reach any store. */
  readonly personal?: Partial<Record<SubjectKind, z.ZodType>>;
  /** Published events may be reacted to by other contexts. */
  readonly published?: boolean;
}

export type EventCatalogue = Readonly<Record<string, EventDefinition>>;

export const defineEvents = <const C extends EventCatalogue>(events: C): C => events;

type PersonalOf<P> = {
  readonly [K in keyof P & string as `${K}:${string}`]?: P[K] extends z.ZodType<infer T> ? Personal<T> : never;
};

/** The union of a catalogue's events: `{type, data, personal?}` with literal types. */
export type EventOf<C extends EventCatalogue> = {
  [T in keyof C & string]: {
    readonly type: T;
    readonly data: z.infer<C[T]['data']>;
  } & (C[T] extends { readonly personal: infer P } ? { readonly personal?: PersonalOf<P> } : unknown);
}[keyof C & string];
