import type { Need } from '../../api/types.js';

const all: readonly Need[] = ['language', 'wheelchair', 'writing'];

/** The needs a visitor may name; with a list of words, those of them that are needs. */
export const needsOf = (words?: readonly string[]): Need[] =>
  all.filter((need) => words === undefined || words.includes(need));
