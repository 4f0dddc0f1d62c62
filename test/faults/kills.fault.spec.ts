// L1, S5, S6: kill -9 of the server, of its database and of both in one small day; `npm run demo:kills` plays a whole one.
import { expect, it } from '@jest/globals';
import { playKills } from './kills/play-kills.js';

it('goes on after each kill, loses and doubles nothing, and ends as the same day without kills', async () => {
  const { kills, ledger, day, twin, files, broken } = await playKills({
    kills: 3,
    seed: 3,
    visitors: 20,
    cases: 8,
    envelopes: 4,
    households: 300,
    morning: false,
    say: () => undefined,
  });
  expect(broken).toEqual([]);
  expect(kills.map(({ target }) => target).sort()).toEqual(['both', 'database', 'server']);
  expect(ledger.answersLost).toBeGreaterThan(0);
  expect(day).toMatchObject({ visitors: 20, served: 20, cases: 8, closed: 8, envelopes: 4, dispatched: 4 });
  expect(day.scannedPages).toBeGreaterThanOrEqual(12);
  expect(twin.killed.hash).toBe(twin.calm.hash);
  expect(files.unnamedAfterSweep).toBe(0);
}, 400_000);
