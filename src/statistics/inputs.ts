/** What the addresses of the statistics say, checked: figure, period, place. */
import { z } from 'zod';
import { EdgeProblem } from '../edge/problem.filter.js';
import { figureIds, type Period } from './figure-queries.js';
import { isSplit, splits, type Split } from './split.js';

/** A quarter and a little: a longer period is asked for in parts. */
const MOST_DAYS = 100;
const date = z.iso.date();

const wrong = (pointer: string, rule = 'other'): EdgeProblem =>
  new EdgeProblem(400, 'invalid-input', {}, [{ pointer, rule }]);

/** One day when only one end is said; the given days when none is. */
export const periodOf = (from: string | undefined, to: string | undefined, otherwise: Period): Period => {
  for (const [pointer, value] of [
    ['from', from],
    ['to', to],
  ] as const) {
    if (value && !date.safeParse(value).success) throw wrong(pointer, 'isISO8601');
  }
  const period = from || to ? { from: from || to || '', to: to || from || '' } : otherwise;
  if (period.from > period.to) throw wrong('to');
  if (Date.parse(period.to) - Date.parse(period.from) > MOST_DAYS * 86_400_000) throw wrong('from');
  return period;
};

export const figureOf = (id: string | undefined, among: readonly string[] = figureIds): string => {
  if (id === undefined || !among.includes(id)) throw wrong('figure');
  return id;
};

export const splitOf = (by: string | undefined): Split => {
  if (by === undefined || by === '') return splits[0];
  if (!isSplit(by)) throw wrong('by');
  return by;
};

export const numberOf = (pointer: string, value: string | undefined): number | null => {
  if (value === undefined || value === '') return null;
  const number = Number(value);
  if (!Number.isFinite(number) || number < 0) throw wrong(pointer);
  return number;
};
