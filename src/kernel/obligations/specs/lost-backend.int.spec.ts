import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { freshDatabase } from '../../../../test/support/database.js';
import { Desk, eventually } from '../../../../test/support/follow-up-desk.js';
import { RedisServer, redisInstalled } from '../../../../test/support/redis.js';

const suite = redisInstalled() || process.env.CI === 'true' ? describe : describe.skip;

suite('Redis goes away', () => {
  let redis: RedisServer;
  let desk: Desk;

  beforeEach(async () => {
    const { serverUrl } = await freshDatabase();
    redis = await RedisServer.start();
    const backend = { kind: 'redis', url: redis.url } as const;
    desk = await Desk.open({ database: serverUrl, backend, tuning: { answerMs: 1_000, closeMs: 1_000 } });
  }, 60_000);

  afterEach(async () => {
    // The server ends even when the office could not be opened.
    try {
      await desk.close();
    } finally {
      await redis.stop();
    }
  }, 20_000);

  it('and comes back empty: the window went on, what is owed shows its age, and everything arrives once', async () => {
    desk.startFollowUps();
    await desk.handOff('form-1');
    await eventually('the first work item', async () => (await desk.workItems()).length === 1);
    await redis.stop();
    await desk.handOff('form-2');
    await desk.handOff('form-3');
    await desk.settled();
    const owed = await desk.obligations.open();
    expect(owed.map(({ key }) => key)).toEqual(['form-2', 'form-3']);
    expect(await desk.obligations.status()).toEqual([
      { queue: 'centre-intake', depth: null, open: 2, parked: 0, oldest: owed[0]?.openedAt, firstDue: null },
    ]);
    await expect(desk.obligations.reconcile()).rejects.toThrow('the job queues are not reachable');
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    await redis.start();
    await eventually('the other work items', async () => (await desk.workItems()).length === 3, 20_000);
    expect(await desk.workItems()).toEqual(['form-1', 'form-2', 'form-3']);
    await eventually('an empty queue', async () => (await desk.queues.pending('centre-intake')).size === 0);
    expect(await desk.obligations.status()).toMatchObject([{ depth: { waiting: 0, active: 0, delayed: 0 }, open: 0 }]);
  }, 40_000);

  it('before the office opens: it opens all the same, and can close again', async () => {
    await redis.stop();
    desk.startFollowUps();
    await desk.handOff('form-1');
    await desk.settled();
    expect(await desk.obligations.open()).toHaveLength(1);
    const started = Date.now();
    await desk.obligations.close();
    await desk.queues.close();
    expect(Date.now() - started).toBeLessThan(8_000);
  }, 40_000);
});
