import type { EntryLine, EntryValue, EntryValues } from '../../../../src/guidance/entry.js';
import { isTyped, type Layout, type LayoutField } from '../../../../src/guidance/layout.js';
import { inLanguage } from '../../texts/language.js';

/** One place on the form where something is typed; its key is the pointer by which the server names it. */
export interface Slot {
  key: string;
  field: LayoutField;
  line: number | null;
}

export interface Section {
  id: string;
  /** Which person; null where something stands once on the form. */
  line: number | null;
  group: string | null;
  slots: readonly Slot[];
}

export const slotKey = ({ id, group }: Pick<LayoutField, 'id' | 'group'>, line: number | null): string =>
  group === null ? `/header/${id}` : `/lines/${group}/${line ?? 0}/${id}`;

const slotOf = (field: LayoutField, line: number | null): Slot => ({ key: slotKey(field, line), field, line });

/** As the paper is read: what stands above, person by person, what stands below. */
export function sectionsOf(layout: Layout, values: EntryValues): Section[] {
  const runs: LayoutField[][] = [];
  for (const field of layout.fields.filter(isTyped)) {
    const last = runs.at(-1);
    if (last?.[0]?.group === field.group) last.push(field);
    else runs.push([field]);
  }
  return runs.flatMap((fields, at): Section[] => {
    const group = fields[0]?.group ?? null;
    if (group === null)
      return [{ id: `header-${at}`, line: null, group, slots: fields.map((field) => slotOf(field, null)) }];
    return (values.lines[group] ?? []).map((_, line) => ({
      id: `${group}-${line}`,
      line,
      group,
      slots: fields.map((field) => slotOf(field, line)),
    }));
  });
}

export function valueAt(values: EntryValues, { field, line }: Slot): EntryValue {
  if (field.group === null) return values.header[field.id];
  return values.lines[field.group]?.[line ?? 0]?.values[field.id];
}

export function withValue(values: EntryValues, { field, line }: Slot, value: EntryValue): EntryValues {
  if (field.group === null) return { ...values, header: { ...values.header, [field.id]: value } };
  const lines = (values.lines[field.group] ?? []).map((one, at): EntryLine =>
    at === line ? { ...one, values: { ...one.values, [field.id]: value } } : one,
  );
  return { ...values, lines: { ...values.lines, [field.group]: lines } };
}

export const labelOf = (words: { ja: string; en: string }): string => inLanguage(words.ja, words.en);

/** Looked at and then forgotten: nobody types it (My Number). */
export const isNeverKept = ({ field }: Pick<Slot, 'field'>): boolean => field.keep === 'never';
