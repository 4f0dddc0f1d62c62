/** Exact figures of a set of values: "half were called within 14 minutes" is the smallest value that half do not exceed. */
export interface Quantiles {
  readonly n: number;
  readonly median: number | null;
  readonly p90: number | null;
  readonly p99: number | null;
  readonly max: number | null;
}

export const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);

/** @param ascending sorted values */
export const quantile = (ascending: readonly number[], share: number): number | null =>
  ascending[Math.max(0, Math.ceil(ascending.length * share) - 1)] ?? null;

export const quantilesOf = (values: readonly number[]): Quantiles => {
  const ascending = sorted(values);
  return {
    n: ascending.length,
    median: quantile(ascending, 0.5),
    p90: quantile(ascending, 0.9),
    p99: quantile(ascending, 0.99),
    max: ascending.at(-1) ?? null,
  };
};

export interface Bin {
  /** Values above `from`, up to and with `to`; the first bin holds 0 as well, the last has no end. */
  readonly from: number;
  readonly to: number | null;
  readonly n: number;
}

/** As many bins as it takes, up to `most`, the last of them open. */
export const binsOf = (values: readonly number[], step: number, most: number): Bin[] => {
  const largest = Math.max(0, ...values);
  const count = Math.min(most, Math.max(1, Math.ceil(largest / step)));
  const counts = Array.from({ length: count }, () => 0);
  for (const value of values) {
    const at = Math.min(count - 1, Math.max(0, Math.ceil(value / step) - 1));
    counts[at] = (counts[at] ?? 0) + 1;
  }
  const isOpen = largest > count * step;
  return counts.map((n, at) => ({ from: at * step, to: isOpen && at === count - 1 ? null : (at + 1) * step, n }));
};
