import { describe, expect, it } from '@jest/globals';
import { Office, DESK, desk } from '../../../test/support/number-desk.js';
import { aClerk } from '../../../test/support/given.js';
import { newId, eventId } from '../ids.js';
import { OtherCommand, Refused, Stale } from '../problems.js';
import { MemoryEventStore } from '../store/memory.js';
import { StoreUnavailable, Unstorable, type Append } from '../store/port.js';

/** The answer to the next append is lost on its way, after or before it was written. */
class LossyStore extends MemoryEventStore {
  losing: 'nothing' | 'answer' | 'append' = 'nothing';

  override async append(append: Append) {
    const { losing } = this;
    this.losing = 'nothing';
    if (losing === 'append') throw new StoreUnavailable('cut');
    const answer = await super.append(append);
    if (losing === 'answer') throw new StoreUnavailable('cut');
    return answer;
  }
}

const anOffice = async (most = 100) => {
  const store = new LossyStore();
  const office = new Office(store);
  await office.open(most);
  return { store, office };
};

const typesOf = async (store: MemoryEventStore) => (await store.readStream(DESK)).map(({ type }) => type);

describe('a command', () => {
  it('is decided on what the stream holds, and answers with its version and position', async () => {
    const { office } = await anOffice();
    const written = await office.give('Sato');
    expect(written).toMatchObject({ stream: DESK, version: 2, position: 2n });
    expect(written.events).toMatchObject([
      { type: 'desk.NumberGiven', data: { number: 1 }, version: 2, actor: aClerk },
    ]);
  });

  it('takes the recorded time of the store, not the time at which it arrived', async () => {
    const { store, office } = await anOffice();
    store.setClock('2030-01-02T03:04:05.678Z');
    const { events } = await office.give('Sato', { now: '2029-12-31T00:00:00.000Z' });
    expect(events[0]).toMatchObject({ recordedAt: '2030-01-02T03:04:05.678Z', occurredAt: '2030-01-02T03:04:05.678Z' });
  });

  it('keeps the stated time of a back-entry', async () => {
    const { office } = await anOffice();
    const { events } = await office.give('Sato', { occurredAt: '2026-03-31T18:00:00+09:00' });
    expect(events[0]?.occurredAt).toBe('2026-03-31T09:00:00.000Z');
    expect(events[0]?.recordedAt).not.toBe(events[0]?.occurredAt);
  });

  it('makes event ids that its retry makes again', async () => {
    const { office } = await anOffice();
    const commandId = newId();
    const { events } = await office.give('Sato', { commandId });
    expect(events[0]?.id).toBe(eventId(commandId, 0));
  });

  it('that is refused writes nothing and says why', async () => {
    const { store, office } = await anOffice(0);
    const refusal = await office.give('Sato').catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Refused);
    expect(refusal).toMatchObject({ refusal: { refused: 'desk.full', details: { most: 0 } } });
    expect(await typesOf(store)).toEqual(['desk.Opened']);
  });

  it('that changes nothing answers with the version as it is', async () => {
    const { store, office } = await anOffice();
    expect(await office.open(5)).toEqual({ stream: DESK, version: 1, position: 1n, events: [] });
    expect(await typesOf(store)).toEqual(['desk.Opened']);
  });

  it('with text that no store can hold is refused with the field, and the next one goes on', async () => {
    const { office } = await anOffice();
    const [bad, good] = await Promise.allSettled([office.give('Sato', {}, { note: 'a\u0000b' }), office.give('Ito')]);
    expect(bad).toMatchObject({ status: 'rejected', reason: expect.any(Unstorable) });
    expect(bad).toMatchObject({ reason: { field: 'desk.NumberGiven.note' } });
    expect(good).toMatchObject({ status: 'fulfilled', value: { version: 2, events: [{ data: { number: 1 } }] } });
  });
});

describe('the same command again', () => {
  it('has one effect and equal answers when fifty arrive together', async () => {
    const { store, office } = await anOffice();
    const commandId = newId();
    const answers = await Promise.all(Array.from({ length: 50 }, () => office.give('Sato', { commandId })));
    expect(await typesOf(store)).toEqual(['desk.Opened', 'desk.NumberGiven']);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });

  it('gives the first answer later and from another process, though others came in between', async () => {
    const { store, office } = await anOffice();
    const commandId = newId();
    const first = await office.give('Sato', { commandId });
    await office.give('Ito');
    expect(await office.give('Sato', { commandId })).toEqual(first);
    expect(await new Office(store, office.keys).give('Sato', { commandId })).toEqual(first);
    expect(await typesOf(store)).toHaveLength(3);
  });

  it('gives the first answer where the first effect would have it refused, repeated or found stale', async () => {
    const { store, office } = await anOffice(1);
    const [giving, closing] = [newId(), newId()];
    const given = await office.give('Sato', { commandId: giving });
    expect(await office.give('Sato', { commandId: giving })).toEqual(given);
    const closed = await office.close({ commandId: closing, expected: 2 });
    expect(await office.close({ commandId: closing, expected: 2 })).toEqual(closed);
    expect(await typesOf(store)).toEqual(['desk.Opened', 'desk.NumberGiven', 'desk.Closed']);
  });

  it('settles a lost answer without a second effect', async () => {
    const { store, office } = await anOffice();
    const commandId = newId();
    store.losing = 'answer';
    await expect(office.give('Sato', { commandId })).rejects.toThrow(StoreUnavailable);
    expect(await office.give('Sato', { commandId })).toMatchObject({ version: 2, events: [{ data: { number: 1 } }] });
    expect(await typesOf(store)).toHaveLength(2);
  });

  it('is decided anew when nothing had been written', async () => {
    const { store, office } = await anOffice();
    const commandId = newId();
    store.losing = 'append';
    await expect(office.give('Sato', { commandId })).rejects.toThrow(StoreUnavailable);
    await office.close();
    await expect(office.give('Sato', { commandId })).rejects.toThrow('desk.closed');
  });

  it('with another body is refused, at once and later', async () => {
    const { store, office } = await anOffice();
    const commandId = newId();
    const [first, other] = await Promise.allSettled([
      office.give('Sato', { commandId }),
      office.give('Ito', { commandId }),
    ]);
    expect(first.status).toBe('fulfilled');
    expect(other).toMatchObject({ status: 'rejected', reason: expect.any(OtherCommand) });
    await expect(office.give('Ito', { commandId })).rejects.toThrow(OtherCommand);
    await expect(new Office(store).give('Ito', { commandId })).rejects.toThrow(OtherCommand);
    expect(await typesOf(store)).toHaveLength(2);
  });
});

describe('a decision on what a person saw', () => {
  it('is not made when something came in between, and says what and by whom', async () => {
    const { office } = await anOffice();
    await office.give('Sato', { actor: { ...aClerk, person: 'staff-2' } });
    const stale = await office.close({ expected: 1 }).catch((error: unknown) => error);
    expect(stale).toBeInstanceOf(Stale);
    expect(stale).toMatchObject({
      seenVersion: 1,
      changed: { type: 'desk.NumberGiven', version: 2, person: 'staff-2' },
    });
    expect((await office.executor.load(DESK, desk)).state.open).toBe(true);
  });

  it('is made when only events came that do not matter for it', async () => {
    const { office } = await anOffice();
    await office.give('Sato');
    expect(await office.close({ expected: 1 }, ['desk.Opened', 'desk.Closed'])).toMatchObject({ version: 3 });
  });
});
