import { describe, expect, it } from '@jest/globals';
import { standardFontFiles } from './font-files.js';
import { runsOf } from './runs.js';
import { openTypefaces } from './typefaces.js';

const typefaces = openTypefaces(standardFontFiles());
const set = (text: string) => runsOf(text, typefaces);

describe('the font of each character', () => {
  it('is the house face where that has the glyph, and the next one only for what it lacks', () => {
    expect(set('髙橋　𠮷﨑')).toEqual({
      findings: [],
      runs: [
        { text: '髙橋　', font: 'BIZ UDPGothic' },
        { text: '𠮷', font: 'Noto Sans JP' },
        { text: '﨑', font: 'BIZ UDPGothic' },
      ],
    });
  });

  it('keeps a variation selector with its base when the face draws that variant', () => {
    expect(set('葛\u{E0100}飾').runs).toEqual([{ text: '葛\u{E0100}飾', font: 'BIZ UDPGothic' }]);
    expect(set('葛\u{E0100}').findings).toEqual([]);
  });

  it('goes to a later face for a variant that only that one draws', () => {
    const [first, ...later] = typefaces;
    const drawnLater = [0x845b, 0x8fbb, 0x9089, 0x9f4b, 0x6a4b, 0x9ad8, 0x5409].flatMap((base) =>
      Array.from({ length: 20 }, (_, index) => [base, 0xe0100 + index] as const).filter(
        ([, selector]) => !first?.draws(base, selector) && later.some(({ draws }) => draws(base, selector)),
      ),
    );
    expect(drawnLater.length).toBeGreaterThan(0);
    for (const pair of drawnLater) {
      const { runs, findings } = set(String.fromCodePoint(...pair));
      expect(findings).toEqual([]);
      expect(runs[0]?.font).not.toBe('BIZ UDPGothic');
    }
  });

  it('reports a variant that no face draws, and keeps what was written', () => {
    expect(set('渡邉\u{E0112}')).toEqual({
      runs: [{ text: '渡邉\u{E0112}', font: 'BIZ UDPGothic' }],
      findings: [{ kind: 'plain-form', text: '邉\u{E0112}', codePoints: ['U+9089', 'U+E0112'] }],
    });
  });

  it.each([
    ['a kanji of no face', '𪚥', ['U+2A6A5']],
    ['a private character', '\uE000', ['U+E000']],
    ['a control character', '\u0007', ['U+0007']],
  ])('prints a geta for %s and reports it', (_, text, codePoints) => {
    expect(set(`山${text}田`)).toEqual({
      runs: [{ text: '山〓田', font: 'BIZ UDPGothic' }],
      findings: [{ kind: 'missing-glyph', text, codePoints }],
    });
  });

  it('prints a geta for a selector that has no base', () => {
    expect(set('\u{E0100}').findings).toMatchObject([{ kind: 'missing-glyph', codePoints: ['U+E0100'] }]);
    expect(set('\u{E0100}').runs).toMatchObject([{ text: '〓' }]);
  });

  it('takes a kana with its mark apart as one character', () => {
    expect(set('か\u3099').findings).toEqual([]);
  });
});
