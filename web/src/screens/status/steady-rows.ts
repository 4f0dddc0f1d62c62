import { useEffect, useRef, useState } from 'react';
import type { StatusRow } from '../../api/statistics.js';

export interface SteadyRow extends StatusRow {
  /** What became of it since the list was put in order. */
  change: 'moved' | 'new' | 'gone' | null;
}

export const keyOf = ({ thing, id }: Pick<StatusRow, 'thing' | 'id'>): string => `${thing} ${id}`;

/**
 * Rows in the order in which they were last laid out: live changes mark and count, and never move a row from under the
 * pointer. A new question lays them out anew.
 */
export const steady = (laid: readonly StatusRow[], fresh: readonly StatusRow[]): SteadyRow[] => {
  const now = new Map(fresh.map((row) => [keyOf(row), row]));
  const before = new Set(laid.map(keyOf));
  const kept = laid.map((row): SteadyRow => {
    const current = now.get(keyOf(row));
    if (!current) return { ...row, change: 'gone' };
    return { ...current, change: current.state === row.state && current.since === row.since ? null : 'moved' };
  });
  const added = fresh.filter((row) => !before.has(keyOf(row))).map((row): SteadyRow => ({ ...row, change: 'new' }));
  return [...kept, ...added];
};

export function useSteadyRows(fresh: readonly StatusRow[] | undefined, question: string) {
  const [laid, setLaid] = useState<{ question: string; rows: readonly StatusRow[] } | null>(null);
  const latest = useRef(fresh);
  latest.current = fresh;
  useEffect(() => {
    if (fresh && laid?.question !== question) setLaid({ question, rows: fresh });
  }, [fresh, laid, question]);
  const rows = steady(laid?.question === question ? laid.rows : (fresh ?? []), fresh ?? []);
  return {
    rows,
    news: rows.filter(({ change }) => change !== null).length,
    layOut: () => setLaid({ question, rows: latest.current ?? [] }),
  };
}
