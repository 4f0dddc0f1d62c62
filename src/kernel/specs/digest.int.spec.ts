import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { upTo } from '../../../test/contracts/sent.js';
import { days, numbers } from '../../../test/support/number-rows.js';
import { ReadSide } from '../../../test/support/read-side.js';
import { digestAt, digestNow } from '../digest-readers.js';
import type { Projections } from '../projections.js';
import { rebuildProjections } from '../rebuild.js';

const declarations = [numbers('board'), days('calendar')];
let side: ReadSide;
let source: DataSource;
let projections: Projections;
beforeAll(async () => {
  side = await ReadSide.open();
  await side.office.open(1_000);
  ({ source, projections } = await side.run(...declarations));
}, 60_000);
afterAll(() => side.close());

const sources = () => ({ source, store: side.store, codec: side.office.codec });
const giveAll = async () => {
  for (const n of upTo(30)) await side.office.give(`Visitor ${n}`);
  expect(await projections.allReached(await side.store.head(), 5_000)).toBe(true);
};

it('is the same for live rows, for rebuilt ones, and for those built anew at that position', async () => {
  await giveAll();
  const live = await digestNow(source, declarations);
  expect(live.events.count).toBe(31);
  expect(live.tables.map(({ projection, table, count }) => [projection, table, count])).toEqual([
    ['board', 'day', 1],
    ['board', 'given', 30],
    ['calendar', 'day', 1],
  ]);
  expect(await digestNow(source, declarations)).toEqual(live);
  await rebuildProjections(sources(), declarations);
  expect(await digestNow(source, declarations)).toEqual(live);
  const { blobs: _, hash: __, ...parts } = live;
  expect(await digestAt(sources(), declarations, await side.store.head())).toMatchObject(parts);
});

it('of an earlier position is what it was then', async () => {
  const position = await side.store.head();
  const then = await digestNow(source, declarations);
  await giveAll();
  expect((await digestNow(source, declarations)).hash).not.toBe(then.hash);
  const again = await digestAt(sources(), declarations, position);
  expect({ events: again.events, tables: again.tables }).toEqual({ events: then.events, tables: then.tables });
});

it('changes with a row, and with a file', async () => {
  async function* files(...names: string[]) {
    yield* names;
  }
  const before = await digestNow(source, declarations, files('a', 'b'));
  const alter = (marks: string) =>
    side.database.asServer((server) => server.query(`UPDATE p_board_v1.given SET marks = '${marks}' WHERE number = 3`));
  await alter('{}');
  expect((await digestNow(source, declarations, files('a', 'b'))).hash).not.toBe(before.hash);
  await alter('{n3}');
  expect(await digestNow(source, declarations, files('a', 'b'))).toEqual(before);
  for (const other of [['ab'], ['a'], ['b', 'a'], []]) {
    expect((await digestNow(source, declarations, files(...other))).hash).not.toBe(before.hash);
  }
});
