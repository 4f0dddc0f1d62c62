/** A measure over a period as a distribution with its split and its twin as a table. Pure: observations and names come in. */
import { z } from 'zod';
import { definitionRef, refOf, tenths, words } from './answer-parts.js';
import type { Words } from './definition.js';
import type { Context, Observation, Observed } from './observe/observation.js';
import { countIn, distributionOf, keyOf, splits, stepFor, type Split } from './split.js';
import type { Period } from './figure-queries.js';

const figures = {
  n: z.number().int(),
  days: z.number().int(),
  median: z.number().nullable(),
  p90: z.number().nullable(),
  p99: z.number().nullable(),
  max: z.number().nullable(),
  over: z.number().int(),
};

export const exploreAnswer = z.object({
  asOf: z.string(),
  definition: definitionRef.extend({ name: words, text: words, unit: z.string() }),
  from: z.string(),
  to: z.string(),
  by: z.enum(splits),
  officeId: z.string().nullable(),
  kind: z.string().nullable(),
  target: z.number().nullable(),
  step: z.number(),
  leftOut: z.number().int(),
  ...figures,
  bins: z.array(
    z.object({
      from: z.number(),
      to: z.number().nullable(),
      n: z.number().int(),
      share: z.number(),
      upTo: z.number(),
      over: z.boolean(),
    }),
  ),
  groups: z.array(z.object({ key: z.string(), name: words, ...figures, bins: z.array(z.number().int()) })),
  kinds: z.array(z.object({ kind: z.string(), name: words, n: z.number().int() })),
  /** Today is not over: shown apart from the days that are. */
  today: z.object({ date: z.string(), n: z.number().int(), bins: z.array(z.number().int()) }),
});
export type ExploreAnswer = z.infer<typeof exploreAnswer>;

export interface Question extends Period {
  readonly by: Split;
  readonly officeId: string | null;
  readonly kind: string | null;
}

export interface Naming {
  readonly group: (key: string, row: Observation) => Words;
  readonly kind: (row: Observation) => Words;
  /** Groups that are shown though nothing is in them, in their order. */
  readonly order: readonly string[];
}

const asked = (rows: readonly Observation[], { officeId, kind }: Question): Observation[] =>
  rows.filter((row) => (!officeId || row.officeId === officeId) && (!kind || row.kind === kind));

const valuesOf = (rows: readonly Observation[]): number[] => rows.map(({ value }) => value);
const orNull = (value: number | null): number | null => (value === null ? null : tenths(value));

/** @param ofToday today's observations, for the outline of the day that is under way */
export const explored = (
  observed: Observed,
  ofToday: Observed,
  question: Question,
  naming: Naming,
  { asOf, date }: Context,
): ExploreAnswer => {
  const rows = asked(observed.rows, question);
  const target = observed.definition.target ?? null;
  const step = stepFor(valuesOf(rows), target);
  const whole = distributionOf(rows, step, target);
  const today = valuesOf(asked(ofToday.rows, question));
  let upTo = 0;
  const { id, version, name, text, unit } = observed.definition;
  return {
    asOf,
    definition: { ...refOf({ ...observed.definition, id, version }), name: { ...name }, text: { ...text }, unit },
    ...question,
    target,
    step,
    leftOut: observed.leftOut,
    ...numbers(whole),
    bins: whole.bins.map(({ from, to, n }) => {
      upTo += n;
      const of = Math.max(1, whole.n);
      return { from, to, n, share: n / of, upTo: upTo / of, over: target !== null && from >= target };
    }),
    groups: groupsOf(rows, question.by, naming).map(({ key, name: called, rows: ofGroup }) => ({
      key,
      name: { ...called },
      ...numbers(distributionOf(ofGroup, step, target)),
      bins: countIn(whole.bins, valuesOf(ofGroup)),
    })),
    kinds: kindsOf(observed.rows, question, naming),
    today: { date, n: today.length, bins: countIn(whole.bins, today) },
  };
};

const numbers = ({ n, days, median, p90, p99, max, over }: ReturnType<typeof distributionOf>) => ({
  n, days, median: orNull(median), p90: orNull(p90), p99: orNull(p99), max: orNull(max), over,
}); // prettier-ignore

const groupsOf = (rows: readonly Observation[], by: Split, { group, order }: Naming) => {
  const groups = new Map<string, Observation[]>();
  for (const row of rows) {
    const key = keyOf(row, by);
    const known = groups.get(key);
    if (known) known.push(row);
    else groups.set(key, [row]);
  }
  const place = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length);
  return [...groups]
    .map(([key, ofKey]) => ({ key, rows: ofKey, name: ofKey[0] ? group(key, ofKey[0]) : { ja: key, en: key } }))
    .sort((a, b) => place(a.key) - place(b.key) || b.rows.length - a.rows.length || (a.key < b.key ? -1 : 1));
};

/** What one may choose to narrow the question by. */
const kindsOf = (rows: readonly Observation[], { officeId }: Question, { kind }: Naming): ExploreAnswer['kinds'] => {
  const counts = new Map<string, { name: Words; n: number }>();
  for (const row of rows) {
    if (officeId && row.officeId !== officeId) continue;
    const known = counts.get(row.kind) ?? { name: kind(row), n: 0 };
    counts.set(row.kind, { ...known, n: known.n + 1 });
  }
  return [...counts].map(([id, { name, n }]) => ({ kind: id, name: { ...name }, n })).sort((a, b) => b.n - a.n);
};
