/** What every engine of the event store promises. Positions may have holes; no test relies on their exact values. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventId, newId } from '../../src/kernel/ids.js';
import { leafHash } from '../../src/kernel/store/leaf.js';
import type { AppendAnswer, EventStore } from '../../src/kernel/store/port.js';
import type { Proxy } from '../support/proxy.js';
import { faultContract, wireContract } from './event-store-faults.contract.js';
import { aStream, all, anAppend, anEvent, Follower, upTo, versionsOf } from './sent.js';
import { textContract } from './event-store-texts.contract.js';

export interface StoreUnderTest {
  /** A client of the store, as another process has one. */
  connect(): Promise<EventStore>;
  /** A client behind a wire that can fail; needed when the contract is run with `wire`. */
  connectByWire?(): Promise<{ store: EventStore; proxy: Proxy }>;
  close(): Promise<void>;
}

interface Promises {
  /** The engine is reached by a wire that can fail. */
  readonly wire: boolean;
  /** Recorded times never go back over all events, or within each stream only: writers at once may cross by moments. */
  readonly times?: 'all' | 'stream';
}

export const eventStoreContract = (
  name: string,
  factory: () => Promise<StoreUnderTest>,
  { wire, times = 'all' }: Promises,
): void => {
  describe(`the event store on ${name}`, () => {
    let engine: StoreUnderTest;
    let store: EventStore;
    beforeAll(async () => {
      engine = await factory();
      store = await engine.connect();
    }, 60_000);
    afterAll(async () => {
      await store.close();
      await engine.close();
    });

    describe('appending', () => appending(() => store));
    describe('a command', () => commands(() => store));
    describe('reading', () => reading(() => store));
    describe('an envelope', () => envelopes(() => store, times));
    describe('what it holds', () => textContract(() => store));
    describe('under faults', () => faultContract(() => ({ engine, store })));
    if (wire) describe('on a bad wire', () => wireContract(() => ({ engine, store })));
  });
};

const appending = (store: () => EventStore): void => {
  it('takes events at the version the caller knows, and answers with versions, position and time', async () => {
    const stream = aStream();
    const first = await store().append(anAppend(stream, 0, { events: [anEvent(), anEvent()] }));
    expect(first).toMatchObject({ kind: 'appended', firstVersion: 1, lastVersion: 2 });
    const second = await store().append(anAppend(stream, 2));
    expect(second).toMatchObject({ kind: 'appended', firstVersion: 3, lastVersion: 3 });
    const [, , last] = await store().readStream(stream);
    if (first.kind !== 'appended' || second.kind !== 'appended') throw new Error('not appended');
    expect(second.position).toBeGreaterThan(first.position);
    expect({ position: last?.position, recordedAt: last?.recordedAt }).toEqual({
      position: second.position,
      recordedAt: second.recordedAt,
    });
  });

  it('refuses another version and tells the actual one', async () => {
    const stream = aStream();
    expect(await store().append(anAppend(stream, 1))).toEqual({ kind: 'conflict', actualVersion: 0 });
    await store().append(anAppend(stream, 0));
    expect(await store().append(anAppend(stream, 0))).toEqual({ kind: 'conflict', actualVersion: 1 });
    expect(await store().append(anAppend(stream, 2))).toEqual({ kind: 'conflict', actualVersion: 1 });
    expect(await versionsOf(store(), stream)).toEqual([1]);
  });

  it('refuses what was decided on an event that is not the one at that version', async () => {
    const stream = aStream();
    const here = anAppend(stream, 1);
    await store().append(anAppend(stream, 0));
    const lastId = here.events[0]?.id;
    // Another process took the place of the event on which the second append was decided.
    const answers = await Promise.all([
      store().append(anAppend(stream, 1)),
      store().append(here),
      store().append(anAppend(stream, 2, { expectedLastId: lastId })),
    ]);
    expect(answers.map(({ kind }) => kind)).toEqual(['appended', 'conflict', 'conflict']);
    const [, last] = await store().readStream(stream);
    expect(await store().append(anAppend(stream, 2, { expectedLastId: last?.id }))).toMatchObject({ kind: 'appended' });
  });

  it('answers each of many at once for itself', async () => {
    const stream = aStream();
    await store().append(anAppend(stream, 0));
    const answers = await Promise.all(
      upTo(40).map((n) => store().append(n % 4 === 0 ? anAppend(stream, 0) : anAppend(aStream(), 0))),
    );
    answers.forEach(({ kind }, index) => expect(kind).toBe((index + 1) % 4 === 0 ? 'conflict' : 'appended'));
  });

  it('keeps the order in which one caller sent the appends of a stream', async () => {
    const stream = aStream();
    const answers = await Promise.all(upTo(100).map((n) => store().append(anAppend(stream, n - 1))));
    expect(answers.every(({ kind }) => kind === 'appended')).toBe(true);
    expect(await versionsOf(store(), stream)).toEqual(upTo(100));
  });
};

