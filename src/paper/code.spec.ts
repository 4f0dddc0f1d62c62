import { describe, expect, it } from '@jest/globals';
import { makeCode, readCode } from './code.js';

const id = '0192f3c4-7a11-7c3e-9b1a-2f5d8e6a4c10';

describe('the code on a sheet', () => {
  it.each([
    ['case', id, 1],
    ['form', id, 12],
    ['ticket', 'kokura:2026-11-24:A042', 1],
    ['mail', '00000000-0000-0000-0000-000000000000', 99],
    ['mail', 'ffffffff-ffff-ffff-ffff-ffffffffffff', 1],
    ['form', 'abcDEF_0123456789-abcDEF_012345', 3],
  ] as const)('leads a %s of id %s back to its page %s', (kind, own, page) => {
    const code = makeCode(kind, own, page);
    expect(code.length).toBeLessThanOrEqual(40);
    expect(readCode(code)).toEqual({ kind, id: own, page });
  });

  it('is refused when any one character was misread', () => {
    const code = makeCode('form', id, 2);
    const misread = [...code].flatMap((right, at) =>
      [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ']
        .filter((wrong) => wrong !== right)
        .map((wrong) => code.slice(0, at) + wrong + code.slice(at + 1)),
    );
    expect(misread.filter((text) => readCode(text) !== null)).toEqual([]);
  });

  it.each([
    '',
    'https://example.jp/t/abc',
    '4901234567894',
    'MF',
    `${makeCode('case', id)} `,
    makeCode('case', id).toLowerCase(),
  ])('is not seen in another code: %s', (text) => expect(readCode(text)).toBeNull());

  it('refuses an id or a page that it could not give back', () => {
    expect(() => makeCode('form', 'a b')).toThrow(RangeError);
    expect(() => makeCode('form', 'a'.repeat(32))).toThrow(RangeError);
    expect(() => makeCode('form', id, 100)).toThrow(RangeError);
  });
});
