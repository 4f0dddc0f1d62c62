/** Everything that was recorded of one case, in the order of commit, with personal values opened. */
import type { Personal, Recorded } from '../kernel/decider.js';
import type { StoredEvent } from '../kernel/store/port.js';

export interface CaseFact {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly personal?: Readonly<Record<string, Personal<unknown>>>;
}

export interface Happening {
  readonly stored: StoredEvent;
  readonly event: Recorded<CaseFact>;
}

export interface Dossier {
  readonly caseId: string;
  readonly happenings: readonly Happening[];
}

export const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
export const recordOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

/** The events of one kind of stream, typed by whoever knows them: what lies in a stream is its context's own. */
export const eventsIn = <E>(happenings: readonly Happening[], stream: string): readonly Recorded<E>[] =>
  happenings.filter(({ stored }) => stored.stream === stream).map(({ event }) => event as unknown as Recorded<E>);

export const upTo = (happenings: readonly Happening[], eventId: string): readonly Happening[] =>
  happenings.slice(0, happenings.findIndex(({ stored }) => stored.id === eventId) + 1);
