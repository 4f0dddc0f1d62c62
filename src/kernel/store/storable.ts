/** What no engine may be asked to hold: refused with the field's name before anything is written. */
import { Unstorable, type Append } from './port.js';

const MAX_EVENT_BYTES = 1_000_000;
const LONE_SURROGATE = /\p{Surrogate}/u;

const check = (field: string, text: string): void => {
  if (text.includes('\u0000') || text.includes('\\u0000')) throw new Unstorable(field, 'it contains a NUL character');
  if (LONE_SURROGATE.test(text) || /\\ud[89a-f]/i.test(text)) throw new Unstorable(field, 'it contains half a character');
  if (Buffer.byteLength(text) > MAX_EVENT_BYTES) throw new Unstorable(field, `it is larger than ${MAX_EVENT_BYTES} bytes`);
};

export const mustBeStorable = ({ events }: Append): void => {
  for (const event of events) {
    check(`${event.type}: payload`, event.payload);
    check(`${event.type}: metadata`, event.metadata);
  }
};
