import type { Facts, Person } from './case-facts.js';
import { MAX_PERSONS } from './check-facts.js';
import type { Comparison, FactValue } from './clause.js';
import { fieldProblem, type FieldProblem } from './field-rules.js';
import { isTyped, type Layout, type LayoutField } from './layout.js';
import { strongest, truthOf, type Truth } from './truth.js';

export type EntryValue = string | boolean | null | undefined;
export type EntryLine = { readonly pid: string | null; readonly values: Readonly<Record<string, EntryValue>> };

/** What is typed from a form: what stands on it once, and the lines of each group. */
export type EntryValues = {
  readonly header: Readonly<Record<string, EntryValue>>;
  readonly lines: Readonly<Record<string, readonly EntryLine[]>>;
};

export type EntryFacts = { readonly event: Facts; readonly persons: readonly Person[] };

export type FieldError = {
  readonly field: string;
  readonly group: string | null;
  readonly line: number | null;
  readonly code: FieldProblem | 'required' | 'unknown-field' | 'unknown-group' | 'no-line' | 'too-many-lines';
  readonly params?: Readonly<Record<string, string | number>>;
};

/** What is wrong or missing in an entry. The errors name fields and hold no value. */
export function validateEntry(layout: Layout, values: EntryValues, facts: EntryFacts): readonly FieldError[] {
  const header = fieldsOf(layout, null);
  return [
    ...unknownFields(values.header, header, null, null),
    ...header.flatMap((field) => errorsAt({ layout, values, facts }, field, null)),
    ...Object.keys(values.lines).flatMap((group): FieldError[] =>
      layout.groups.some(({ id }) => id === group) ? [] : [{ field: group, group, line: null, code: 'unknown-group' }],
    ),
    ...layout.groups.flatMap(({ id }) => errorsInGroup({ layout, values, facts }, id)),
  ];
}

type Entry = { readonly layout: Layout; readonly values: EntryValues; readonly facts: EntryFacts };
type Place = { readonly group: string; readonly line: number; readonly entry: EntryLine } | null;

function fieldsOf(layout: Layout, group: string | null): readonly LayoutField[] {
  return layout.fields.filter((field) => field.group === group);
}

function errorsInGroup(entry: Entry, group: string): readonly FieldError[] {
  const fields = fieldsOf(entry.layout, group);
  const lines = entry.values.lines[group] ?? [];
  const whole = (code: FieldError['code'], params: FieldError['params'] = {}): FieldError => ({
    field: group,
    group,
    line: null,
    code,
    params,
  });
  if (lines.length > MAX_PERSONS) return [whole('too-many-lines', { limit: MAX_PERSONS })];
  if (lines.length === 0) return fields.some(({ required }) => required === true) ? [whole('no-line')] : [];
  return lines.flatMap((line, index) => [
    ...unknownFields(line.values, fields, group, index),
    ...fields.flatMap((field) => errorsAt(entry, field, { group, line: index, entry: line })),
  ]);
}

function unknownFields(
  values: EntryLine['values'],
  fields: readonly LayoutField[],
  group: string | null,
  line: number | null,
): readonly FieldError[] {
  return Object.keys(values).flatMap((field): FieldError[] =>
    fields.some(({ id }) => id === field) ? [] : [{ field, group, line, code: 'unknown-field' }],
  );
}

function errorsAt(entry: Entry, field: LayoutField, place: Place): readonly FieldError[] {
  if (!isTyped(field)) return [];
  const value = (place?.entry.values ?? entry.values.header)[field.id];
  const error = (code: FieldError['code'], params: FieldError['params'] = {}): readonly FieldError[] => [
    { field: field.id, group: field.group, line: place?.line ?? null, code, params },
  ];
  if (isEmpty(value, field)) return isRequired(entry, field, place) === true ? error('required') : [];
  const problem = fieldProblem(field, value, entry.layout.date);
  return problem === null ? [] : error(problem, field.length === null ? {} : { length: field.length });
}

/** A tick or a signature that must be there is missing while it is not ticked. */
function isEmpty(value: EntryValue, { type, required }: LayoutField): value is null | undefined {
  if (value === null || value === undefined) return true;
  if (value === false) return type === 'signature' || required === true;
  return typeof value === 'string' && value.trim() === '';
}

/** Whether a field must be filled in, as far as facts and the other fields tell: where they do not, nobody is kept waiting. */
function isRequired({ layout, values, facts }: Entry, { required, group }: LayoutField, place: Place): Truth {
  if (typeof required === 'boolean') return required;
  const valueOf = (person: Person | undefined) => (comparison: Comparison) => {
    if (comparison.subject === 'fact') return factOf(comparison.name, facts.event, person);
    const line = layout.fields.find(({ id }) => id === comparison.name)?.group ? place?.entry.values : values.header;
    return fieldValue(line?.[comparison.name]);
  };
  const byPid = (pid: string | null) => facts.persons.find((person) => person.pid === pid);
  if (group !== null) return truthOf(required, valueOf(byPid(place?.entry.pid ?? null)));
  const named = Object.values(values.lines).flatMap((lines) => lines.flatMap(({ pid }) => byPid(pid) ?? []));
  const persons = named.length > 0 ? named : facts.persons;
  if (persons.length === 0) return truthOf(required, valueOf(undefined));
  return strongest(persons.map((person) => truthOf(required, valueOf(person))));
}

function factOf(name: string, event: Facts, person: Person | undefined): FactValue | undefined {
  const [scope, key] = name.split('.');
  const value = (scope === 'person' ? person?.facts : event)?.[key ?? ''];
  return value === 'unknown' || value === null ? undefined : value;
}

function fieldValue(value: EntryValue): FactValue | undefined {
  return value === null || value === '' ? undefined : value;
}
