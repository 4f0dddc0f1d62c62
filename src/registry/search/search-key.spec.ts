import { describe, expect, it } from '@jest/globals';
import { afterFirstWord, searchKey } from './search-key.js';

describe('what is searched for finds what is written', () => {
  it.each([
    ['高橋', '髙橋'],
    ['山崎', '山﨑'],
    ['吉田', '𠮷田'],
    ['葛西', '葛\u{E0100}西'],
    ['渡辺', '渡邉'],
    ['斎藤', '齊藤'],
    ['佐々木', '佐佐木'],
    ['たかはし', 'ﾀｶﾊｼ'],
    ['たかはし', 'タカハシ'],
    ['ヤマサキ', 'ヤマザキ'],
    ['おおの', 'オーノ'],
    ['たろう', 'タロー'],
    ['けいこ', 'ケーコ'],
    ['キョウコ', 'きようこ'],
    ['nguyen', 'ＮＧＵＹỄＮ'],
    ['大手町1-2', '大手町１－２'],
    ['高見2丁目', '高見二丁目'],
  ])('%s is %s', (asked, written) => expect(searchKey(asked)).toBe(searchKey(written)));

  it.each([
    ['高橋', '高梨'],
    ['オノ', 'オオノ'],
    ['吉田', '古田'],
  ])('%s is not %s', (asked, written) => expect(searchKey(asked)).not.toBe(searchKey(written)));

  it('keeps words apart by one space, whatever the width', () => {
    expect(searchKey(' 髙橋　健一 ')).toBe('高橋 健一');
    expect(afterFirstWord('NGUYEN VAN ANH')).toBe('VANANH');
  });
});
