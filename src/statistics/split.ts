/** One set of observations as a distribution, whole and split by office, hour, weekday or kind. Pure. */
import { tokyoTime } from '../kernel/tokyo.js';
import type { Observation } from './observe/observation.js';
import { binsOf, quantile, quantilesOf, sorted, type Bin } from './quantiles.js';

export const splits = ['office', 'hour', 'weekday', 'kind'] as const;
export type Split = (typeof splits)[number];
export const isSplit = (value: string): value is Split => splits.some((one) => one === value);

/** Monday is 1, as in ISO 8601. */
export const weekdayOf = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay() || 7;

export const keyOf = (row: Observation, by: Split): string => {
  switch (by) {
    case 'office':
      return row.officeId;
    case 'hour':
      return tokyoTime(row.at).slice(0, 2);
    case 'weekday':
      return String(weekdayOf(row.date));
    case 'kind':
      return row.kind;
  }
};

const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 240, 480, 960];
/** As many bars as can be told apart; what is beyond the last lies in it. */
export const MOST_BINS = 13;

/** A step that divides the target, so that no bar is half over it. */
export const stepFor = (values: readonly number[], target: number | null): number => {
  const reach = quantile(sorted(values), 0.99) ?? 0;
  const fits = (step: number) =>
    reach / step <= MOST_BINS && (target === null || target % step === 0 || step % target === 0);
  return STEPS.find(fits) ?? STEPS.at(-1) ?? 1;
};

export interface Distribution {
  readonly n: number;
  readonly days: number;
  readonly median: number | null;
  readonly p90: number | null;
  readonly p99: number | null;
  readonly max: number | null;
  readonly over: number;
  readonly bins: readonly Bin[];
}

export const distributionOf = (rows: readonly Observation[], step: number, target: number | null): Distribution => {
  const values = rows.map(({ value }) => value);
  return {
    ...quantilesOf(values),
    days: new Set(rows.map(({ date }) => date)).size,
    over: target === null ? 0 : values.filter((value) => value > target).length,
    bins: binsOf(values, step, MOST_BINS),
  };
};

/** The same bars for every group, so that they can be laid side by side. */
export const countIn = (bins: readonly Bin[], values: readonly number[]): number[] =>
  bins.map(({ from, to }) => values.filter((value) => isIn(value, from, to)).length);

/** Above `from`, up to and with `to`; the first bar takes 0 too. */
export const isIn = (value: number, from: number, to: number | null): boolean =>
  (value > from || (from === 0 && value <= 0)) && (to === null || value <= to);
