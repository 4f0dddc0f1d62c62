import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { binsOf, quantilesOf } from './quantiles.js';

/** Said as the office says it, value by value: the smallest that so many do not exceed. */
const naive = (values: readonly number[], share: number): number | null =>
  [...values]
    .sort((a, b) => a - b)
    .find((candidate) => values.filter((value) => value <= candidate).length >= share * values.length - 1e-9) ?? null;

const minutes = fc.array(fc.oneof(fc.integer({ min: 0, max: 200 }), fc.double({ min: 0, max: 600, noNaN: true })), {
  maxLength: 120,
});

describe('quantiles', () => {
  it('are those that a count by hand gives', () => {
    fc.assert(
      fc.property(minutes, (values) => {
        const { n, median, p90, p99, max } = quantilesOf(values);
        expect({ n, median, p90, p99 }).toEqual({
          n: values.length,
          median: naive(values, 0.5),
          p90: naive(values, 0.9),
          p99: naive(values, 0.99),
        });
        expect(max).toBe(values.length > 0 ? Math.max(...values) : null);
      }),
    );
  });

  it.each([
    [[], null, null],
    [[7], 7, 7],
    [[1, 2, 3, 4], 2, 4],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 5, 9],
    [[10, 1, 1, 1], 1, 10],
  ])('of %j', (values, median, p90) => expect(quantilesOf(values)).toMatchObject({ median, p90 }));
});

describe('bars', () => {
  it('hold every value once, the target itself not beyond the target', () => {
    fc.assert(
      fc.property(minutes, fc.constantFrom(1, 5, 10, 30), (values, step) => {
        const bins = binsOf(values, step, 13);
        expect(bins.reduce((sum, { n }) => sum + n, 0)).toBe(values.length);
        expect(bins.length).toBeLessThanOrEqual(13);
        const beyond = bins.filter(({ from }) => from >= 30).reduce((sum, { n }) => sum + n, 0);
        if (30 / step < bins.length) expect(beyond).toBe(values.filter((value) => value > 30).length);
      }),
    );
  });

  it('end open when something lies beyond them', () => {
    expect(binsOf([1, 5, 100], 5, 3)).toEqual([
      { from: 0, to: 5, n: 2 },
      { from: 5, to: 10, n: 0 },
      { from: 10, to: null, n: 1 },
    ]);
  });
});
