import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { freshDatabase } from '../../../../test/support/database.js';
import { Desk, eventually, type DeskOptions } from '../../../../test/support/follow-up-desk.js';
import { backendKinds, type BackendUnderTest } from '../../../../test/support/queue-backends.js';
import type { JobToAdd } from '../../queues/index.js';
import { Entries } from '../entries.js';
import { toJob } from '../pump.js';

const forms = Array.from({ length: 20 }, (_, n) => `form-${String(n).padStart(2, '0')}`);

describe.each(backendKinds)('jobs on $kind that come twice, late or out of order', ({ start }) => {
  let backend: BackendUnderTest;
  let options: DeskOptions;
  let desk: Desk;
  let runs: string[];

  const jobs = async (): Promise<JobToAdd[]> => {
    await desk.settled();
    return (await new Entries(desk.source, desk.obligations.projection.model).open()).map(toJob);
  };
  const idle = () => eventually('an empty queue', async () => (await desk.queues.pending('centre-intake')).size === 0);

  beforeEach(async () => {
    const database = await freshDatabase();
    backend = await start(database);
    runs = [];
    const job: DeskOptions['job'] = async ({ key }, report) => {
      runs.push(key);
      await report();
    };
    options = { database: database.serverUrl, backend: backend.settings, job };
    desk = await Desk.open(options);
  }, 60_000);

  afterEach(async () => {
    // The backend's server ends even when the office could not be opened.
    try {
      await desk.close();
    } finally {
      await backend.stop();
    }
  });

  it('doubled under other ids and in reverse, run side by side: one work item each', async () => {
    for (const form of forms) await desk.handOff(form);
    const owed = await jobs();
    const doubles = owed.map((job) => ({ ...job, id: `double-of-${job.id}` })).reverse();
    await desk.queues.add('centre-intake', doubles);
    await desk.queues.add('centre-intake', owed);
    desk.startFollowUps();
    await eventually('all work items', async () => (await desk.workItems()).length >= forms.length);
    await idle();
    expect(await desk.workItems()).toEqual(forms);
    expect(await desk.obligations.parked()).toEqual([]);
  }, 30_000);

  it('late, after the work was done or withdrawn: nothing runs', async () => {
    await desk.handOff('done');
    await desk.handOff('withdrawn');
    const owed = await jobs();
    await desk.withdraw('withdrawn');
    await desk.settled();
    desk.startFollowUps();
    await eventually('the one work item', async () => (await desk.workItems()).length === 1);
    await idle();
    await desk.queues.add('centre-intake', owed);
    await idle();
    expect(runs).toEqual(['done']);
    expect(await desk.workItems()).toEqual(['done']);
  }, 30_000);

  it('added by two processes that both pump and reconcile: each runs once', async () => {
    const second = await Desk.open(options);
    desk.startFollowUps();
    second.startFollowUps();
    await Promise.all(forms.map((form) => desk.handOff(form)));
    await Promise.all([desk.obligations.reconcile(), second.obligations.reconcile()]);
    await eventually('all work items', async () => (await desk.workItems()).length >= forms.length);
    await idle();
    await second.close();
    expect(await desk.workItems()).toEqual(forms);
    expect([...runs].sort()).toEqual(forms);
  }, 30_000);

  it('the same form handed off, taken back and handed off again is one work item at the end', async () => {
    await desk.handOff('form');
    await desk.withdraw('form');
    await desk.handOff('form');
    desk.startFollowUps();
    await eventually('the work item', async () => (await desk.workItems()).length === 1);
    await idle();
    expect(runs).toEqual(['form']);
  }, 30_000);
});
