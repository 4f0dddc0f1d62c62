import { renderSVG } from 'uqr';
import { z } from 'zod';
import { runsOf, type Finding } from './runs.js';
import type { Typeface } from './typefaces.js';
import { wareki, warekiWithWeekday } from './wareki.js';

/** Characters that end up on the page; everything else in a sheet's data only steers the template. */
export class Written {
  constructor(readonly text: string) {}
}

/** A QR code with its quiet zone of four modules. */
export class Coded {
  constructor(readonly payload: string) {}
}

export const written = (longest = 400) =>
  z
    .string()
    .max(longest)
    .transform((text) => new Written(text));

/** An ISO day, printed in the Japanese calendar; or a day as it was written. */
export const day = () =>
  z
    .string()
    .max(40)
    .transform((text) => new Written(wareki(text)));

export const weekday = () =>
  z
    .string()
    .max(40)
    .transform((text) => new Written(warekiWithWeekday(text)));

export const coded = () =>
  z
    .string()
    .min(1)
    .max(300)
    .transform((payload) => new Coded(payload));

export const bilingual = (longest = 200) => z.object({ ja: written(longest), en: written(longest).optional() });

export type Dressed = { data: unknown; texts: string[]; findings: Finding[] };

/** Turns checked data into what a template reads: text as runs of one font each, codes as SVG. */
export function dress(checked: unknown, typefaces: readonly Typeface[]): Dressed {
  const findings = new Map<string, Finding>();
  const texts: string[] = [];
  const walk = (value: unknown): unknown => {
    if (value instanceof Written) {
      texts.push(value.text);
      const set = runsOf(value.text, typefaces);
      for (const finding of set.findings) findings.set(`${finding.kind} ${finding.text}`, finding);
      return set.runs;
    }
    if (value instanceof Coded) return { svg: renderSVG(value.payload, { ecc: 'M', border: 4 }), border: 4 };
    if (Array.isArray(value)) return value.map(walk);
    if (value !== null && typeof value === 'object')
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, walk(inner)]));
    return value;
  };
  const data = walk(checked);
  return { data, texts, findings: [...findings.values()] };
}
