/** Before the store is live, the clock can be set and past times can be stated: the seeded city, copies and restores. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { PostgresEventStore } from '../../src/kernel/store/postgres.js';
import { EventDatabase } from '../support/event-database.js';
import { aStream, anAppend, anEvent } from './sent.js';

let database: EventDatabase;
let store: PostgresEventStore;
beforeAll(async () => {
  database = await EventDatabase.make();
  store = database.connect();
}, 60_000);
afterAll(async () => {
  await store.close();
  await database.close();
});

it('takes stated times in order, then its own, and never goes back', async () => {
  const stream = aStream();
  const stated = ['2026-01-05T00:00:00.000Z', '2026-01-05T00:10:00.250Z', '2026-01-04T00:00:00.000Z'];
  await store.append(anAppend(stream, 0, { events: stated.map((recordedAt) => anEvent({ recordedAt })) }));
  const answer = await store.append(anAppend(stream, 3));
  const times = (await store.readStream(stream)).map(({ recordedAt }) => recordedAt);
  expect(times.slice(0, 3)).toEqual([stated[0], stated[1], stated[1]]);
  expect(times[3]).toBe(answer.kind === 'appended' ? answer.recordedAt : '');
  expect(Math.abs(Date.parse(times[3] ?? '') - Date.now())).toBeLessThan(5_000);
});

it('refuses a stated time ahead of its clock', async () => {
  const future = anEvent({ recordedAt: '2999-01-01T00:00:00.000Z' });
  await expect(store.append(anAppend(aStream(), 0, { events: [future] }))).rejects.toThrow('ahead of the clock');
});

it('goes by a clock that was set, for its own times too', async () => {
  await database.asServer((server) => server.query(`SELECT store.set_clock_offset('30 days')`));
  const there = Date.now() + 30 * 86_400_000;
  expect(Math.abs((await store.now()).getTime() - there)).toBeLessThan(5_000);
  const answer = await store.append(anAppend(aStream(), 0));
  const recordedAt = answer.kind === 'appended' ? answer.recordedAt : '';
  expect(Math.abs(Date.parse(recordedAt) - there)).toBeLessThan(5_000);
});
