import type { EntryLine, EntryValue, EntryValues } from './entry.js';
import { canonicalValue } from './field-rules.js';
import type { Layout, LayoutField } from './layout.js';

export type SplitEntry = {
  /** May stand in an event as it is. */
  readonly clear: EntryValues;
  /** Personal: sealed for its subject (the line's person, else the case) before it enters an event. */
  readonly sealed: EntryValues;
  /** Looked at and then forgotten: enters no event (My Number). */
  readonly never: EntryValues;
};

/** Takes an entry apart by the marks of its layout. Fields that the layout does not know count as personal. */
export function splitEntry(layout: Layout, values: EntryValues): SplitEntry {
  const part = (wanted: keyof SplitEntry) => filtered(values, (field) => placeOf(layout, field) === wanted);
  return { clear: part('clear'), sealed: part('sealed'), never: part('never') };
}

function placeOf(layout: Layout, id: string): keyof SplitEntry {
  const field = layout.fields.find((candidate) => candidate.id === id);
  if (!field) return 'sealed';
  if (field.keep === 'never') return 'never';
  return field.personal ? 'sealed' : 'clear';
}

/** The parts of an entry put together again. */
export function joinEntries(...parts: readonly EntryValues[]): EntryValues {
  const groups = [...new Set(parts.flatMap(({ lines }) => Object.keys(lines)))];
  const lineOf = (group: string, index: number): EntryLine => ({
    pid: parts.map(({ lines }) => lines[group]?.[index]?.pid).find((pid) => pid !== undefined && pid !== null) ?? null,
    values: Object.assign({}, ...parts.map(({ lines }) => lines[group]?.[index]?.values)),
  });
  const count = (group: string) => Math.max(...parts.map(({ lines }) => lines[group]?.length ?? 0));
  return {
    header: Object.assign({}, ...parts.map(({ header }) => header)),
    lines: Object.fromEntries(
      groups.map((group) => [group, Array.from({ length: count(group) }, (_, index) => lineOf(group, index))]),
    ),
  };
}

/** The entry as it is stored: dates and numbers in one spelling, empty fields left out, names untouched. */
export function canonicalEntry(layout: Layout, values: EntryValues): EntryValues {
  const fields = new Map(layout.fields.map((field) => [field.id, field]));
  const spelled = (id: string, value: EntryValue) => canonicalOf(fields.get(id), value);
  return mapped(values, (line) =>
    Object.fromEntries(
      Object.entries(line)
        .map(([id, value]) => [id, spelled(id, value)] as const)
        .filter(([, value]) => value !== null && value !== undefined && value !== ''),
    ),
  );
}

function canonicalOf(field: LayoutField | undefined, value: EntryValue): EntryValue {
  return field === undefined || value === null || value === undefined ? value : canonicalValue(field, value);
}

function filtered(values: EntryValues, keeps: (field: string) => boolean): EntryValues {
  return mapped(values, (line) => Object.fromEntries(Object.entries(line).filter(([id]) => keeps(id))));
}

function mapped(values: EntryValues, change: (line: EntryLine['values']) => EntryLine['values']): EntryValues {
  return {
    header: change(values.header),
    lines: Object.fromEntries(
      Object.entries(values.lines).map(([group, lines]) => [
        group,
        lines.map(({ pid, values: line }) => ({ pid, values: change(line) })),
      ]),
    ),
  };
}
