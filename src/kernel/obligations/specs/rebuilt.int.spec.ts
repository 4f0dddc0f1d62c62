import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { freshDatabase } from '../../../../test/support/database.js';
import { Desk, eventually, type DeskOptions } from '../../../../test/support/follow-up-desk.js';
import { backendKinds, type BackendUnderTest } from '../../../../test/support/queue-backends.js';
import { dropSchema } from '../../projections.js';

describe.each(backendKinds)('what is owed is dropped and built anew, with queues on $kind', ({ start }) => {
  let backend: BackendUnderTest;
  let options: DeskOptions;
  let desk: Desk;
  let runs: string[];

  beforeEach(async () => {
    const database = await freshDatabase();
    backend = await start(database);
    runs = [];
    const job: DeskOptions['job'] = async ({ key }, report) => {
      runs.push(key);
      if (key === 'stuck') throw new Error('never');
      await report();
    };
    options = { database: database.serverUrl, backend: backend.settings, job, tuning: { attempts: 1 } };
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

  const rows = () =>
    desk.source.query<unknown[]>(`SELECT * FROM ${desk.obligations.projection.model.schema}.obligation ORDER BY id`);

  it('equal row by row, and nothing that history closed or parked is sent again', async () => {
    desk.startFollowUps();
    const forms = Array.from({ length: 30 }, (_, n) => `form-${n}`);
    await Promise.all([...forms, 'stuck'].map((form) => desk.handOff(form)));
    await eventually('all done', async () => (await desk.workItems()).length === forms.length);
    await eventually('one parked', async () => (await desk.obligations.parked()).length === 1);
    await desk.settled();
    const before = await rows();
    expect(before).toHaveLength(forms.length + 1);
    await desk.obligations.close();
    await desk.projections.close();
    await backend.wipe();
    await dropSchema(desk.source, desk.obligations.projection);
    await desk.close();
    runs.length = 0;

    desk = await Desk.open(options);
    desk.startFollowUps();
    await desk.settled();
    expect(await rows()).toEqual(before);
    await desk.handOff('new');
    await eventually('the new work item', async () => (await desk.workItems()).includes('new'));
    expect(runs).toEqual(['new']);
  }, 60_000);
});
