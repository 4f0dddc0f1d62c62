import { parseEraDate, type EraError } from '../calendar/era.js';
import type { IsoDate } from '../calendar/iso-date.js';
import type { LayoutField } from './layout.js';

export type FieldProblem =
  | EraError
  | 'not-text' | 'not-a-tick' | 'too-long' | 'control-character' | 'not-kana' | 'not-a-phone-number' | 'not-digits' | 'wrong-length'
  | 'not-in-list' | 'in-the-future' | 'wrong-check-digit' | 'not-a-residence-card'; // prettier-ignore

const LONGEST: Partial<Record<LayoutField['type'], number>> = { name: 100, kana: 100, address: 200, text: 1000 };

/** What is wrong with one typed value; null if nothing is. */
export function fieldProblem(field: LayoutField, value: string | boolean, date: IsoDate): FieldProblem | null {
  if (field.type === 'boolean' || field.type === 'signature') return typeof value === 'boolean' ? null : 'not-a-tick';
  if (typeof value !== 'string') return 'not-text';
  switch (field.type) {
    case 'text':
    case 'name':
    case 'address':
      return writingProblem(field, value);
    case 'kana':
      return writingProblem(field, value) ?? (KANA.test(value.normalize('NFKC')) ? null : 'not-kana');
    case 'phone':
      return PHONE.test(digitsAndPlus(value)) ? null : 'not-a-phone-number';
    case 'digits':
      return digitsProblem(field, onlyDigits(value));
    case 'code':
      return field.codes?.some(({ code }) => code === value) ? null : 'not-in-list';
    case 'date':
    case 'era_date':
      return dateProblem(field, value, date);
    case 'my_number':
      return myNumberProblem(onlyDigits(value));
    case 'residence_card_no':
      return RESIDENCE_CARD.test(capitals(value)) ? null : 'not-a-residence-card';
    case 'qr':
    case 'stamp':
      return null;
  }
}

const KANA = /^[\p{Script=Hiragana}\p{Script=Katakana}ー・゛゜\s‐.'’-]+$/u;
const PHONE = /^(0\d{9,10}|\+\d{8,15})$/;
const RESIDENCE_CARD = /^[A-Z]{2}\d{8}[A-Z]{2}$/;

/** Values as they are stored: dates as ISO days, numbers in half width without strokes. Names, addresses and remarks stay as typed. */
export function canonicalValue({ type }: LayoutField, value: string | boolean): string | boolean {
  if (typeof value !== 'string') return value;
  switch (type) {
    case 'date':
    case 'era_date': {
      const read = parseEraDate(value);
      return 'iso' in read ? read.iso : value;
    }
    case 'digits':
    case 'my_number':
      return onlyDigits(value);
    case 'phone':
      return value.normalize('NFKC').trim();
    case 'kana':
      return value.normalize('NFKC').trim();
    case 'residence_card_no':
      return capitals(value);
    default:
      return value;
  }
}

function onlyDigits(value: string): string {
  return value.normalize('NFKC').replace(/[\s‐–—−-]/gu, '');
}

function digitsAndPlus(value: string): string {
  return onlyDigits(value).replace(/[()]/g, '');
}

function capitals(value: string): string {
  return onlyDigits(value).toUpperCase();
}

function writingProblem({ type }: LayoutField, value: string): FieldProblem | null {
  const written = type === 'text' ? value.replace(/[\n\r\t]/g, '') : value;
  if (/\p{Cc}/u.test(written)) return 'control-character';
  return [...graphemes.segment(value)].length > (LONGEST[type] ?? Infinity) ? 'too-long' : null;
}

const graphemes = new Intl.Segmenter('ja', { granularity: 'grapheme' });

function digitsProblem({ length, shorter }: LayoutField, digits: string): FieldProblem | null {
  if (!/^\d+$/.test(digits)) return 'not-digits';
  if (length === null || digits.length === length || (shorter && digits.length < length)) return null;
  return 'wrong-length';
}

function dateProblem({ past }: LayoutField, value: string, date: IsoDate): FieldProblem | null {
  const read = parseEraDate(value);
  if ('error' in read) return read.error;
  return past && read.iso > date ? 'in-the-future' : null;
}

/** Ministerial Order no. 85 of 2014, art. 5: eleven digits and a check digit. */
function myNumberProblem(digits: string): FieldProblem | null {
  if (!/^\d+$/.test(digits)) return 'not-digits';
  if (digits.length !== 12) return 'wrong-length';
  const weights = [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2];
  const rest = weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0) % 11;
  return Number(digits[11]) === (rest <= 1 ? 0 : 11 - rest) ? null : 'wrong-check-digit';
}
