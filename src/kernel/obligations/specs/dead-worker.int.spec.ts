import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { freshDatabase } from '../../../../test/support/database.js';
import { Desk, eventually, type DeskOptions } from '../../../../test/support/follow-up-desk.js';
import { backendKinds, type BackendUnderTest } from '../../../../test/support/queue-backends.js';
import { OtherProcess } from '../../../../test/support/run-process.js';

const tuning = { lockMs: 1_000, renewMs: 300, stalledCheckMs: 500 };
const worker = 'test/support/follow-up-worker.ts';

describe.each(backendKinds)('a process of the office on $kind', ({ start }) => {
  let backend: BackendUnderTest;
  let options: DeskOptions;
  let other: OtherProcess;
  let desk: Desk;
  let runsHere: number;

  const startOther = async (afterReport: 'go on' | 'hang') => {
    other = await OtherProcess.run(worker, JSON.stringify({ ...options, afterReport }));
    await eventually('the other process to start', () => other.has('started'));
  };

  /** This process joins only when the other one is stuck, so that the other one had the job. */
  const joinIn = () => desk.startFollowUps();

  beforeEach(async () => {
    const database = await freshDatabase();
    backend = await start(database);
    runsHere = 0;
    options = { database: database.serverUrl, backend: backend.settings, tuning, reconcileMs: 200 };
    const job = async (_: unknown, report: () => Promise<void>) => {
      runsHere += 1;
      await report();
    };
    desk = await Desk.open({ ...options, job });
  }, 60_000);

  afterEach(async () => {
    await other.end();
    // The backend's server ends even when the office could not be opened.
    try {
      await desk.close();
    } finally {
      await backend.stop();
    }
  }, 30_000);

  it('freezes in a job: another takes it up after the stall interval, and the late finish changes nothing', async () => {
    await startOther('go on');
    await desk.handOff('form-1');
    await eventually('the job to be taken', () => other.has('taken'));
    other.signal('SIGSTOP');
    joinIn();
    await eventually('the work item', async () => (await desk.workItems()).length > 0);
    expect(runsHere).toBe(1);
    other.signal('SIGCONT');
    await eventually('the late finish', () => other.has('reported'));
    await eventually('an empty queue', async () => (await desk.queues.pending('centre-intake')).size === 0);
    expect(await desk.workItems()).toEqual(['form-1']);
    expect(await desk.obligations.open()).toEqual([]);
    expect(await desk.events('kernel.FollowUpParked')).toBe(0);
  }, 60_000);

  it('is killed after its command while the reconciler runs: nothing is done again', async () => {
    await startOther('hang');
    await desk.handOff('form-1');
    await eventually('the command', () => other.has('reported'));
    joinIn();
    await desk.obligations.reconcile();
    other.signal('SIGKILL');
    await desk.obligations.reconcile();
    await eventually('an empty queue', async () => (await desk.queues.pending('centre-intake')).size === 0);
    expect(await desk.workItems()).toEqual(['form-1']);
    expect(runsHere).toBe(0);
  }, 60_000);

  it('is taken down by a job again and again: the job is given up and becomes a task for a person', async () => {
    options = { ...options, tuning: { ...tuning, maxStalled: 0 } };
    await desk.close();
    desk = await Desk.open(options);
    await startOther('go on');
    await desk.handOff('form-1');
    await eventually('the job to be taken', () => other.has('taken'));
    other.signal('SIGKILL');
    joinIn();
    await eventually('the task', async () => (await desk.obligations.parked()).length === 1);
    expect(await desk.obligations.parked()).toMatchObject([{ key: 'form-1', reason: 'kernel.follow-up-gave-up' }]);
    expect(await desk.workItems()).toEqual([]);
  }, 60_000);
});
