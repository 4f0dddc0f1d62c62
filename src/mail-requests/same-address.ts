/** Whether two addresses name the same place, however they are written: a certificate goes only where its sender lives. */

const KANJI_DIGITS = '〇一二三四五六七八九';

/** 十 to 九十九 and single digits, before 丁目, 番 or 号. */
const kanjiNumber = (written: string): string => {
  const [tens, ones] = written.includes('十') ? written.split('十') : ['', written];
  const digit = (text: string | undefined, none: number) => (text ? KANJI_DIGITS.indexOf(text) : none);
  return String(written.includes('十') ? digit(tens, 1) * 10 + digit(ones, 0) : digit(ones, 0));
};

const written = (address: string): string =>
  address
    .normalize('NFKC')
    .replace(/[〇一二三四五六七八九十]+(?=丁目|番|号|の)/g, kanjiNumber)
    .replace(/[‐‑–—−－]|(?<=\d)[ーｰ](?=\d)/g, '-')
    .replace(/丁目|番地の?|番|号室?|の(?=\d)/g, '-')
    .replace(/[\s,、・]+/g, '')
    .replace(/-+/g, '-')
    .replace(/-(?=\D|$)/g, '');

/** Prefectures are often left out. */
const withoutPrefecture = (address: string): string => address.replace(/^(東京都|北海道|(京都|大阪)府|.{2,3}県)/, '');

export const sameAddress = (a: string, b: string): boolean => {
  const [first, second] = [written(a), written(b)];
  return first !== '' && (first === second || withoutPrefecture(first) === withoutPrefecture(second));
};
