import { isIsoDate, isoDate, isRealDay, type IsoDate } from './iso-date.js';

// Dates of the Japanese eras. Pure and without other imports: the server and the screens read and write eras by the same lines.

/** The boundary day belongs to the new era. Gregorian days are used in Japan from 1873-01-01 (明治6年) on. */
const ERAS = [
  { letter: 'M', short: '明', name: '明治', from: '1868-01-25' },
  { letter: 'T', short: '大', name: '大正', from: '1912-07-30' },
  { letter: 'S', short: '昭', name: '昭和', from: '1926-12-25' },
  { letter: 'H', short: '平', name: '平成', from: '1989-01-08' },
  { letter: 'R', short: '令', name: '令和', from: '2019-05-01' },
] as const;
const GREGORIAN_FROM = '1873-01-01';
const ERA_SIGNS: readonly string[] = ['㍾', '㍽', '㍼', '㍻', '㋿'];

export type EraError = 'unreadable' | 'no-such-day' | 'outside-era' | 'before-gregorian';
export type EraDate = { readonly iso: IsoDate } | { readonly error: EraError };

/**
 * Reads a date as people write it: S59.2.3, H3.12.24, 平成3年12月24日, 令和元年5月1日, S58/7/14, S590203, 1991-12-24, in full or
 * half width.
 */
export function parseEraDate(written: string): EraDate {
  const text = spellOut(written);
  const western = /^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))$/.exec(text);
  if (western)
    return westernDate(Number(western[1]), Number(western[2] ?? western[4]), Number(western[3] ?? western[5]));
  const era = /^(\p{L}+)(?:(\d{1,2}|元)[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2})(\d{2}))$/u.exec(text);
  const index = era ? eraIndex(era[1] ?? '') : -1;
  if (!era || index < 0) return { error: 'unreadable' };
  const [year, month, day] = [era[2] ?? era[5], era[3] ?? era[6], era[4] ?? era[7]];
  return eraDate(index, year === '元' ? 1 : Number(year), Number(month), Number(day));
}

/** S59.2.3 (short) or 昭和59年2月3日 (long). Days before the Gregorian calendar are given as they are. */
export function formatEra(iso: IsoDate, style: 'short' | 'long'): string {
  const era = isIsoDate(iso) && iso >= GREGORIAN_FROM ? ERAS.findLast(({ from }) => from <= iso) : undefined;
  if (!era) return iso;
  const [year, month, day] = iso.split('-').map(Number);
  const yearOfEra = (year ?? 0) - firstYear(era.from) + 1;
  if (style === 'short') return `${era.letter}${yearOfEra}.${month}.${day}`;
  return `${era.name}${yearOfEra === 1 ? '元' : yearOfEra}年${month}月${day}日`;
}

function spellOut(written: string): string {
  return [...written.trim()]
    .map((character) => ERAS[ERA_SIGNS.indexOf(character)]?.name ?? character.normalize('NFKC'))
    .join('')
    .replace(/\s+/gu, '')
    .replace(/[‐‑–—−ー]/gu, '-');
}

function eraIndex(sign: string): number {
  const capital = sign.toUpperCase();
  return ERAS.findIndex(({ letter, short, name }) => letter === capital || short === sign || name === sign);
}

function westernDate(year: number, month: number, day: number): EraDate {
  return isRealDay(year, month, day) ? { iso: isoDate(year, month, day) } : { error: 'no-such-day' };
}

function eraDate(index: number, yearOfEra: number, month: number, day: number): EraDate {
  const era = ERAS[index];
  if (!era || yearOfEra < 1) return { error: 'no-such-day' };
  const year = firstYear(era.from) + yearOfEra - 1;
  if (!isRealDay(year, month, day)) return { error: 'no-such-day' };
  const iso = isoDate(year, month, day);
  const next = ERAS[index + 1];
  if (iso < era.from || (next && iso >= next.from)) return { error: 'outside-era' };
  return iso < GREGORIAN_FROM ? { error: 'before-gregorian' } : { iso };
}

function firstYear(from: IsoDate): number {
  return Number(from.slice(0, 4));
}
