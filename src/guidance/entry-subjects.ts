/** How the values of a form lie in an event: clear ones as they are, personal ones under the subject they belong to. */
import type { z } from 'zod';
import { isErased, type Personal } from '../kernel/decider.js';
import type { sealedHeader } from '../kernel/form-values.js';
import type { EntryLine, EntryValues } from './entry.js';
import { joinEntries, type SplitEntry } from './split-entry.js';

type Sealed = z.infer<typeof sealedHeader>;
export type EntryPersonal = Readonly<Record<`case:${string}`, Sealed>> &
  Readonly<Record<`person:${string}`, { lines: Sealed['lines'] }>>;

/** Personal values by subject: the line's person, else the case. Values marked `keep: never` are in neither part. */
export const personalOf = (caseId: string, { sealed }: SplitEntry): EntryPersonal => {
  const bySubject: Record<string, Sealed> = { [`case:${caseId}`]: { header: sealed.header, lines: [] } };
  for (const [group, lines] of Object.entries(sealed.lines)) {
    lines.forEach(({ pid, values: line }, index) => {
      const subject = pid === null ? `case:${caseId}` : `person:${pid}`;
      const own = (bySubject[subject] ??= { header: {}, lines: [] });
      own.lines.push({ group, index, values: line });
    });
  }
  return bySubject as EntryPersonal;
};

/** The entry put together again from an event's clear part and its opened personal values; erased ones are absent. */
export const entryFrom = (clear: EntryValues, personal: Readonly<Record<string, Personal<unknown>>>): EntryValues => {
  const opened = Object.values(personal).filter((part): part is Sealed => !isErased(part));
  return opened.reduce<EntryValues>((entry, part) => joinEntries(entry, asEntry(part, entry)), clear);
};

const asEntry = ({ header = {}, lines }: Partial<Sealed>, entry: EntryValues): EntryValues => {
  const groups: Record<string, EntryLine[]> = {};
  for (const { group, index, values: line } of lines ?? []) {
    const rows = (groups[group] ??= (entry.lines[group] ?? []).map(({ pid }) => ({ pid, values: {} })));
    while (rows.length <= index) rows.push({ pid: null, values: {} });
    rows[index] = { pid: rows[index]?.pid ?? null, values: line };
  }
  return { header, lines: groups };
};
