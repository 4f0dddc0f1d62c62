import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';

/** One environment variable: what it does and may hold, in words for the documentation and for the refusal. */
export type Setting<T> = {
  meaning: string;
  allowed: string;
  /** In words, for the table. */
  standard: string;
  /** Its value never appears in a message. */
  secret: boolean;
  schema: z.ZodType<T, string | undefined>;
};

type Words = { meaning: string; standard: string; secret?: true };

export function wholeNumber(words: Words & { least: number; most: number; value: number }): Setting<number> {
  const { least, most, value } = words;
  return {
    ...spoken(words),
    allowed: `a whole number from ${least} to ${most}`,
    schema: z
      .string()
      .regex(/^\d{1,9}$/)
      .transform(Number)
      .pipe(z.number().min(least).max(most))
      .default(value),
  };
}

export function oneOf<const T extends string>(words: Words & { values: readonly T[]; value: T }): Setting<T> {
  return { ...spoken(words), allowed: words.values.join(', '), schema: z.enum(words.values).default(words.value) };
}

/** Left out, the program decides: then the value is undefined. */
export function onOff(words: Words): Setting<boolean | undefined> {
  const schema = z
    .enum(['1', '0', 'true', 'false'])
    .transform((value) => value === '1' || value === 'true')
    .optional();
  return { ...spoken(words), allowed: '1 or 0', schema };
}

export function path<T extends string | undefined>(words: Words & { value: T }): Setting<string | T> {
  const schema = z
    .string()
    .optional()
    .transform((value) => (value === undefined ? words.value : resolve(value)));
  return { ...spoken(words), allowed: 'a path, absolute or from the folder of the start', schema };
}

export function existingFolder(words: Words & { value: string }): Setting<string> {
  const exists = (value: string) => statSync(value, { throwIfNoEntry: false })?.isDirectory() === true;
  return {
    ...path(words),
    allowed: 'the path of an existing folder',
    schema: path(words).schema.pipe(z.string().refine(exists)),
  };
}

export function address(words: Words & { schemes: readonly string[] }): Setting<string | undefined> {
  const allowed = words.schemes.map((scheme) => `${scheme}://…`).join(' or ');
  const schema = z
    .string()
    .refine((value) => URL.canParse(value), { error: 'is no address', abort: true })
    .refine((value) => words.schemes.includes(schemeOf(value)), {
      error: ({ input }) => `begins with ${schemeOf(String(input))}:`,
    })
    .optional();
  return { ...spoken(words), allowed, schema };
}

const schemeOf = (value: string): string => new URL(value).protocol.slice(0, -1);

function spoken({ meaning, standard, secret }: Words): { meaning: string; standard: string; secret: boolean } {
  return { meaning, standard, secret: secret === true };
}
