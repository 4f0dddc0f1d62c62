/** JSON with sorted keys, so that equal values give equal text. */
export const canonical = (value: unknown): string => JSON.stringify(value, (_key, inner: unknown) => sorted(inner));

const sorted = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
    : value;
