/**
 * The code by which anybody can check a certificate: 55 bits that only this house can make, and a twelfth character that
 * catches a mistyped one. Letters that are easily confused are not used.
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LETTERS = 11;
const CONFUSED: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1', U: 'V' };

/** @param secretHex a keyed hash of the certificate's id, so that a repeated command has the same code */
export const verificationCode = (secretHex: string): string => {
  let bits = BigInt(`0x${secretHex.slice(0, 32)}`);
  let letters = '';
  for (let place = 0; place < LETTERS; place += 1) {
    letters += ALPHABET.charAt(Number(bits % 32n));
    bits /= 32n;
  }
  return grouped(letters + checkLetter(letters));
};

/** As it is stored, from what somebody typed; null when it cannot be one of ours. */
export const readVerificationCode = (typed: string): string | null => {
  const letters = [...typed.normalize('NFKC').toUpperCase()]
    .filter((letter) => !/[\s-]/.test(letter))
    .map((letter) => CONFUSED[letter] ?? letter)
    .join('');
  if (letters.length !== LETTERS + 1 || [...letters].some((letter) => !ALPHABET.includes(letter))) return null;
  const body = letters.slice(0, LETTERS);
  return checkLetter(body) === letters.at(-1) ? grouped(letters) : null;
};

const grouped = (letters: string): string => letters.replace(/(.{4})(?=.)/g, '$1-');

/** Odd weights are invertible modulo 32, so one wrong letter never passes. */
const checkLetter = (letters: string): string => {
  const sum = [...letters].reduce((total, letter, place) => total + ALPHABET.indexOf(letter) * (2 * place + 1), 0);
  return ALPHABET.charAt(sum % 32);
};
