import { useEffect, useMemo, useRef, useState } from 'react';
import type { CentreForm, ReturnCode, ReturnReason } from '../../api/centre.js';
import { mustBeDecided, rowsOf, shownRows, type ReviewRow } from './review-rows.js';

export interface Returned {
  key: string;
  code: ReturnCode | null;
}

/** What the reviewer has decided so far; it survives a reading again, except where the value itself has changed. */
export function useReview(form: CentreForm) {
  const rows = useMemo(() => rowsOf(form), [form]);
  const [scope, setScope] = useState<'different' | 'all'>(() =>
    rows.some((row) => row.kind !== 'same') ? 'different' : 'all',
  );
  const shown = useMemo(() => shownRows(rows, scope), [rows, scope]);
  const [here, setHere] = useState<string | null>(shown[0]?.key ?? null);
  const [accepted, setAccepted] = useState<ReadonlySet<string>>(new Set());
  const [returned, setReturned] = useState<readonly Returned[]>([]);
  const [to, setTo] = useState<'operator' | 'ward'>('operator');
  const [words, setWords] = useState('');
  const changed = useChanged(rows, (keys) => {
    setAccepted((before) => new Set([...before].filter((key) => !keys.has(key))));
    if (keys.size > 0) setHere([...keys][0] ?? null);
  });

  const at = shown.findIndex(({ key }) => key === here);
  const row = shown[at];
  const open = rows.filter(
    (one) => mustBeDecided(one) && !accepted.has(one.key) && !returned.some(({ key }) => key === one.key),
  );
  const step = (by: 1 | -1) => setHere(shown[Math.min(shown.length - 1, Math.max(0, at + by))]?.key ?? null);
  const toNextOpen = (after: ReadonlySet<string>) => {
    const later = [...shown.slice(at + 1), ...shown.slice(0, at)].find(
      (one) => mustBeDecided(one) && !after.has(one.key),
    );
    if (later) setHere(later.key);
    else step(1);
  };
  return {
    rows,
    shown,
    scope,
    turnScope: () => setScope((before) => (before === 'all' ? 'different' : 'all')),
    here,
    row,
    changed,
    goTo: setHere,
    down: () => step(1),
    up: () => step(-1),
    accepted,
    open,
    accept: () => {
      if (!row) return;
      const next = new Set([...accepted, row.key]);
      setAccepted(next);
      setReturned((before) => before.filter(({ key }) => key !== row.key));
      toNextOpen(next);
    },
    returned,
    to,
    setTo,
    words,
    setWords,
    addReturn: () => {
      if (!row) return;
      const code: ReturnCode | null = row.kind === 'glyph' ? 'glyph' : row.kind === 'left-out' ? 'missing' : null;
      setAccepted((before) => new Set([...before].filter((key) => key !== row.key)));
      setReturned((before) => [...before.filter(({ key }) => key !== row.key), { key: row.key, code }]);
    },
    /** The reason of the field that was added last. */
    because: (code: ReturnCode) =>
      setReturned((before) => before.map((one, index) => (index === before.length - 1 ? { ...one, code } : one))),
    dropReturn: (dropped: string) => setReturned((before) => before.filter(({ key }) => key !== dropped)),
    leaveReturn: () => setReturned([]),
    reasons: (): ReturnReason[] =>
      returned.flatMap(({ key, code }) => {
        const one = rows.find((candidate) => candidate.key === key);
        if (!one || !code) return [];
        return [{ field: one.field.id, ...(one.line === null ? {} : { line: one.line }), code }];
      }),
  };
}

export type Review = ReturnType<typeof useReview>;

/** The fields whose value is another one than when she last looked. */
function useChanged(rows: readonly ReviewRow[], onChange: (keys: ReadonlySet<string>) => void): ReadonlySet<string> {
  const before = useRef(rows);
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    if (before.current === rows) return;
    const old = new Map(before.current.map((row) => [row.key, row.entered]));
    const keys = new Set(rows.filter((row) => old.get(row.key) !== row.entered).map(({ key }) => key));
    before.current = rows;
    setChanged(keys);
    onChange(keys);
    // Runs when another version of the entry has been read, and only then.
  }, [rows]);
  return changed;
}
