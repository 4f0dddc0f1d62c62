import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { upTo } from '../../../test/contracts/sent.js';
import { DESK } from '../../../test/support/number-desk.js';
import { days, numbers } from '../../../test/support/number-rows.js';
import { eventually, ReadSide } from '../../../test/support/read-side.js';
import { rebuildProjections, type RebuildProgress } from '../rebuild.js';

let side: ReadSide;
beforeEach(async () => {
  side = await ReadSide.open();
}, 60_000);
afterEach(() => side.close());

const board = numbers('board');
const calendar = days('calendar');
const give = (count: number) => Promise.all(upTo(count).map((n) => side.office.give(`Visitor ${n}`)));

const rebuild = async (declarations = [board], onProgress?: (progress: RebuildProgress) => void) => {
  const sources = { source: await side.source(declarations), store: side.store, codec: side.office.codec };
  return rebuildProjections(sources, declarations, onProgress);
};

const rowsOf = async () => [await side.rows(board, 'given'), await side.rows(board, 'day')];

it('gives the same rows as those that grew live', async () => {
  const { projections } = await side.run(board, calendar);
  await side.office.open(500);
  for (const _ of upTo(10)) await give(30);
  await side.office.close();
  const head = await side.store.head();
  expect(await projections.allReached(head, 5_000)).toBe(true);
  const live = await rowsOf();
  const progress: RebuildProgress[] = [];
  const rebuilt = await rebuild([board, calendar], (step) => progress.push(step));
  expect(rebuilt).toMatchObject([
    { projection: 'board', stopped: null },
    { projection: 'calendar', stopped: null },
  ]);
  expect(progress.at(-1)).toMatchObject({ projection: 'calendar', position: head, head });
  expect(await rowsOf()).toEqual(live);
});

it('mends rows that were altered by hand, also for a process that has them in memory', async () => {
  const { projections } = await side.run(board);
  await side.office.open(500);
  const { position } = await side.office.give('Sato');
  await projections.reached(board.model, position);
  await side.database.asServer((server) => server.query(`UPDATE ${board.model.schema}.day SET given = 77`));
  await rebuild();
  expect(await side.rows(board, 'day')).toEqual([{ id: DESK, given: 1, open: true }]);
  const next = await side.office.give('Ito');
  expect(await projections.reached(board.model, next.position)).toBe(true);
  expect(await side.rows(board, 'day')).toEqual([{ id: DESK, given: 2, open: true }]);
});

it('runs while commands come at full rate, and the rows answer all the time', async () => {
  const { projections } = await side.run(board);
  await side.office.open(100_000);
  await give(500);
  let going = true;
  const counts: number[] = [];
  const commands = (async () => {
    while (going) await give(20);
  })();
  const reading = (async () => {
    while (going) counts.push((await side.rows(board, 'given')).length);
  })();
  for (const _ of upTo(3)) expect((await rebuild())[0]?.stopped).toBeNull();
  going = false;
  await Promise.all([commands, reading]);
  expect(counts.length).toBeGreaterThan(5);
  expect(counts).toEqual([...counts].sort((a, b) => a - b));
  expect(await projections.reached(board.model, await side.store.head(), 10_000)).toBe(true);
  const live = await rowsOf();
  await rebuild();
  expect(await rowsOf()).toEqual(live);
  expect(side.errors.filter((error) => error.includes('stopped'))).toEqual([]);
}, 60_000);

it('that was interrupted leaves the live rows alone, and the next one starts again', async () => {
  const { projections } = await side.run(board);
  await side.office.open(10);
  const { position } = await side.office.give('Sato');
  await projections.reached(board.model, position);
  const live = await rowsOf();
  const interrupted = rebuild([board], () => {
    throw new Error('killed');
  });
  await expect(interrupted).rejects.toThrow('killed');
  expect(await rowsOf()).toEqual(live);
  expect(await rebuild()).toMatchObject([{ projection: 'board', stopped: null }]);
  expect(await rowsOf()).toEqual(live);
});

it('that meets a poison event says where, and leaves the live rows alone', async () => {
  const { projections } = await side.run(board);
  await side.office.open(10);
  await give(3);
  await projections.reached(board.model, 4n);
  const live = await rowsOf();
  const rebuilt = await rebuild([numbers('board', 1, { poison: 2 })]);
  expect(rebuilt).toMatchObject([{ stopped: { position: '3', type: 'desk.NumberGiven' } }]);
  expect(await rowsOf()).toEqual(live);
  await eventually('nothing is left beside', async () =>
    side.database.asServer(async (server) => {
      const { rows } = await server.query(`SELECT 1 FROM pg_namespace WHERE nspname LIKE '%_rebuilt'`);
      return rows.length === 0;
    }),
  );
});

it('makes what is not there at all', async () => {
  await side.office.open(10);
  await give(3);
  await rebuild();
  expect(await side.rows(board, 'day')).toEqual([{ id: DESK, given: 3, open: true }]);
});
