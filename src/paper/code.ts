/** What the QR code of a sheet leads back to. */
export type CodeKind = 'case' | 'form' | 'ticket' | 'mail';
export type Code = { kind: CodeKind; id: string; page: number };

const LETTERS: Record<CodeKind, string> = { case: 'C', form: 'F', ticket: 'T', mail: 'M' };
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const PLAIN_ID = /^[0-9A-Za-z:_-]{1,31}$/;
const SHAPE = /^M([CFTM])([.:])([0-9A-Za-z:_-]{1,31})\.([1-9]\d?)\.([0-9A-Z])$/;

/** ISO 7064 MOD 37,36 over letters and digits; one wrong character or two neighbours swapped are always noticed. */
function checkCharacter(text: string): string {
  let rest = 36;
  for (const character of text.toUpperCase()) {
    const value = ALPHABET.indexOf(character);
    if (value < 0) continue;
    rest = (rest + value) % 36 || 36;
    rest = (rest * 2) % 37;
  }
  return ALPHABET[(37 - rest) % 36] ?? '';
}

const packed = (uuid: string) =>
  BigInt(`0x${uuid.replaceAll('-', '')}`)
    .toString(36)
    .toUpperCase()
    .padStart(25, '0');

function unpacked(body: string): string | null {
  let value = 0n;
  for (const character of body) {
    const digit = ALPHABET.indexOf(character);
    if (digit < 0) return null;
    value = value * 36n + BigInt(digit);
  }
  const hex = value.toString(16).padStart(32, '0');
  if (body.length !== 25 || hex.length !== 32) return null;
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** At most 40 characters; a UUID is packed so that the code stays small enough to be read from a 200 dpi scan. */
export function makeCode(kind: CodeKind, id: string, page = 1): string {
  const isUuid = UUID.test(id);
  if (!isUuid && !PLAIN_ID.test(id)) throw new RangeError('an id in a code has at most 31 letters, digits, : _ -');
  if (!Number.isInteger(page) || page < 1 || page > 99) throw new RangeError('a code counts pages from 1 to 99');
  const text = `M${LETTERS[kind]}${isUuid ? '.' : ':'}${isUuid ? packed(id) : id}.${page}`;
  return `${text}.${checkCharacter(text)}`;
}

/** The sheet a code belongs to; null for any other code, or one with a wrong check character. */
export function readCode(text: string): Code | null {
  const [, letter, mark, body = '', page, check] = SHAPE.exec(text) ?? [];
  if (!letter || check !== checkCharacter(text.slice(0, -2))) return null;
  const kind = (Object.keys(LETTERS) as CodeKind[]).find((candidate) => LETTERS[candidate] === letter);
  const id = mark === '.' ? unpacked(body) : body;
  return kind && id ? { kind, id, page: Number(page) } : null;
}
