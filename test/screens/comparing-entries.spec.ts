import { describe, expect, it } from '@jest/globals';
import type { LayoutField } from '../../src/guidance/index.js';
import { differences, isGlyphDifference, isSame } from '../../web/src/screens/centre-form/compare.js';
import { glyphFamily } from '../../web/src/screens/centre-form/glyphs.js';
import { withPersons } from '../../web/src/screens/entry/match-persons.js';

const field = (type: LayoutField['type'], id = 'person.name'): LayoutField => ({
  id, type, label: { ja: '', en: '' }, group: 'persons', required: true, personal: true, keep: null, office: false, mark: false,
  western: false, codes: null, length: null, shorter: false, past: false, region: null,
}); // prettier-ignore

describe('what counts as the same on a form', () => {
  it.each([
    ['a space, and its width', 'name', '山田 太郎', '山田　太郎'],
    ['half and full width', 'kana', 'ﾔﾏﾀﾞ ﾊﾅ', 'ヤマダ　ハナ'],
    ['hiragana and katakana of a reading', 'kana', 'やまだ', 'ヤマダ'],
    ['the spelling of a day', 'era_date', '昭和59年2月3日', '1984-02-03'],
    ['strokes in a telephone number', 'phone', '090-1234-5678', '０９０１２３４５６７８'],
    ['strokes of different length in an address', 'address', '大手町1−2', '大手町1-2'],
  ] as const)('%s', (_what, type, typed, known) => {
    expect(isSame(field(type), typed, known)).toBe(true);
  });

  it('is never another form of a character, nor another digit', () => {
    expect(isSame(field('name'), '山田 惠子', '山田 恵子')).toBe(false);
    expect(isSame(field('name'), '塚本', '\u{fa10}本')).toBe(false);
    expect(isSame(field('address'), '西新コート201', '西新コート207')).toBe(false);
  });

  it('takes a tick that is not there for none', () => {
    expect(isSame(field('signature'), false, undefined)).toBe(true);
    expect(isSame(field('signature'), true, false)).toBe(false);
  });
});

describe('a difference that is only one of glyphs', () => {
  it('is told from another name', () => {
    expect(isGlyphDifference('山田 惠子', '山田 恵子')).toBe(true);
    expect(isGlyphDifference('髙橋', '高橋')).toBe(true);
    expect(isGlyphDifference('𠮷田', '吉田')).toBe(true);
    expect(isGlyphDifference('葛\u{e0100}城', '葛城')).toBe(true);
    expect(isGlyphDifference('山田 恵子', '山田 京子')).toBe(false);
    expect(isGlyphDifference('山田', '山田 恵')).toBe(false);
  });

  it('offers every form from any of them, the common one first', () => {
    expect(glyphFamily('惠')?.[0]).toBe('恵');
    expect(glyphFamily('邉')).toEqual(expect.arrayContaining(['辺', '邊', '邉']));
    expect(glyphFamily('山')).toBeUndefined();
  });
});

describe('where two values differ', () => {
  it('is marked in both, and a space is not', () => {
    const [known, typed] = differences('西新コート201', '西新コート 207');
    expect(known).toEqual([
      { text: '西新コート20', differs: false },
      { text: '1', differs: true },
    ]);
    expect(typed.filter(({ differs }) => differs)).toEqual([{ text: '7', differs: true }]);
  });

  it('keeps a character beyond the basic plane whole', () => {
    const [known, typed] = differences('𠮷田', '吉田');
    expect(known[0]).toEqual({ text: '𠮷', differs: true });
    expect(typed[0]).toEqual({ text: '吉', differs: true });
  });
});

describe('persons of a form written by hand', () => {
  const fields = [field('name'), field('era_date', 'person.birthDate')];
  const line = (pid: string | null, name: string, birth: string) => ({
    pid,
    values: { 'person.name': name, 'person.birthDate': birth },
  });
  const known = {
    header: {},
    lines: { persons: [line('p1', '山田 太郎', '1981-07-14'), line('p2', '山田 惠子', '1984-02-03')] },
  };
  const pids = (...lines: ReturnType<typeof line>[]) =>
    withPersons({ header: {}, lines: { persons: lines } }, known, fields).lines['persons']?.map(({ pid }) => pid);

  it('are who their names and dates of birth say, in whatever order they stand', () => {
    expect(pids(line('p1', '山田　惠子', 'S59.2.3'), line('p2', '山田太郎', 'S56.7.14'))).toEqual(['p2', 'p1']);
  });

  it('stay where they are while one of them is not certain', () => {
    expect(pids(line('p1', '山田 恵子', 'S59.2.3'), line('p2', '山田 太郎', 'S56.7.14'))).toEqual(['p1', 'p2']);
    expect(pids(line('p1', '山田 太郎', 'S56.7.14'), line('p2', '山田 太郎', 'S56.7.14'))).toEqual(['p1', 'p2']);
  });
});
