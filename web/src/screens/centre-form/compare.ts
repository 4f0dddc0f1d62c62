import type { EntryValue } from '../../../../src/guidance/entry.js';
import { canonicalValue } from '../../../../src/guidance/field-rules.js';
import type { LayoutField } from '../../../../src/guidance/layout.js';
import { isForm } from './glyphs.js';
import { isBlank, isTickField } from './field-kinds.js';

/** Width and spaces do not count; the form of a character does. */
export function folded(field: LayoutField, value: EntryValue): string {
  if (isTickField(field)) return value === true ? 'true' : '';
  if (isBlank(value)) return '';
  const text = String(canonicalValue(field, String(value)));
  const plain = [...text].map((sign) => (/\p{Script=Han}/u.test(sign) ? sign : sign.normalize('NFKC'))).join('');
  const close = plain.replace(/\s/gu, '').replace(/[‐‑–—−ｰ]/gu, '-');
  if (field.type === 'phone') return close.replace(/[-()]/g, '');
  return field.type === 'kana' ? toKatakana(close) : close;
}

const toKatakana = (text: string): string =>
  text.replace(/[\u3041-\u3096]/gu, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0x60));

export const isSame = (field: LayoutField, a: EntryValue, b: EntryValue): boolean =>
  folded(field, a) === folded(field, b);

export interface Piece {
  text: string;
  differs: boolean;
}

const graphemes = new Intl.Segmenter('ja', { granularity: 'grapheme' });
const signsOf = (text: string): string[] => [...graphemes.segment(text)].map(({ segment }) => segment);

/** The two texts in pieces, what one has and the other has not marked in both. */
export function differences(a: string, b: string): [Piece[], Piece[]] {
  const [left, right] = [signsOf(a), signsOf(b)];
  const common = longestCommon(left, right);
  return [marked(left, common, 0), marked(right, common, 1)];
}

function longestCommon(a: readonly string[], b: readonly string[]): ReadonlySet<string> {
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  const at = (i: number, j: number): number => table[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = table[i];
      if (row) row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const kept = new Set<string>();
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) {
      kept.add(`0:${i}`).add(`1:${j}`);
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return kept;
}

function marked(signs: readonly string[], common: ReadonlySet<string>, side: 0 | 1): Piece[] {
  const pieces: Piece[] = [];
  signs.forEach((text, at) => {
    const differs = !common.has(`${side}:${at}`) && text.trim() !== '';
    const last = pieces.at(-1);
    if (last?.differs === differs) last.text += text;
    else pieces.push({ text, differs });
  });
  return pieces;
}

/** Only the form of characters differs: 惠 and 恵, 髙 and 高. */
export function isGlyphDifference(a: string, b: string): boolean {
  const [left, right] = [signsOf(a.replace(/\s/gu, '')), signsOf(b.replace(/\s/gu, ''))];
  return (
    left.length === right.length &&
    left.some((sign, at) => sign !== right[at]) &&
    left.every((sign, at) => isForm(sign, right[at] ?? ''))
  );
}
