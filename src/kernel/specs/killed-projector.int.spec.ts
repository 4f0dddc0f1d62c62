/** P1 and P3: a projector that is killed or frozen between any two instructions. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { upTo } from '../../../test/contracts/sent.js';
import { DESK } from '../../../test/support/number-desk.js';
import { numbers } from '../../../test/support/number-rows.js';
import { eventually, ReadSide } from '../../../test/support/read-side.js';
import { OtherProcess } from '../../../test/support/run-process.js';
import { makeSchemas } from '../projections.js';
import { rebuildProjections } from '../rebuild.js';

const KILLS = Number(process.env['MADOGUCHI_FAULTS_KILLS'] ?? 3);
const FROZEN_MS = Number(process.env['MADOGUCHI_FAULTS_FROZEN_MS'] ?? 2_000);

const board = numbers('board');
let side: ReadSide;
beforeAll(async () => {
  side = await ReadSide.open();
  await makeSchemas(await side.source([board]), [board]);
  await side.office.open(1_000_000);
}, 60_000);
afterAll(() => side.close());

const start = async () => {
  const process = await OtherProcess.run(
    'test/support/projector-process.ts',
    JSON.stringify({ url: side.database.serverUrl }),
  );
  await eventually('it started', () => process.has('started'), 20_000);
  return process;
};

/** Visitors come all the time while this goes on. */
const meanwhile = async (act: () => Promise<void>): Promise<void> => {
  let going = true;
  const commands = (async () => {
    while (going) await Promise.all(upTo(10).map((n) => side.office.give(`Visitor ${n}`)));
  })();
  await act().finally(() => (going = false));
  await commands;
};

const given = async () => (await side.store.readStream(DESK)).length - 1;

/** Exactly once: the counter that was added to agrees with the rows, and both with the events. */
const isExact = async () => {
  const count = await given();
  await eventually('the rows are there', async () => (await side.rows(board, 'given')).length === count, 20_000);
  expect(await side.rows(board, 'day')).toEqual([{ id: DESK, given: count, open: true }]);
};

it('P1: has each effect exactly once when it is killed again and again; rebuilt rows are the live ones', async () => {
  await meanwhile(async () => {
    for (const _ of upTo(KILLS)) {
      const before = await side.checkpoint(board);
      const projector = await start();
      await eventually('it writes', async () => (await side.checkpoint(board)) > before);
      await sleep(Math.random() * 300);
      projector.signal('SIGKILL');
      await projector.end();
    }
  });
  const last = await start();
  await isExact();
  const live = [await side.rows(board, 'given'), await side.rows(board, 'day')];
  await rebuildProjections({ source: await side.source([board]), store: side.store, codec: side.office.codec }, [
    board,
  ]);
  expect([await side.rows(board, 'given'), await side.rows(board, 'day')]).toEqual(live);
  await last.end();
}, 120_000);

it('P3: takes nothing back when it was frozen while another went on', async () => {
  const frozen = await start();
  const other = await side.run(board);
  await meanwhile(async () => {
    await sleep(200);
    frozen.signal('SIGSTOP');
    await sleep(FROZEN_MS);
    frozen.signal('SIGCONT');
    await sleep(500);
  });
  expect(await other.projections.reached(board.model, await side.store.head(), 10_000)).toBe(true);
  await isExact();
  await sleep(300);
  await isExact();
  await frozen.end();
}, 120_000);
