import { validateEntry, type EntryValues } from '../../../../src/guidance/entry.js';
import type { Layout } from '../../../../src/guidance/layout.js';
import type { CentreForm } from '../../api/centre.js';
import { knownFacts } from '../centre-form/known-facts.js';
import { layoutOf } from '../centre-form/layout-of.js';
import { isNeverKept, sectionsOf, valueAt, type Section, type Slot } from '../centre-form/slots.js';
import { hers, isOffered, type EntryState } from './entry-state.js';
import { isBlank } from '../centre-form/field-kinds.js';

export interface Mistake {
  code: string;
  params?: Readonly<Record<string, string | number>> | undefined;
}

export interface SectionView extends Section {
  /** Needed on this form as far as anybody knows. */
  shown: readonly Slot[];
  /** Asked only of others: foreign nationals, another kind of change. */
  folded: readonly Slot[];
  done: number;
  total: number;
}

export interface EntryView {
  sections: readonly SectionView[];
  mistakes: ReadonlyMap<string, Mistake>;
  done: number;
  total: number;
  offered: readonly Slot[];
}

const keyOf = ({ field, group, line }: { field: string; group: string | null; line: number | null }): string =>
  group === null ? `/header/${field}` : `/lines/${group}/${line ?? 0}/${field}`;

const fieldRulesOnly = new Set(['unknown-field', 'unknown-group']);

function mistakesIn(layout: Layout, values: EntryValues, prefill: EntryValues): Map<string, Mistake> {
  const errors = validateEntry(layout, values, knownFacts(values, prefill));
  return new Map(
    errors
      .filter(({ code }) => !fieldRulesOnly.has(code))
      .map((error) => [keyOf(error), { code: error.code, params: error.params }]),
  );
}

/** Everything the bench shows, worked out from what is typed. */
export function viewOf(form: CentreForm, state: EntryState, again: ReadonlyMap<string, string>): EntryView {
  const layout = layoutOf(form);
  const mistakes = mistakesIn(layout, hers(form, state), form.prefill);
  const blanks = mistakesIn(layout, state.values, form.prefill);
  const needed = (slot: Slot) =>
    typeof slot.field.required === 'boolean' ||
    blanks.get(slot.key)?.code === 'required' ||
    !isBlank(valueAt(state.values, slot)) ||
    state.taken.has(slot.key) ||
    again.has(slot.key);
  const sections = sectionsOf(layout, state.values).map((section): SectionView => {
    const shown = section.slots.filter(needed);
    const counted = shown.filter((slot) => !isNeverKept(slot) && mustBe(slot, state, mistakes));
    const done = counted.filter((slot) => isDone(slot, state, mistakes)).length;
    return { ...section, shown, folded: section.slots.filter((slot) => !needed(slot)), done, total: counted.length };
  });
  return {
    sections,
    mistakes,
    done: sections.reduce((sum, { done }) => sum + done, 0),
    total: sections.reduce((sum, { total }) => sum + total, 0),
    offered: sections.flatMap(({ slots }) => slots.filter((slot) => isOffered(state, slot))),
  };
}

const mustBe = (slot: Slot, state: EntryState, mistakes: ReadonlyMap<string, Mistake>): boolean =>
  slot.field.required === true || mistakes.has(slot.key) || !isBlank(valueAt(state.values, slot));

const isDone = (slot: Slot, { taken }: EntryState, mistakes: ReadonlyMap<string, Mistake>): boolean =>
  taken.has(slot.key) && !mistakes.has(slot.key);
