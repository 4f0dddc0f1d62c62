/** Parts of the answers: a figure never comes without its n and its definition. */
import { z } from 'zod';
import type { OfficeShape } from '../identity/index.js';
import type { AnyDefinition, Observation, Observed } from './observe/observation.js';
import { quantilesOf } from './quantiles.js';

export const words = z.object({ ja: z.string(), en: z.string() });
export const definitionRef = z.object({ id: z.string(), version: z.number().int() });
export const refOf = ({ id, version }: AnyDefinition): z.infer<typeof definitionRef> => ({ id, version });

export const office = z.object({ officeId: z.string(), name: words, short: z.string() });
export const officeOf = ({ officeId, name, numberPrefix }: OfficeShape): z.infer<typeof office> => ({
  officeId,
  name,
  short: numberPrefix,
});

/** Tenths are enough to tell, and never rounded up beyond a target. */
export const tenths = (value: number): number => Math.floor(value * 10 + 1e-6) / 10;
const orNull = (value: number | null): number | null => (value === null ? null : tenths(value));

export const spread = z.object({
  n: z.number().int(),
  leftOut: z.number().int(),
  median: z.number().nullable(),
  p90: z.number().nullable(),
  max: z.number().nullable(),
});

export const spreadOf = (rows: readonly Observation[], leftOut = 0): z.infer<typeof spread> => {
  const { n, median, p90, max } = quantilesOf(rows.map(({ value }) => value));
  return { n, leftOut, median: orNull(median), p90: orNull(p90), max: orNull(max) };
};

export const share = z.object({
  n: z.number().int(),
  leftOut: z.number().int(),
  hits: z.number().int(),
  share: z.number().nullable(),
});

export const shareOf = ({ rows, leftOut }: Pick<Observed, 'rows' | 'leftOut'>): z.infer<typeof share> => {
  const hits = rows.filter(({ value }) => value === 1).length;
  return { n: rows.length, leftOut, hits, share: rows.length > 0 ? hits / rows.length : null };
};

export const byOffice = (rows: readonly Observation[], officeId: string): Observation[] =>
  rows.filter((row) => row.officeId === officeId);
