import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readVerificationCode, verificationCode } from './verification-code.js';

const secret = () => fc.stringMatching(/^[0-9a-f]{64}$/);
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

describe('a verification code', () => {
  it('is read back as it was printed, however it is typed', () =>
    fc.assert(
      fc.property(secret(), (hex) => {
        const code = verificationCode(hex);
        expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}$/);
        const typed = [
          code,
          code.toLowerCase(),
          code.replaceAll('-', ' '),
          code.replaceAll('0', 'O').replaceAll('1', 'l'),
        ];
        for (const text of typed) expect(readVerificationCode(text)).toBe(code);
      }),
    ));

  it('with one wrong letter is never taken for another', () =>
    fc.assert(
      fc.property(secret(), fc.nat(11), fc.nat(31), (hex, place, letter) => {
        const code = verificationCode(hex).replaceAll('-', '');
        const wrong = code.slice(0, place) + LETTERS.charAt(letter) + code.slice(place + 1);
        fc.pre(wrong !== code);
        expect(readVerificationCode(wrong)).toBeNull();
      }),
    ));

  it.each(['', '1234', 'あいうえ', 'ZZZZ-ZZZZ-ZZZZ-Z'])('is not %s', (text) =>
    expect(readVerificationCode(text)).toBeNull(),
  );
});
