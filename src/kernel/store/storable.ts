/** What no engine may be asked to hold: refused with the field's name before anything is written. */
import { Unstorable, type Append } from './port.js';

/** The smallest limit of the supported engines is 1 MiB for one append; scans and sheets are files, not events. */
const MAX_APPEND_BYTES = 900_000;
const MAX_STREAM_LENGTH = 500;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/;
const LONE_SURROGATE = /\p{Surrogate}/u;

/** @throws Unstorable */
export const mustBeStorable = (append: Append): void => {
  mustBeName('stream', append.stream);
  mustBeUuid('commandId', append.commandId);
  if (append.events.length === 0) throw new Unstorable('events', 'there are none');
  let bytes = 0;
  for (const { id, type, payload, metadata, occurredAt, recordedAt } of append.events) {
    mustBeName('type', type);
    mustBeUuid(`${type}: id`, id);
    mustBeText(`${type}: payload`, payload);
    mustBeText(`${type}: metadata`, metadata);
    mustBeMoment(`${type}: occurredAt`, occurredAt);
    mustBeMoment(`${type}: recordedAt`, recordedAt);
    bytes +=
      mustFit(`${type}: payload`, Buffer.byteLength(payload)) +
      mustFit(`${type}: metadata`, Buffer.byteLength(metadata));
  }
  mustFit('events', bytes);
};

/** @throws Unstorable naming the place of the first string that cannot be held. */
export const mustHoldText = (value: unknown, place: string): void => {
  const open: [unknown, string][] = [[value, place]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [inner, at] = next;
    if (typeof inner === 'string') mustBeWhole(at, inner);
    if (typeof inner !== 'object' || inner === null) continue;
    for (const [key, child] of Object.entries(inner)) {
      mustBeWhole(at, key);
      open.push([child, `${at}.${key}`]);
    }
  }
};

const mustBeWhole = (field: string, text: string): void => {
  if (text.includes('\u0000')) throw new Unstorable(field, 'it contains a NUL character');
  if (LONE_SURROGATE.test(text)) throw new Unstorable(field, 'it contains half a character');
};

/** A text of JSON may carry the forbidden characters escaped; only then is it opened to name the place. */
const mustBeText = (field: string, text: string): void => {
  mustBeWhole(field, text);
  if (/\\u0000|\\ud[89a-f]/i.test(text)) mustHoldText(parsed(text), field);
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
};

const mustBeName = (field: string, text: string): void => {
  mustBeWhole(field, text);
  if (text === '' || text.length > MAX_STREAM_LENGTH)
    throw new Unstorable(field, `it is empty or longer than ${MAX_STREAM_LENGTH} characters`);
};

const mustBeUuid = (field: string, text: string): void => {
  if (!UUID.test(text)) throw new Unstorable(field, 'it is not a UUID');
};

const mustBeMoment = (field: string, text: string | undefined): void => {
  if (text === undefined) return;
  const moment = new Date(text);
  const year = moment.getUTCFullYear();
  const fits = MOMENT.test(text) && isDay(text.slice(0, 10)) && year >= 1 && year <= 9999;
  if (!fits) throw new Unstorable(field, 'it is not a moment of the years 1 to 9999');
};

/** The parser takes the thirtieth of February for the second of March. */
const isDay = (day: string): boolean => {
  const parsed = new Date(`${day}T00:00:00.000Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(day);
};

const mustFit = (field: string, bytes: number): number => {
  if (bytes > MAX_APPEND_BYTES) throw new Unstorable(field, `it is larger than ${MAX_APPEND_BYTES} bytes`);
  return bytes;
};
