import type { EntryValue, EntryValues } from '../../../../src/guidance/entry.js';
import type { CentreForm } from '../../api/centre.js';
import { isGlyphDifference, isSame } from '../centre-form/compare.js';
import { layoutOf } from '../centre-form/layout-of.js';
import { shownValue } from '../centre-form/shown-value.js';
import { sectionsOf, valueAt, type Slot } from '../centre-form/slots.js';
import { isBlank } from '../centre-form/field-kinds.js';

/** differs: two values · glyph: the same name in another form · left-out: known and not entered · new: only on the paper */
export type RowKind = 'differs' | 'glyph' | 'left-out' | 'new' | 'same';

export interface ReviewRow extends Slot {
  known: EntryValue;
  entered: EntryValue;
  kind: RowKind;
}

/** What the entry is held against: the ward's knowledge, or what was approved before a correction. */
export function comparedValues(form: CentreForm): { known: EntryValues; entered: EntryValues } {
  const none: EntryValues = { header: {}, lines: {} };
  if (form.correction) return { known: form.entry?.values ?? none, entered: form.correction.values };
  return { known: alignedTo(form.entry?.values ?? none, form.prefill), entered: form.entry?.values ?? none };
}

/** Lines by person: on a form written by hand they may stand in another order than at the counter. */
function alignedTo(entered: EntryValues, known: EntryValues): EntryValues {
  const lines = Object.entries(entered.lines).map(([group, typed]) => {
    const persons = known.lines[group] ?? [];
    return [
      group,
      typed.map(
        (line, at) =>
          persons.find(({ pid }) => pid !== null && pid === line.pid) ?? persons[at] ?? { pid: null, values: {} },
      ),
    ] as const;
  });
  return { header: known.header, lines: Object.fromEntries(lines) };
}

const blankOrNo = (value: EntryValue): boolean => isBlank(value) || value === false;

function kindOf({ field }: Slot, known: EntryValue, entered: EntryValue): RowKind | null {
  if (blankOrNo(known) && blankOrNo(entered)) return null;
  if (isSame(field, known, entered)) return 'same';
  if (blankOrNo(known)) return 'new';
  if (blankOrNo(entered)) return 'left-out';
  return isGlyphDifference(shownValue(field, known), shownValue(field, entered)) ? 'glyph' : 'differs';
}

/** Every field that carries something, in the order of the paper. */
export function rowsOf(form: CentreForm): ReviewRow[] {
  const { known, entered } = comparedValues(form);
  const sections = sectionsOf(layoutOf(form), entered);
  return sections.flatMap(({ slots }) =>
    slots.flatMap((slot): ReviewRow[] => {
      const [before, now] = [valueAt(known, slot), valueAt(entered, slot)];
      const kind = slot.field.keep === 'never' ? null : kindOf(slot, before, now);
      return kind === null ? [] : [{ ...slot, known: before, entered: now, kind }];
    }),
  );
}

/** Nobody may pass over these with a glance: each is decided by itself. */
export const mustBeDecided = ({ kind }: ReviewRow): boolean => kind !== 'same' && kind !== 'new';

/** The differences first, then what only the paper says; what agrees only when it is asked for. */
export function shownRows(rows: readonly ReviewRow[], scope: 'different' | 'all'): readonly ReviewRow[] {
  if (scope === 'all') return rows;
  return [...rows.filter(mustBeDecided), ...rows.filter(({ kind }) => kind === 'new')];
}