const commands = (store: () => EventStore): void => {
  it('that is repeated gives where the first result lies, whatever version it names now', async () => {
    const stream = aStream();
    const append = anAppend(stream, 0, { events: [anEvent(), anEvent()] });
    await store().append(append);
    await store().append(anAppend(stream, 2));
    const repeated = { kind: 'repeated', stream, firstVersion: 1, lastVersion: 2 };
    expect(await store().append(append)).toEqual(repeated);
    expect(await store().append({ ...append, expectedVersion: 3 })).toEqual(repeated);
    expect(await versionsOf(store(), stream)).toEqual([1, 2, 3]);
  });

  it('with the id of another one is refused by that name', async () => {
    const append = anAppend(aStream(), 0);
    await store().append(append);
    expect(await store().append({ ...append, fingerprint: 'bb' })).toEqual({ kind: 'other-command' });
    expect(await store().append({ ...append, stream: aStream(), fingerprint: 'bb' })).toEqual({
      kind: 'other-command',
    });
  });

  it('is remembered when it was written, and only then', async () => {
    const stream = aStream();
    const append = anAppend(stream, 0);
    const refused = anAppend(stream, 7);
    await store().append(append);
    await store().append(refused);
    expect(await store().command(append.commandId)).toEqual({
      fingerprint: 'aa',
      stream,
      firstVersion: 1,
      lastVersion: 1,
    });
    expect(await store().command(refused.commandId)).toBeNull();
  });

  it('that is sent many times at once is written once', async () => {
    const append = anAppend(aStream(), 0);
    const answers = await Promise.all(upTo(20).map(() => store().append(append)));
    expect(answers.filter(({ kind }) => kind === 'appended')).toHaveLength(1);
    expect(answers.filter(({ kind }) => kind === 'repeated')).toHaveLength(19);
  });
};

const reading = (store: () => EventStore): void => {
  it('gives a stream forwards and backwards, from and up to a version, and no more than asked for', async () => {
    const stream = aStream();
    await store().append(anAppend(stream, 0, { events: upTo(6).map(() => anEvent()) }));
    const versions = async (options: Parameters<EventStore['readStream']>[1]) =>
      (await store().readStream(stream, options)).map(({ version }) => version);
    expect(await versions({})).toEqual([1, 2, 3, 4, 5, 6]);
    expect(await versions({ from: 3, to: 5 })).toEqual([3, 4, 5]);
    expect(await versions({ direction: 'backwards', limit: 2 })).toEqual([6, 5]);
    expect(await versions({ direction: 'backwards', to: 4, limit: 3 })).toEqual([4, 3, 2]);
    expect(await versions({ from: 7 })).toEqual([]);
    expect(await store().readStream(aStream())).toEqual([]);
  });

  it('gives all events in the order of their positions, in slices without gap or repeat', async () => {
    const streams = upTo(5).map(aStream);
    const answers = await Promise.all(
      upTo(30).map((n) => store().append(anAppend(streams[n % 5] ?? '', Math.floor((n - 1) / 5)))),
    );
    expect(answers.every(({ kind }) => kind === 'appended')).toBe(true);
    const whole = await all(store());
    for (const limit of [1, 7])
      expect((await all(store(), limit)).map(({ id }) => id)).toEqual(whole.map(({ id }) => id));
    whole.reduce((before, { position }) => (expect(position).toBeGreaterThan(before), position), -1n);
    expect(whole.filter(({ stream }) => streams.includes(stream))).toHaveLength(30);
  });

  it('gives the types asked for, and reads past the others', async () => {
    const [wanted, other, unheard] = ['desk.Wanted', 'desk.Other', 'desk.Unheard'];
    const stream = aStream();
    const before = await store().head();
    const events = [wanted, other, unheard, other, wanted].map((type) => anEvent({ type }));
    await store().append(anAppend(stream, 0, { events }));
    const head = await store().head();
    const { events: found, readTo } = await store().readAll(before, { types: [wanted], limit: 10 });
    expect(found.map(({ version }) => version)).toEqual([1, 5]);
    expect(readTo).toBeGreaterThanOrEqual(head);
    const { events: strict } = await store().readAll(before, { types: [wanted], known: [wanted, other], limit: 10 });
    expect(strict.map(({ type }) => type)).toEqual([wanted, unheard, wanted]);
    const slice = await store().readAll(before, { types: [wanted], limit: 1 });
    expect(slice.events.map(({ version }) => version)).toEqual([1]);
    const rest = await store().readAll(slice.readTo, { types: [wanted], limit: 10 });
    expect(rest.events.map(({ version }) => version)).toEqual([5]);
  });

  it('stands still at the head', async () => {
    const head = await store().head();
    const { events, readTo } = await store().readAll(head, { limit: 10 });
    expect(events).toEqual([]);
    // Behind the last event of ours a server may have written some of its own.
    expect(readTo).toBeGreaterThanOrEqual(head);
    expect(await store().head()).toBe(head);
  });

  it('follows what is written, without being asked', async () => {
    const follower = new Follower(store());
    const append = anAppend(aStream(), 0);
    await store().append(append);
    expect(await follower.has(append.events[0]?.id ?? '', 1_000)).toBe(true);
    await follower.close();
    expect(follower.seen.map(({ id }) => id)).toEqual((await all(store())).map(({ id }) => id));
  });
};

