/** One hash per event over the bytes as stored; made in the database where recordedAt is made, recomputed here to verify. */
import { createHash } from 'node:crypto';
import type { StoredEvent } from './port.js';

const lengthPrefixed = (text: string): Buffer => {
  const bytes = Buffer.from(text, 'utf8');
  const length = Buffer.alloc(4);
  length.writeInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
};

/** SHA-256(0x00 ‖ length-prefixed id, type, stream, version, occurredAt, recordedAt, metadata, payload), hex. */
export const leafHash = (event: Omit<StoredEvent, 'position' | 'leaf'>): string => {
  const hash = createHash('sha256').update(Buffer.from([0]));
  const { id, type, stream, version, occurredAt, recordedAt, metadata, payload } = event;
  for (const part of [id, type, stream, String(version), occurredAt, recordedAt, metadata, payload]) {
    hash.update(lengthPrefixed(part));
  }
  return hash.digest('hex');
};
