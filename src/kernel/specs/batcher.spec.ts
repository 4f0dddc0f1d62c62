import { expect, it } from '@jest/globals';
import { Batcher } from '../store/batcher.js';

const slowly = () => new Promise((resolve) => setTimeout(resolve, 2));

it('sends what gathered while the call before was under way, in order', async () => {
  const batches: (readonly number[])[] = [];
  const batcher = new Batcher<number, number>(
    async (items) => {
      batches.push(items);
      await slowly();
      return items.map((item) => item * 2);
    },
    () => 1,
  );
  const first = batcher.add(0);
  await slowly();
  const outcomes = await Promise.all([first, ...[1, 2, 3].map((item) => batcher.add(item))]);
  expect(outcomes).toEqual([0, 2, 4, 6]);
  expect(batches).toEqual([[0], [1, 2, 3]]);
});

it('keeps a batch within its number and size, but sends a large item alone', async () => {
  const batches: (readonly number[])[] = [];
  const batcher = new Batcher<number, number>(
    async (items) => {
      batches.push(items);
      return items;
    },
    (size) => size,
    { maxItems: 3, maxBytes: 10 },
  );
  await Promise.all([1, 1, 1, 1, 9, 1, 50, 2].map((size) => batcher.add(size)));
  expect(batches).toEqual([[1, 1, 1], [1, 9], [1], [50], [2]]);
});

it('fails a batch without harm to the next', async () => {
  let fails = true;
  const batcher = new Batcher<number, number>(
    async (items) => {
      await slowly();
      if (fails) throw new Error('down');
      return items;
    },
    () => 1,
  );
  const failed = await Promise.allSettled([batcher.add(1), batcher.add(2)]);
  expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  fails = false;
  expect(await batcher.add(3)).toBe(3);
});

it('tells how long a batch has waited for the one before, so that nobody is made to wait twice', async () => {
  const waited: number[] = [];
  const batcher = new Batcher<number, number>(
    async (items, waitedMs) => {
      waited.push(waitedMs);
      await new Promise((resolve) => setTimeout(resolve, 80));
      return items;
    },
    () => 1,
  );
  const first = batcher.add(1);
  await slowly();
  await Promise.all([first, batcher.add(2)]);
  expect(waited[0]).toBeLessThan(waited[1] ?? 0);
  expect(waited[1]).toBeGreaterThan(40);
});
