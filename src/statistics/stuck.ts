/** What is stuck and where: one cell for each kind of form and state, with how many and how old. */
import { standingTime } from './definitions/index.js';
import { stuckStates } from './definitions/standing-time.js';
import type { Observation } from './observe/observation.js';

export interface Cell {
  readonly state: string;
  readonly n: number;
  readonly oldest: number;
}
export interface KindRow {
  readonly kind: string;
  readonly n: number;
  readonly cells: readonly Cell[];
}
/** A state in which something stands too long, with the offices whose forms these are. */
export interface Knot {
  readonly state: string;
  readonly n: number;
  readonly oldest: number;
  readonly offices: readonly { readonly officeId: string; readonly n: number }[];
  readonly kinds: readonly { readonly kind: string; readonly n: number; readonly oldest: number }[];
}

const groupsOf = <T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return groups;
};

const oldest = (rows: readonly Observation[]): number => Math.max(0, ...rows.map(({ value }) => value));

/** Kinds in the order of their oldest form. */
export const stuckMatrix = (rows: readonly Observation[]): KindRow[] =>
  [...groupsOf(rows, ({ kind }) => kind)]
    .map(([kind, ofKind]) => ({
      kind,
      n: ofKind.length,
      cells: stuckStates.flatMap((state) => {
        const here = ofKind.filter((row) => row.state === state);
        return here.length > 0 ? [{ state, n: here.length, oldest: oldest(here) }] : [];
      }),
    }))
    .sort((a, b) => b.n - a.n || (a.kind < b.kind ? -1 : 1));

/** States with forms beyond the target, the oldest first. */
export const knotsOf = (rows: readonly Observation[], target = standingTime.target ?? 60): Knot[] =>
  [
    ...groupsOf(
      rows.filter(({ value }) => value > target),
      ({ state }) => state,
    ),
  ]
    .map(([state, here]) => ({
      state,
      n: here.length,
      oldest: oldest(here),
      offices: [...groupsOf(here, ({ officeId }) => officeId)]
        .map(([officeId, of]) => ({ officeId, n: of.length }))
        .sort((a, b) => b.n - a.n),
      kinds: [...groupsOf(here, ({ kind }) => kind)]
        .map(([kind, of]) => ({ kind, n: of.length, oldest: oldest(of) }))
        .sort((a, b) => b.oldest - a.oldest),
    }))
    .sort((a, b) => b.oldest - a.oldest);