const envelopes = (store: () => EventStore, order: 'all' | 'stream'): void => {
  it('has a leaf hash that recomputes from the bytes as stored', async () => {
    const stream = aStream();
    const payload = JSON.stringify({ data: { name: '𠮷野家 ﾊﾝｶｸ "引用" \\ \t 👨‍👩‍👧' } });
    const events = [
      anEvent({ id: newId().toUpperCase(), payload }),
      anEvent({ occurredAt: '2026-03-31T18:00:00.5+09:00' }),
    ];
    await store().append(anAppend(stream, 0, { events }));
    for (const event of await store().readStream(stream)) {
      expect(leafHash(event)).toBe(event.leaf);
      expect(leafHash({ ...event, payload: `${event.payload} ` })).not.toBe(event.leaf);
    }
  });

  it('keeps id, type, metadata and payload as they were given', async () => {
    const stream = aStream();
    const event = anEvent({ metadata: '{ "b": 1,  "a": "é" }', payload: '{"data" : {"z":1,"a":[ ]}}' });
    await store().append(anAppend(stream, 0, { events: [event] }));
    expect((await store().readStream(stream))[0]).toMatchObject({ ...event, stream, version: 1 });
  });

  it('has the time of the store, which never goes back, and a stated time only beside it', async () => {
    const stream = aStream();
    const stated = '2026-03-31T09:00:00.500Z';
    const before = await store().now();
    await store().append(anAppend(stream, 0, { events: [anEvent(), anEvent({ occurredAt: stated })] }));
    const [plain, backEntry] = await store().readStream(stream);
    expect(plain?.occurredAt).toBe(plain?.recordedAt);
    expect(backEntry?.occurredAt).toBe(stated);
    expect(plain?.recordedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(Math.abs(Date.parse(plain?.recordedAt ?? '') - before.getTime())).toBeLessThan(5_000);
    const events = await all(store());
    const streams = order === 'all' ? [null] : [...new Set(events.map((event) => event.stream))];
    for (const of of streams) {
      const times = events.filter((event) => of === null || event.stream === of).map(({ recordedAt }) => recordedAt);
      expect(times).toEqual([...times].sort());
    }
  });

  it('is the same by stream and by position', async () => {
    const commandId = newId();
    const stream = aStream();
    const events = [anEvent({ id: eventId(commandId, 0) }), anEvent({ id: eventId(commandId, 1) })];
    const answer: AppendAnswer = await store().append(anAppend(stream, 0, { commandId, events }));
    expect(answer.kind).toBe('appended');
    const byPosition = (await all(store())).filter((event) => event.stream === stream);
    expect(byPosition).toEqual(await store().readStream(stream));
  });
};
