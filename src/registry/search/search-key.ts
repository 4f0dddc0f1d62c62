/** How names, readings and addresses are compared: width, variants, voicing and long vowels are folded in the key alone. */
import { KANJI_VARIANTS } from './kanji-variants.js';

const BASE = new Map(KANJI_VARIANTS.flatMap(([base = '', ...variants]) => variants.map((variant) => [variant, base])));

const SMALL = 'ァィゥェォッャュョヮヵヶ';
const BIG = 'アイウエオツヤユヨワカケ';
const ROWS = [
  'アカサタナハマヤラワ',
  'イキシチニヒミリヰ',
  'ウクスツヌフムユル',
  'エケセテネヘメレヱ',
  'オコソトノホモヨロヲ',
];
const VOWELS = 'アイウエオ';
const HIRAGANA_TO_KATAKANA = 0x60;

const vowelOf = (kana: string): string => VOWELS[ROWS.findIndex((row) => row.includes(kana))] ?? '';

/** コウ, コー and コオ sound alike, as do ケイ, ケー and ケエ. */
const sound = (kana: string, before: string): string => {
  const vowel = vowelOf(before);
  if (kana === 'ー') return vowel === '' ? kana : vowel;
  if (kana === 'ウ' && vowel === 'オ') return 'オ';
  return kana === 'イ' && vowel === 'エ' ? 'エ' : kana;
};

const plain = (letter: string, before: string): string => {
  if (letter === '々') return before;
  if (/[‐‑‒–—―−]/.test(letter)) return '-';
  const katakana = /[ぁ-ゖ]/.test(letter)
    ? String.fromCodePoint((letter.codePointAt(0) ?? 0) + HIRAGANA_TO_KATAKANA)
    : letter;
  const small = SMALL.indexOf(katakana);
  return sound(BASE.get(katakana) ?? (small < 0 ? katakana : (BIG[small] ?? katakana)), before);
};

const CHOME = '一二三四五六七八九十';
const blocks = (text: string): string =>
  text.replace(/([一二三四五六七八九十])丁目/g, (_, number: string) => `${CHOME.indexOf(number) + 1}丁目`);

/** Words stay apart by one space. Only ever compared with another key, never shown. */
export const searchKey = (text: string): string => {
  // Decomposed, so that variation selectors, voicing marks and accents fall away as marks.
  const letters = [...blocks(text).normalize('NFKD').replace(/\p{M}/gu, '').toUpperCase()];
  let before = '';
  const key = letters.map((letter) => (before = plain(letter, before)));
  return key.join('').replace(/\s+/gu, ' ').trim();
};

export const withoutSpaces = (key: string): string => key.replaceAll(' ', '');

/** What stands after the first word: the given name of a Japanese name. */
export const afterFirstWord = (key: string): string => withoutSpaces(key.slice(key.indexOf(' ') + 1));
