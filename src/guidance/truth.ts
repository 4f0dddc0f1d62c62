import type { Clause, Comparison, FactValue } from './clause.js';

/** Kleene's three values. */
export type Truth = true | false | 'unknown';

/** The value that a comparison speaks about; undefined = not known. */
export type Lookup = (comparison: Comparison) => FactValue | undefined;

export function truthOf(clause: Clause, lookup: Lookup): Truth {
  if ('any' in clause) return strongest(clause.any.map((part) => truthOf(part, lookup)));
  if ('all' in clause) return weakest(clause.all.map((part) => truthOf(part, lookup)));
  const value = lookup(clause);
  return value === undefined ? 'unknown' : holds(clause, value);
}

export function strongest(truths: readonly Truth[]): Truth {
  if (truths.includes(true)) return true;
  return truths.includes('unknown') ? 'unknown' : false;
}

export function weakest(truths: readonly Truth[]): Truth {
  if (truths.includes(false)) return false;
  return truths.includes('unknown') ? 'unknown' : true;
}

/** The unknown comparisons that keep a clause unknown: branches that are decided already ask nothing. */
export function openComparisons(clause: Clause, lookup: Lookup): readonly Comparison[] {
  if (truthOf(clause, lookup) !== 'unknown') return [];
  if ('any' in clause) return clause.any.flatMap((part) => openComparisons(part, lookup));
  if ('all' in clause) return clause.all.flatMap((part) => openComparisons(part, lookup));
  return [clause];
}

function holds({ op, value }: Comparison, actual: FactValue): boolean {
  const listed = Array.isArray(value) ? value.includes(actual) : value === actual;
  switch (op) {
    case 'eq':
    case 'in':
      return listed;
    case 'ne':
    case 'nin':
      return !listed;
    case 'gte':
      return !isBefore(actual, value);
    case 'lt':
      return isBefore(actual, value);
  }
}

/** Numbers by size, dates by their ISO spelling; the catalogue's check lets nothing else through. */
function isBefore(actual: FactValue, limit: Comparison['value']): boolean {
  if (typeof actual === 'number' && typeof limit === 'number') return actual < limit;
  return String(actual) < String(limit);
}
