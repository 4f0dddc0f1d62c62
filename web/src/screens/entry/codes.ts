import type { EntryValue } from '../../../../src/guidance/entry.js';
import { labelOf } from '../centre-form/slots.js';

export interface Code {
  readonly code: string;
  readonly ja: string;
  readonly en: string;
}

/** Above this a second digit may follow, so the first alone decides nothing. */
const oneDigit = 9;

const plain = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

/** 2 女: the number by which it is chosen, and the word. */
export function wordOf(codes: readonly Code[], value: EntryValue): string {
  const at = codes.findIndex(({ code }) => code === value);
  const code = codes[at];
  return code ? `${at + 1}  ${labelOf(code)}` : typeof value === 'string' ? value : '';
}

export function candidatesFor(codes: readonly Code[], query: string): readonly Code[] {
  const asked = plain(query);
  if (asked === '') return codes;
  if (/^\d+$/.test(asked)) return codes.filter((_, at) => String(at + 1).startsWith(asked));
  const [starts, holds] = [
    (one: Code) => [one.ja, one.en, one.code].some((word) => plain(word).startsWith(asked)),
    (one: Code) => [one.ja, one.en, one.code].some((word) => plain(word).includes(asked)),
  ];
  return [...codes.filter(starts), ...codes.filter((one) => !starts(one) && holds(one))];
}

/** A digit that can mean only one of them. */
export function chosenAtOnce(codes: readonly Code[], query: string): Code | undefined {
  const typed = plain(query).replace(/^.*\s(?=\d+$)/, '');
  const number = /^\d+$/.test(typed) ? Number(typed) : Number.NaN;
  if (codes.length <= oneDigit) return codes[number - 1];
  return number * 10 > codes.length ? codes[number - 1] : undefined;
}
