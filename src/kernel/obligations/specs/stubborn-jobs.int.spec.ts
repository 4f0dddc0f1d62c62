import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { freshDatabase } from '../../../../test/support/database.js';
import { Desk, eventually } from '../../../../test/support/follow-up-desk.js';
import { backendKinds, type BackendUnderTest } from '../../../../test/support/queue-backends.js';
import type { FollowUp } from '../../obligation.js';

describe.each(backendKinds)('a follow-up that cannot be done, on $kind', ({ start }) => {
  let backend: BackendUnderTest;
  let desk: Desk;
  let broken: boolean;
  const runs = new Map<string, number>();

  const job = async ({ key }: FollowUp, report: () => Promise<void>) => {
    runs.set(key, (runs.get(key) ?? 0) + 1);
    if (key === 'idle') return;
    if (key === 'broken' && broken) throw new TypeError('山田太郎 has no date of birth');
    await report();
  };

  const parked = async (count: number) => {
    await eventually(`${count} parked`, async () => (await desk.obligations.parked()).length === count);
    return desk.obligations.parked();
  };

  beforeEach(async () => {
    const database = await freshDatabase();
    backend = await start(database);
    broken = true;
    runs.clear();
    const tuning = { attempts: 3, backoffMs: 100 };
    desk = await Desk.open({ database: database.serverUrl, backend: backend.settings, tuning, reconcileMs: 200, job });
    desk.startFollowUps();
  }, 60_000);

  afterEach(async () => {
    // The backend's server ends even when the office could not be opened.
    try {
      await desk.close();
    } finally {
      await backend.stop();
    }
  });

  it('becomes a task for a person after limited attempts, while those behind it go on', async () => {
    await desk.handOff('refused-1');
    for (const form of ['form-1', 'form-2', 'form-3']) await desk.handOff(form);
    const [task] = await parked(1);
    expect(task).toMatchObject({ key: 'refused-1', reason: 'desk.not-our-form', error: null, queue: 'centre-intake' });
    await eventually('the others at the centre', async () => (await desk.workItems()).length === 3);
    expect(runs.get('refused-1')).toBe(3);
    // The reconciler has run several times since and leaves it alone.
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(await desk.obligations.reconcile()).toBe(0);
    expect(runs.get('refused-1')).toBe(3);
    expect(await desk.events('kernel.FollowUpParked')).toBe(1);
  }, 30_000);

  it('is done when a person has it tried again after the cause is gone', async () => {
    await desk.handOff('broken');
    const [task] = await parked(1);
    expect(task).toMatchObject({ reason: 'kernel.follow-up-failed', error: 'TypeError', retries: 0 });
    broken = false;
    const meta = await desk.meta();
    await desk.obligations.retry(task!.id, meta);
    await eventually('the work item', async () => (await desk.workItems()).length === 1);
    await desk.settled();
    expect(await desk.obligations.parked()).toEqual([]);
    expect(await desk.obligations.open()).toEqual([]);
    await desk.obligations.retry(task!.id, meta);
    expect(await desk.events('kernel.FollowUpRetried')).toBe(1);
  }, 30_000);

  it('is parked again when it fails again, and closed for good when it is discarded', async () => {
    await desk.handOff('broken');
    const [task] = await parked(1);
    await desk.obligations.retry(task!.id, await desk.meta());
    await eventually('parked a second time', async () => (await desk.events('kernel.FollowUpParked')) === 2);
    await desk.settled();
    await desk.obligations.discard(task!.id, 'done-by-hand', await desk.meta());
    await desk.settled();
    expect(await desk.obligations.parked()).toEqual([]);
    expect(await desk.obligations.reconcile()).toBe(0);
    expect(runs.get('broken')).toBe(6);
    await expect(desk.obligations.retry(task!.id, await desk.meta())).rejects.toThrow('kernel.follow-up-not-parked');
  }, 30_000);

  it('is not hidden when the job ends well and yet nothing was closed', async () => {
    await desk.handOff('idle');
    expect(await parked(1)).toMatchObject([{ key: 'idle', reason: 'kernel.follow-up-not-closed' }]);
  }, 30_000);

  it('leaves nothing of what somebody typed in events or queue', async () => {
    await desk.handOff('broken');
    await eventually('a failed attempt lies in the queue', async () => (await desk.queues.depths())[0]?.delayed === 1);
    const queued = await backend.contents();
    expect(queued).toContain('TypeError');
    expect(queued).not.toContain('has no date of birth');
    await parked(1);
    const { events } = await desk.store.readAll(0n, { limit: 100 });
    expect(events.map(({ payload }) => payload).join()).not.toContain('has no date of birth');
  }, 30_000);
});
