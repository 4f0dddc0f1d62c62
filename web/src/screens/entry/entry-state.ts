import type { EntryLine, EntryValue, EntryValues } from '../../../../src/guidance/entry.js';
import type { CentreForm } from '../../api/centre.js';
import { layoutOf } from '../centre-form/layout-of.js';
import { isNeverKept, sectionsOf, slotKey, valueAt, withValue, type Slot } from '../centre-form/slots.js';
import { isBlank } from '../centre-form/field-kinds.js';

/** What is on the form so far: offered by the ward and not yet taken, or taken and typed by the operator. */
export interface EntryState {
  values: EntryValues;
  taken: ReadonlySet<string>;
  /** Counts what she did, so that a draft is saved when there is something new. */
  changes: number;
}

export type EntryAct =
  | { do: 'type'; slot: Slot; value: EntryValue }
  | { do: 'take'; slots: readonly Slot[] }
  | { do: 'add-line'; group: string }
  | { do: 'drop-line'; group: string };

const allSlots = (form: CentreForm, values: EntryValues): Slot[] =>
  sectionsOf(layoutOf(form), values).flatMap(({ slots }) => slots);

const blankLine = ({ pid }: { pid: string | null }): EntryLine => ({ pid, values: {} });

/** As many lines as there are persons; a form written by hand is typed in full, so nothing is offered on it. */
function offeredBy(form: CentreForm): EntryValues {
  const { prefill } = form;
  const groups = layoutOf(form).groups.map(({ id }): [string, EntryLine[]] => {
    const known = prefill.lines[id] ?? form.persons.map((pid) => ({ pid, values: {} }));
    const lines = form.prefilled ? known : known.map(blankLine);
    return [id, lines.length > 0 ? lines : [{ pid: null, values: {} }]];
  });
  return { header: form.prefilled ? prefill.header : {}, lines: Object.fromEntries(groups) };
}

const lastReturn = (form: CentreForm) => form.returns.at(-1);

/** The fields to look at again, when the form came back to the one who typed it. */
export function returnedKeys(form: CentreForm): ReadonlyMap<string, string> {
  const back = form.entry ? lastReturn(form) : undefined;
  if (!back || back.to !== 'operator' || back.at < (form.entry?.at ?? '')) return new Map();
  const fields = layoutOf(form).fields;
  return new Map(
    back.reasons.flatMap(({ field: id, line, code }) => {
      const field = fields.find((one) => one.id === id);
      return field ? [[slotKey(field, line), code] as const] : [];
    }),
  );
}

/** What was submitted before is hers again, except what she was asked to look at; after a visit to the ward all of it. */
function startOf(form: CentreForm): EntryState {
  if (!form.entry) return { values: offeredBy(form), taken: new Set(), changes: 0 };
  const { values } = form.entry;
  const again = returnedKeys(form);
  const afterWard = lastReturn(form)?.to === 'ward' && form.state !== 'approved';
  const keys = afterWard ? [] : allSlots(form, values).filter((slot) => !isBlank(valueAt(values, slot)));
  return { values, taken: new Set(keys.map(({ key }) => key).filter((key) => !again.has(key))), changes: 0 };
}

/** With what she had typed before she was interrupted. */
export function openEntry(form: CentreForm): EntryState {
  const start = startOf(form);
  const draft = form.draft?.values;
  if (!draft) return start;
  const lines = Object.fromEntries(
    Object.entries(start.values.lines).map(([group, known]) => [
      group,
      [...known, ...(draft.lines[group] ?? []).slice(known.length).map(blankLine)],
    ]),
  );
  let values: EntryValues = { ...start.values, lines };
  const taken = new Set(start.taken);
  for (const slot of allSlots(form, values)) {
    const kept = valueAt(draft, slot);
    if (kept === undefined || kept === null) continue;
    values = withValue(values, slot, kept);
    taken.add(slot.key);
  }
  return { values, taken, changes: 0 };
}

export function entryAfter(state: EntryState, act: EntryAct): EntryState {
  const changes = state.changes + 1;
  switch (act.do) {
    case 'type':
      return {
        values: withValue(state.values, act.slot, act.value),
        taken: new Set([...state.taken, act.slot.key]),
        changes,
      };
    case 'take':
      return { ...state, taken: new Set([...state.taken, ...act.slots.map(({ key }) => key)]), changes };
    case 'add-line':
      return {
        ...state,
        changes,
        values: withLines(state.values, act.group, (lines) => [...lines, blankLine({ pid: null })]),
      };
    case 'drop-line':
      return { ...state, changes, values: withLines(state.values, act.group, (lines) => lines.slice(0, -1)) };
  }
}

const withLines = (
  values: EntryValues,
  group: string,
  change: (lines: readonly EntryLine[]) => EntryLine[],
): EntryValues => ({
  ...values,
  lines: { ...values.lines, [group]: change(values.lines[group] ?? []) },
});

export const isOffered = ({ values, taken }: EntryState, slot: Slot): boolean =>
  !taken.has(slot.key) && !isNeverKept(slot) && !isBlank(valueAt(values, slot));

/** Only what she took or typed: a draft, and what she submits. */
export function hers(form: CentreForm, { values, taken }: EntryState): EntryValues {
  const empty: EntryValues = {
    header: {},
    lines: Object.fromEntries(Object.entries(values.lines).map(([group, lines]) => [group, lines.map(blankLine)])),
  };
  return allSlots(form, values)
    .filter((slot) => taken.has(slot.key) && !isNeverKept(slot))
    .reduce((kept, slot) => withValue(kept, slot, valueAt(values, slot) ?? ''), empty);
}
