import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

// Stored format: "MDB1", nonce (12 bytes), ciphertext, tag (16 bytes). A change of it is a new magic beside this one.
const magic = Buffer.from('MDB1', 'latin1');
const nonceLength = 12;
const tagLength = 16;
const head = magic.length + nonceLength;

/** `context` is bound to the bytes: a sealed file moved to another name or document does not open there. */
export function seal(plain: Uint8Array, key: Uint8Array, context: string): Buffer {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context, 'utf8'));
  return Buffer.concat([magic, nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** `undefined` if the key is another one or any byte was changed: the two cannot be told apart. */
export function unseal(sealed: Buffer, key: Uint8Array, context: string): Buffer | undefined {
  if (sealed.length < head + tagLength || !sealed.subarray(0, magic.length).equals(magic)) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(magic.length, head)).setAAD(
    Buffer.from(context, 'utf8'),
  );
  decipher.setAuthTag(sealed.subarray(-tagLength));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(head, -tagLength)), decipher.final()]);
  } catch {
    return undefined;
  }
}
