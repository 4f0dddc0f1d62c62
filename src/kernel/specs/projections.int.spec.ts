import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { upTo } from '../../../test/contracts/sent.js';
import { days, numbers, type Faults } from '../../../test/support/number-rows.js';
import { DESK } from '../../../test/support/number-desk.js';
import { eventually, ReadSide } from '../../../test/support/read-side.js';
import { newId } from '../ids.js';

let side: ReadSide;
beforeEach(async () => {
  side = await ReadSide.open();
}, 60_000);
afterEach(() => side.close());

const give = (count: number) => Promise.all(upTo(count).map((n) => side.office.give(`Visitor ${n}`)));

describe('a projection', () => {
  it('has rows and checkpoint of what was written, and tells the pages', async () => {
    const board = numbers('board');
    const { projections } = await side.run(board);
    await side.office.open(100);
    const { position, events } = await side.office.give('Sato', {}, { note: 'window 3' });
    expect(await projections.reached(board.model, position)).toBe(true);
    const [row] = await side.rows(board, 'given');
    expect(row).toMatchObject({ id: events[0]?.id, number: 1, moved: 2, notes: { note: 'window 3' }, marks: ['n1'] });
    expect(new Date(String(row?.['at'])).toISOString()).toBe(events[0]?.recordedAt);
    expect(await side.rows(board, 'day')).toEqual([{ id: DESK, given: 1, open: true }]);
    expect(await side.checkpoint(board)).toBe(position);
    expect(side.moved).toContain('board');
  });

  it('is waited for no longer than was said', async () => {
    const board = numbers('board');
    const { projections } = await side.run(board);
    await side.office.open(1);
    const from = Date.now();
    expect(await projections.reached(board.model, 99n, 150)).toBe(false);
    expect(Date.now() - from).toBeLessThan(1_000);
  });

  it('is reached when what came in between does not concern it', async () => {
    const calendar = days('calendar');
    const { projections } = await side.run(calendar);
    await side.office.open(100);
    const last = (await give(20)).map(({ position }) => position).reduce((a, b) => (a > b ? a : b));
    expect(await projections.reached(calendar.model, last, 2_000)).toBe(true);
    expect(await side.rows(calendar, 'day')).toEqual([{ id: DESK, given: 0, open: true }]);
  });

  it('is reached also for a process that runs no projector, and not before it is', async () => {
    const [board, calendar] = [numbers('board'), days('calendar')];
    await side.office.open(10);
    const onlooker = await side.onlooker(board, calendar);
    expect(await onlooker.reached(board.model, 1n, 100)).toBe(false);
    const { projections } = await side.run(board, calendar);
    await projections.allReached(1n, 5_000);
    const { position } = await side.office.give('Sato');
    expect(await onlooker.allReached(position, 5_000)).toBe(true);
    expect(await side.checkpoint(board)).toBe(position);
    expect(await side.checkpoint(calendar)).toBe(position - 1n);
    expect(await onlooker.reached(board.model, position + 1n, 100)).toBe(false);
  });

  it('catches up with all that was written while it was away', async () => {
    const board = numbers('board');
    await side.office.open(3_000);
    for (const _ of upTo(3)) await give(700);
    const { projections } = await side.run(board);
    expect(await projections.reached(board.model, await side.store.head(), 20_000)).toBe(true);
    expect(await side.rows(board, 'given')).toHaveLength(2_100);
  });

  it('builds a new version beside the old one, which stays as it is', async () => {
    const [first, second] = [numbers('board', 1), numbers('board', 2)];
    const old = await side.run(first);
    await side.office.open(10);
    const { position } = await side.office.give('Sato');
    await old.projections.reached(first.model, position);
    const { projections } = await side.run(second);
    expect(await projections.reached(second.model, position)).toBe(true);
    const seen = async (version: typeof first) => (await side.rows(version, 'given')).map(({ notes }) => notes);
    expect(await seen(first)).toEqual([{ note: null, seen: 1 }]);
    expect(await seen(second)).toEqual([{ note: null, seen: 2 }]);
  });
});

describe('two processes that run one projection', () => {
  it('take turns: each event has its effect once, and both tell their pages', async () => {
    const board = numbers('board');
    const [one, other] = [await side.run(board), await side.run(board)];
    await side.office.open(1_000);
    for (const _ of upTo(20)) await give(10);
    const head = await side.store.head();
    for (const { projections } of [one, other]) expect(await projections.reached(board.model, head, 10_000)).toBe(true);
    expect(await side.rows(board, 'day')).toEqual([{ id: DESK, given: 200, open: true }]);
    expect(await side.rows(board, 'given')).toHaveLength(200);
    expect(side.errors).toEqual([]);
  });

  it('may make the schema at the same time', async () => {
    const board = numbers('board');
    const all = await Promise.all(upTo(3).map(() => side.run(board)));
    const { position } = await side.office.open(1);
    for (const { projections } of all) expect(await projections.reached(board.model, position)).toBe(true);
  });
});

