/** Trouble with texts: refused with the field's name, or read back equal; never a broken row, and never for a neighbour. */
import { expect, it } from '@jest/globals';
import { Unstorable, type EventStore, type EventToAppend } from '../../src/kernel/store/port.js';
import { aStream, anAppend, anEvent, upTo } from './sent.js';

const payload = (text: string): EventToAppend => anEvent({ payload: `{"data":{"address":{"line":${text}}}}` });
const NUL = String.raw`"a\u0000b"`;
const BACKSLASH = '\\';

const kept: readonly (readonly [string, EventToAppend])[] = [
  ['the largest event', payload(JSON.stringify('あ'.repeat(290_000)))],
  ['a number beyond the exact ones', payload('9007199254740993')],
  ['deep nesting', payload('['.repeat(20_000) + ']'.repeat(20_000))],
  ['a date in year 9999', anEvent({ occurredAt: '9999-12-31T23:59:59.999Z' })],
  ['a date in year 1', anEvent({ occurredAt: '0001-01-01T00:00:00.000Z' })],
  ['characters outside the first plane', payload(JSON.stringify('𠮷𩸽 葛\u{E0100}'))],
  ['escaped pairs', payload(String.raw`"\ud842\udfb7"`)],
  ['text that only looks like an escape', payload(JSON.stringify(String.raw`C:\udata\u0000`))],
  ['quotes and controls', payload(JSON.stringify('"\'\\\u0001\t\n\r\u2028$1 %s'))],
];

const refused: readonly (readonly [string, EventToAppend, string])[] = [
  ['NUL', payload(NUL), 'desk.Opened: payload.data.address.line'],
  ['NUL in metadata', anEvent({ metadata: `{"note":${NUL}}` }), 'desk.Opened: metadata.note'],
  ['half a character', payload(String.raw`"\ud842 x"`), 'desk.Opened: payload.data.address.line'],
  ['the other half', payload(JSON.stringify(`x${'𠮷'.slice(1)}`)), 'desk.Opened: payload.data.address.line'],
  ['an event of 1 MB', payload(JSON.stringify('x'.repeat(1_000_000))), 'desk.Opened: payload'],
  [
    'NUL after a backslash',
    payload(`"${BACKSLASH}${BACKSLASH}${NUL.slice(1)}`),
    'desk.Opened: payload.data.address.line',
  ],
  ['year 10000', anEvent({ occurredAt: '9999-12-31T23:00:00.000-09:00' }), 'desk.Opened: occurredAt'],
  ['no moment', anEvent({ occurredAt: 'infinity' }), 'desk.Opened: occurredAt'],
  ['the thirtieth of February', anEvent({ occurredAt: '2026-02-30T00:00:00.000Z' }), 'desk.Opened: occurredAt'],
  ['no id', anEvent({ id: 'e1' }), 'desk.Opened: id'],
  ['no type', anEvent({ type: '' }), 'type'],
];

export const textContract = (store: () => EventStore): void => {
  it.each(kept)('reads back %s as it was', async (_, event) => {
    const stream = aStream();
    expect(await store().append(anAppend(stream, 0, { events: [event] }))).toMatchObject({ kind: 'appended' });
    expect((await store().readStream(stream))[0]).toMatchObject(event);
  });

  it.each(refused)(
    'refuses %s by the name of the field, and writes nothing of that command',
    async (_, event, field) => {
      const stream = aStream();
      const append = anAppend(stream, 0, { events: [anEvent(), event] });
      const error: unknown = await store()
        .append(append)
        .catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(Unstorable);
      expect(error).toMatchObject({ field });
      expect(await store().readStream(stream)).toEqual([]);
      expect(await store().command(append.commandId)).toBeNull();
      expect(await store().append({ ...append, events: [anEvent()] })).toMatchObject({ kind: 'appended' });
    },
  );

  it('refuses a command of many events that is too large as a whole', async () => {
    const events = upTo(4).map(() => payload(JSON.stringify('x'.repeat(250_000))));
    await expect(store().append(anAppend(aStream(), 0, { events }))).rejects.toMatchObject({ field: 'events' });
  });

  it('refuses a command without events and one without a proper id', async () => {
    await expect(store().append(anAppend(aStream(), 0, { events: [] }))).rejects.toMatchObject({ field: 'events' });
    await expect(store().append(anAppend(aStream(), 0, { commandId: 'c', events: [anEvent()] }))).rejects.toMatchObject(
      { field: 'commandId' },
    );
  });

  it('refuses one value without harm to those that travel with it', async () => {
    const twice = anEvent();
    const outcomes = await Promise.allSettled(
      upTo(20).map((n) => store().append(anAppend(aStream(), 0, { events: n === 9 ? [twice, twice] : [anEvent()] }))),
    );
    outcomes.forEach(({ status }, index) => expect(status).toBe(index === 8 ? 'rejected' : 'fulfilled'));
  });
};
