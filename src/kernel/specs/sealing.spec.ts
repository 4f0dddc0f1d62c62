import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { DESK, Office, desk } from '../../../test/support/number-desk.js';
import { erased, type Fold, type Recorded } from '../decider.js';
import { MemoryEventStore } from '../store/memory.js';
import { EventCodec } from '../store/codec.js';
import { MemoryKeyRing, Sealer } from '../store/seal.js';
import type { EventToAppend } from '../store/port.js';

const NAME = '佐藤 花子';
const anOffice = async () => {
  const store = new MemoryEventStore();
  const office = new Office(store);
  await office.open(10);
  await office.give(NAME);
  return { store, office };
};

const personalIn = async (office: Office, store: MemoryEventStore) => {
  const events = await office.codec.open<{ type: string; personal?: Record<string, unknown> }>(
    await store.readStream(DESK),
  );
  return events.map(({ personal }) => personal?.['person:v1']);
};

describe('personal data', () => {
  it('is in no text that is stored, and opens to what was said', async () => {
    const { store, office } = await anOffice();
    const texts = (await store.readStream(DESK)).map(({ payload, metadata }) => payload + metadata).join();
    for (const trace of [NAME, '佐藤', Buffer.from(NAME).toString('base64').slice(0, 12), JSON.stringify(NAME)]) {
      expect(texts).not.toContain(trace);
    }
    expect(await personalIn(office, store)).toEqual([undefined, { name: NAME }]);
  });

  it('of the same value is sealed differently each time', async () => {
    const { store, office } = await anOffice();
    await office.give(NAME);
    const [, first, second] = (await store.readStream(DESK)).map(({ payload }) => payload);
    const sealed = (payload = '{}') => (JSON.parse(payload) as { sealed: Record<string, string> }).sealed['person:v1'];
    expect(sealed(first)).not.toBe(sealed(second));
  });

  it('is erased when its key is shredded, also after she came again under a new key', async () => {
    const { store, office } = await anOffice();
    office.keys.shred('person:v1');
    expect(await personalIn(office, store)).toEqual([undefined, erased]);
    await office.give('佐藤 再来');
    expect(await personalIn(office, store)).toEqual([undefined, erased, { name: '佐藤 再来' }]);
    expect((await new Office(store, office.keys).executor.load(DESK, desk)).state.numbers).toEqual([1, 2]);
  });

  it('that was altered, or moved to another event or person, does not open', async () => {
    const ring = new MemoryKeyRing();
    const sealer = new Sealer(ring, Buffer.alloc(32, 1));
    const { 'person:a': sealed = '' } = await sealer.seal('event-1', { 'person:a': { name: NAME } });
    await ring.keysFor(['person:b']);
    const bytes = Buffer.from(sealed, 'base64');
    bytes[20] = (bytes[20] ?? 0) ^ 1;
    await expect(sealer.open('event-1', { 'person:a': bytes.toString('base64') })).rejects.toThrow();
    await expect(sealer.open('event-2', { 'person:a': sealed })).rejects.toThrow();
    expect(await sealer.open('event-1', { 'person:b': sealed })).toEqual({ 'person:b': erased });
    expect(await sealer.open('event-1', { 'person:a': sealed })).toEqual({ 'person:a': { name: NAME } });
  });
});

describe('an event type of an older shape', () => {
  const catalogue = { 'desk.Opened.v2': { doc: '', data: z.object({ most: z.number(), place: z.string() }) } };
  const codec = new EventCodec(
    catalogue,
    { 'desk.Opened': ({ data }) => ({ type: 'desk.Opened.v2', data: { ...data, place: 'hall' } }) },
    new Sealer(new MemoryKeyRing(), Buffer.alloc(32)),
  );
  const old: EventToAppend = {
    id: '00000000-0000-4000-8000-000000000001',
    type: 'desk.Opened',
    metadata: '{}',
    payload: '{"data":{"most":5}}',
  };

  it('is read in its newest shape by those who ask for the newest', async () => {
    const store = new MemoryEventStore();
    await store.append({ stream: DESK, expectedVersion: 0, events: [old], commandId: old.id, fingerprint: 'ab' });
    const { events } = await store.readAll(0n, { types: codec.storedTypes(['desk.Opened.v2']), limit: 10 });
    expect(events.map((event) => codec.decode(event).data)).toEqual([{ most: 5, place: 'hall' }]);
  });

  it('that nobody here knows is never decided on', async () => {
    const store = new MemoryEventStore();
    const office = new Office(store);
    await office.open(3);
    const newer = { ...old, type: 'desk.Moved' };
    await store.append({ stream: DESK, expectedVersion: 1, events: [newer], commandId: old.id, fingerprint: 'ab' });
    await expect(office.give(NAME)).rejects.toThrow('unknown event type desk.Moved');
    await expect(office.executor.load(DESK, desk)).rejects.toThrow('unknown event type desk.Moved');
    const other: Fold<number, { type: 'desk.Opened'; data: object }> = {
      initial: 0,
      evolve: (count: number, _: Recorded<unknown>) => count + 1,
    };
    expect(await office.executor.load('desk-2', other)).toEqual({ state: 0, version: 0 });
  });
});