describe('a poison event', () => {
  const faulty = (faults: Faults) => numbers('faulty', 1, faults);
  const standsBefore = async (board: ReturnType<typeof numbers>, count: number) => {
    expect(await side.rows(board, 'day')).toEqual([{ id: DESK, given: count, open: true }]);
    expect((await side.rows(board, 'given')).map(({ number }) => number).sort()).toEqual(upTo(count));
    expect(await side.checkpoint(board)).toBe(BigInt(count + 1));
  };

  it('stops its projection alone, which says where and why without a name, and nothing of it is written', async () => {
    const [board, poisoned] = [numbers('board'), faulty({ poison: 4 })];
    const { projections } = await side.run(board, poisoned);
    await side.office.open(10);
    await give(6);
    expect(await projections.reached(board.model, 7n)).toBe(true);
    const from = Date.now();
    expect(await projections.reached(poisoned.model, 7n)).toBe(false);
    expect(Date.now() - from).toBeLessThan(1_000);
    const [healthy, stopped] = projections.status();
    expect(healthy).toMatchObject({ name: 'board', position: '7', stopped: null });
    expect(stopped).toMatchObject({
      name: 'faulty',
      position: '4',
      stopped: { position: '5', type: 'desk.NumberGiven' },
    });
    expect(stopped?.stopped?.error).toMatch(/^TypeError at number-rows/);
    await standsBefore(poisoned, 3);
    expect(side.errors.join()).not.toContain('visitor');
  });

  it('is applied after the program was corrected', async () => {
    const faults: Faults = { poison: 4 };
    const board = faulty(faults);
    const { projections } = await side.run(board);
    await side.office.open(10);
    await give(6);
    await eventually('it stopped', () => projections.status()[0]?.stopped !== null);
    delete faults.poison;
    projections.resume('faulty');
    expect(await projections.reached(board.model, 7n)).toBe(true);
    await standsBefore(board, 6);
  });

  it('is found among many when the database refuses its row', async () => {
    await side.office.open(10);
    await give(8);
    const board = faulty({ refused: 6 });
    const { projections } = await side.run(board);
    await eventually('it stopped', () => projections.status()[0]?.stopped !== null);
    expect(projections.status()[0]).toMatchObject({
      position: '6',
      stopped: { position: '7', error: expect.stringMatching(/23505/) },
    });
    await standsBefore(board, 5);
  });

  it('of a type that nobody here knows stops the projections of its context only', async () => {
    const [board, calendar] = [numbers('board'), days('calendar')];
    await side.office.open(10);
    const commandId = newId();
    const event = { id: newId(), type: 'desk.Moved', metadata: '{}', payload: '{"data":{}}' };
    const elsewhere = { ...event, id: newId(), type: 'hall.Painted' };
    const append = { stream: 'hall-1', expectedVersion: 0, fingerprint: 'aa' };
    await side.store.append({ ...append, commandId, events: [elsewhere] });
    await side.store.append({ ...append, commandId: newId(), expectedVersion: 1, events: [event] });
    const { projections } = await side.run(board, calendar);
    await eventually('both stopped', () => projections.status().every(({ stopped }) => stopped !== null));
    for (const { stopped } of projections.status()) {
      expect(stopped).toMatchObject({
        position: '3',
        type: 'desk.Moved',
        error: expect.stringMatching(/^UnknownEvent/),
      });
    }
  });
});

describe('a database that goes away', () => {
  it('stops nothing for good and harms no row', async () => {
    const board = numbers('board');
    const { projections } = await side.run(board);
    await side.office.open(1_000);
    for (const _ of upTo(5)) {
      await Promise.allSettled([
        give(20),
        side.database.asServer((server) =>
          server.query(
            `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
          ),
        ),
      ]);
    }
    await eventually('it can write again', () =>
      side.office.give('Sato').then(
        () => true,
        () => false,
      ),
    );
    expect(await projections.reached(board.model, await side.store.head(), 10_000)).toBe(true);
    const stored = (await side.store.readStream(DESK)).filter(({ type }) => type === 'desk.NumberGiven');
    expect(await side.rows(board, 'given')).toHaveLength(stored.length);
    expect(await side.rows(board, 'day')).toEqual([{ id: DESK, given: stored.length, open: true }]);
  }, 30_000);
});
