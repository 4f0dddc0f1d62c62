/** From what a clerk types to the rows that fit: every word must be in the name, the reading, the number or the address. */
import { searchModel } from './search.projection.js';
import { searchKey, withoutSpaces } from './search-key.js';

export interface SearchFor {
  readonly q: string;
  readonly ward?: string | undefined;
  readonly birthDate?: string | undefined;
  readonly limit: number;
  /** The last row of the page before. */
  readonly cursor?: string | undefined;
}

export interface Hit {
  /** The household, or the person alone when she is shielded or has none. */
  readonly home: string;
  readonly persons: string[];
  readonly shielded: boolean;
  /** Asked for by full name and date of birth, or by number: whoever asks knows her already. */
  readonly named: boolean;
}

/** Trigrams need three characters. */
const LONG = 3;
const MOST_WORDS = 6;

const escaped = (word: string): string => word.replace(/[\\%_]/g, '\\$&');

export const searchSql = ({ q, ward, birthDate, limit, cursor }: SearchFor): { sql: string; values: unknown[] } => {
  const words = searchKey(q).split(' ').slice(0, MOST_WORDS);
  const values: unknown[] = [withoutSpaces(searchKey(q)), birthDate ?? null, ward ?? null, cursor ?? null, limit + 1];
  const place = (value: string) => `$${values.push(value)}`;
  const conditions = words.map((word) => fits(word, words.length === 1, place));
  const sql = `
    WITH hit AS (
      SELECT id, kana, shielded, CASE WHEN shielded THEN id ELSE coalesce(household, id) END AS home,
             ($2::text IS NOT NULL AND (name = $1 OR kana = $1)) OR number = $1 AS named
        FROM ${searchModel.schema}.resident
       WHERE status <> 'provisional' AND ${conditions.join(' AND ')}
         AND ($2::text IS NULL OR "birthDate" = $2) AND ($3::text IS NULL OR shielded OR ward = $3)),
    homes AS (
      SELECT home, min(kana) AS kana, bool_or(shielded) AS shielded, coalesce(bool_or(named), false) AS named,
             array_agg(id ORDER BY kana, id) AS persons
        FROM hit GROUP BY home)
    SELECT home, persons, shielded, named FROM homes
     WHERE $4::text IS NULL OR (shielded, kana, home) > (SELECT shielded, kana, home FROM homes WHERE home = $4)
     ORDER BY shielded, kana, home LIMIT $5`;
  return { sql, values };
};

const fits = (word: string, alone: boolean, place: (value: string) => string): string => {
  const starts = word.length < LONG ? place(`${escaped(word)}%`) : '';
  const number = `number = ${place(word)}`;
  const prefixes = ['name', 'given', 'kana', '"givenKana"'].map((column) => `${column} LIKE ${starts}`);
  if (word.length < LONG && alone) return `(${[number, ...prefixes].join(' OR ')})`;
  const anywhere = place(`%${escaped(word)}%`);
  const names = word.length < LONG ? prefixes : [`name LIKE ${anywhere}`, `kana LIKE ${anywhere}`];
  return `(${[number, ...names, `(NOT shielded AND address LIKE ${anywhere})`].join(' OR ')})`;
};
