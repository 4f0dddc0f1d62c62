import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freshDatabase } from '../../../../test/support/database.js';
import { Desk, eventually } from '../../../../test/support/follow-up-desk.js';
import { backendKinds, type BackendUnderTest } from '../../../../test/support/queue-backends.js';

const FORMS = 200;

describe.each(backendKinds)('the queues on $kind are wiped under load', ({ start }) => {
  let backend: BackendUnderTest;
  let desk: Desk;

  beforeAll(async () => {
    const database = await freshDatabase();
    backend = await start(database);
    // Slow enough that forms wait, run and arrive while the queues are wiped.
    const job = async (_: unknown, report: () => Promise<void>) => {
      await new Promise((resolve) => setTimeout(resolve, 15));
      await report();
    };
    desk = await Desk.open({ database: database.serverUrl, backend: backend.settings, job });
    desk.startFollowUps();
  }, 60_000);

  afterAll(async () => {
    // The backend's server ends even when the office could not be opened.
    try {
      await desk.close();
    } finally {
      await backend.stop();
    }
  });

  it('every form handed off reaches the centre, once', async () => {
    const forms = Array.from({ length: FORMS }, (_, n) => `form-${String(n).padStart(3, '0')}`);
    const wiping = (async () => {
      for (const share of [0.1, 0.4, 0.8]) {
        await eventually(
          `${share} of the forms at the centre`,
          async () => (await desk.workItems()).length >= FORMS * share,
        );
        await backend.wipe();
      }
    })();
    for (let from = 0; from < FORMS; from += 20) {
      await Promise.all(forms.slice(from, from + 20).map((formId) => desk.handOff(formId)));
    }
    await wiping;
    await eventually('all forms at the centre', async () => (await desk.workItems()).length >= FORMS, 30_000);
    await eventually('nothing owed', async () => (await desk.obligations.open()).length === 0);
    expect(await desk.workItems()).toEqual(forms);
    expect(await desk.events('kernel.FollowUpParked')).toBe(0);
  }, 60_000);
});
