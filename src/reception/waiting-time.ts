/** Whole minutes a visitor has waited: from the ticket to the first call, or to now while she waits. Never negative. */
export const waitMinutes = (issuedAt: string, until: string): number =>
  Math.max(0, Math.floor((Date.parse(until) - Date.parse(issuedAt)) / 60_000));
