import { doubles } from './check-vocabulary.js';
import { readClause, type Clause, type Vocabulary } from './clause.js';
import type { CatalogueContent, ContentPath, FieldSpec, FormSpec, LayoutSpec, Problem } from './content.js';

/** When a field must be filled in, and when a Western year may be written, as clauses where the file has clauses. */
export type FieldRules = { readonly required: boolean | Clause; readonly western: boolean | Clause };
export type FormRules = ReadonlyMap<FieldSpec, FieldRules>;

/** Code list of a field that stands for the form's own procedures. */
export const OWN_PROCEDURES = 'PROCEDURES';

/** Checks forms and layouts and gives the rules of their fields; what is wrong goes to `problems`. */
export function checkForms(content: CatalogueContent, problems: Problem[]): FormRules {
  const rules = new Map<FieldSpec, FieldRules>();
  const ids = new Set(content.procedures.map(({ id }) => id));
  content.forms.forEach((form, index) => {
    const path = ['forms', index];
    problems.push(...procedureProblems(form, path, ids));
    if (!form.fields) return;
    if (!form.page) problems.push({ path, reason: 'a form with fields needs a page' });
    else
      checkLayout({ page: form.page, groups: form.groups ?? [], fields: form.fields }, path, {
        content,
        problems,
        rules,
        regions: true,
      });
  });
  checkLayout(content.default_layout, ['default_layout'], { content, problems, rules, regions: false });
  return rules;
}

function procedureProblems(
  { procedures, attached = [] }: FormSpec,
  path: ContentPath,
  known: ReadonlySet<string>,
): readonly Problem[] {
  return [
    ...doubles(procedures, ...path, 'procedures'),
    ...procedures.flatMap((id, index) =>
      known.has(id) ? [] : [{ path: [...path, 'procedures', index], reason: `unknown procedure "${id}"` }],
    ),
    ...attached.flatMap((id, index) =>
      procedures.includes(id)
        ? []
        : [{ path: [...path, 'attached', index], reason: `"${id}" is attached but not in procedures` }],
    ),
  ];
}

type Check = { readonly content: CatalogueContent; readonly problems: Problem[]; readonly rules: Map<FieldSpec, FieldRules>; readonly regions: boolean }; // prettier-ignore

function checkLayout(layout: LayoutSpec, path: ContentPath, check: Check): void {
  check.problems.push(...doubles(layout.fields.map(({ id }) => id), ...path, 'fields')); // prettier-ignore
  const vocabulary = vocabularyOf(layout, check.content);
  layout.fields.forEach((field, index) => {
    const at = [...path, 'fields', index];
    check.problems.push(...fieldProblems(field, at, layout, check));
    const rule = (key: 'required' | 'western'): boolean | Clause => {
      const raw = field[key] ?? false;
      if (typeof raw === 'boolean') return raw;
      return readClause(raw, [...at, key], { vocabulary, problems: check.problems }) ?? false;
    };
    check.rules.set(field, { required: rule('required'), western: rule('western') });
  });
}

function vocabularyOf(layout: LayoutSpec, content: CatalogueContent): Vocabulary {
  const facts = new Map(content.facts.map((fact) => [fact.name, fact]));
  const fields = new Map(layout.fields.map((field) => [field.id, field]));
  const codesOf = (list: string | undefined) =>
    content.code_lists.find(({ id }) => id === list)?.codes.map(({ code }) => code);
  return {
    // A layout looks at stated facts only: it is filled in without the day and the whole case at hand.
    fact: (name) => (facts.get(name)?.source === 'derived' ? undefined : facts.get(name)),
    field: (name) => {
      const field = fields.get(name);
      return field && { type: field.type, codes: codesOf(field.codes) ?? null };
    },
  };
}

function fieldProblems(
  field: FieldSpec,
  path: ContentPath,
  layout: LayoutSpec,
  { content, regions }: Check,
): readonly Problem[] {
  const found: Problem[] = [];
  const add = (key: string, reason: string) => found.push({ path: [...path, key], reason: `${field.id}: ${reason}` });
  if ((field.type === 'code') !== (field.codes !== undefined))
    add('type', 'exactly the fields of type code have codes');
  if (field.codes && field.codes !== OWN_PROCEDURES && !content.code_lists.some(({ id }) => id === field.codes)) {
    add('codes', `unknown code list "${field.codes}"`);
  }
  if (field.group && !layout.groups.some(({ id }) => id === field.group))
    add('group', `unknown group "${field.group}"`);
  if (field.id.startsWith('person.') !== (field.group !== undefined))
    add('id', 'exactly the fields of a group are named person.…');
  if (field.keep && !field.personal) add('keep', 'what is not kept in clear is personal');
  if (regions && !field.region) add('id', 'a field of a form has a region');
  if (field.region && isOutside(field, layout)) add('region', 'the region lies outside the page');
  return found;
}

function isOutside({ region, group }: FieldSpec, { page, groups }: LayoutSpec): boolean {
  const [x, y, width, height] = region ?? [0, 0, 0, 0];
  const lines = groups.find(({ id }) => id === group);
  const last = lines ? (lines.repeat - 1) * lines.pitch : 0;
  return x + width > page.width || y + last + height > page.height;
}
