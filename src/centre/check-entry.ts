/** What is typed is checked by the form's own layout, and taken apart: clear, personal by subject, and what is not kept at all. */
import { Injectable } from '@nestjs/common';
import { EdgeProblem, type FieldProblem } from '../edge/problem.filter.js';
import {
  canonicalEntry,
  personalOf,
  splitEntry,
  validateEntry,
  type EntryFacts,
  type EntryValues,
  type FieldError,
  type Layout,
} from '../guidance/index.js';
import { entryShape } from '../kernel/form-values.js';
import { Cases, caseInput } from '../reception/index.js';
import { FormDesk } from './form-desk.js';
import type { Arrival, KnownItem, Values } from './work-item.js';

@Injectable()
export class CheckEntry {
  constructor(
    private readonly desk: FormDesk,
    private readonly cases: Cases,
  ) {}

  /** @throws EdgeProblem naming every field that is wrong or missing. */
  async complete({ form }: KnownItem, typed: unknown): Promise<Values> {
    const entry = wellFormed(typed);
    const layout = await this.desk.layoutOf(form);
    const { state } = await this.cases.load(form.caseId);
    const { event, persons } = caseInput(state);
    const errors = [...strangers(form, entry), ...mistakes(layout, entry, { event, persons })];
    if (errors.length > 0) throw new EdgeProblem(422, 'centre.entry-incomplete', { mistakes: errors.length }, errors);
    const split = splitEntry(layout, canonicalEntry(layout, entry));
    return { clear: split.clear as Values['clear'], personal: personalOf(form.caseId, split) };
  }

  /** For a draft: half of it may be missing or wrong, but what is never kept is not kept here either. */
  async keepable({ form }: Pick<KnownItem, 'form'>, typed: unknown): Promise<EntryValues> {
    const entry = wellFormed(typed);
    const layout = await this.desk.layoutOf(form);
    const kept = (values: EntryValues['header']) =>
      Object.fromEntries(
        Object.entries(values).filter(([id]) => layout.fields.find((field) => field.id === id)?.keep !== 'never'),
      );
    const lines = Object.entries(entry.lines).map(
      ([group, rows]) => [group, rows.map(({ pid, values }) => ({ pid, values: kept(values) }))] as const,
    );
    return { header: kept(entry.header), lines: Object.fromEntries(lines) };
  }
}

const wellFormed = (typed: unknown): EntryValues => {
  const parsed = entryShape.safeParse(typed);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map(({ path }) => ({ pointer: `/${path.map(String).join('/')}`, rule: 'other' }));
  throw new EdgeProblem(400, 'invalid-input', {}, fields);
};

/** /header/filerName, /lines/persons/0/person.name */
const pointerOf = ({ field, group, line }: FieldError): string =>
  group === null ? `/header/${field}` : line === null ? `/lines/${group}` : `/lines/${group}/${line}/${field}`;

const mistakes = (layout: Layout, entry: EntryValues, facts: EntryFacts): FieldProblem[] =>
  validateEntry(layout, entry, facts).map((error) => ({
    pointer: pointerOf(error),
    rule: error.code,
    ...(error.params ? { values: error.params } : {}),
  }));

/** A line belongs to a person of the form or to nobody yet: under nobody else's key may anything be sealed. */
const strangers = ({ persons }: Arrival, { lines }: EntryValues): FieldProblem[] =>
  Object.entries(lines).flatMap(([group, rows]) =>
    rows.flatMap(({ pid }, index) =>
      pid === null || persons.includes(pid)
        ? []
        : [{ pointer: `/lines/${group}/${index}/pid`, rule: 'unknown-person' }],
    ),
  );
