import { z } from 'zod';

// The catalogue as plain JSON: what the files under config/ say, in lists wherever order matters. Stored format: an old case is
// evaluated again with the content it was guided by.

const isoDate = z.iso.date({ error: 'not a date (expected year-month-day)' });
const text = z.string().min(1);
const words = z.strictObject({ ja: text, en: text });
const id = z.string().regex(/^[A-Z0-9][A-Z0-9_-]*$/, 'not an id (capital letters, digits, - and _)');
const labels = { label_ja: text, label_en: text };
/** Clauses are read by `readClause`, which gives better reasons than a schema could. */
const rawClause = z.unknown();

const fact = z.strictObject({
  name: z
    .string()
    .regex(/^(event|person|household)\.[a-zA-Z0-9]+$/, 'not a fact name (event.…, person.… or household.…)'),
  scope: z.enum(['event', 'person', 'household']),
  type: z.enum(['boolean', 'date', 'enum', 'integer']),
  source: z.enum(['registry', 'interview', 'derived']),
  ask: z.enum(['FILER', 'PERSON', 'PARENT', 'FAMILY']).optional(),
  ...labels,
  question_ja: text.optional(),
  question_en: text.optional(),
  unit_ja: text.optional(),
  values: z.array(z.strictObject({ value: id, ja: text, en: text })).optional(),
  from: z.array(text).optional(),
  derivation: z.union([text, z.array(text)]).optional(),
});

const anchor = z.strictObject({
  id: text,
  facts: z.array(text).min(1),
  shift: z.enum(['first_of_next_month']).optional(),
  ...labels,
});

const deadline = z.strictObject({
  anchor: text,
  amount: z.int().min(0),
  unit: z.enum(['day', 'month', 'year']),
  count: z.enum(['exclude_first', 'include_first']),
  severity: text,
  roll: z.enum(['next_business_day', 'none']).optional(),
  before: z.boolean().optional(),
  consequence_ja: text,
});

const paper = z.union([text, z.strictObject({ ja: text, from: isoDate.optional(), to: isoDate.optional() })]);
const basis = z.enum(['seed', 'source', 'domain']);

const version = z.strictObject({
  name_ja: text,
  name_en: text,
  valid_from: isoDate,
  valid_to: isoDate.nullable(),
  valid_basis: basis,
  events: z.array(text).min(1),
  scope: z.enum(['event', 'person']),
  once_per: z.enum(['household']).optional(),
  do_first: z.boolean().optional(),
  when: z.array(rawClause),
  documents: z.array(paper),
  deadline: deadline.nullable(),
  other_deadlines: z.array(deadline.extend({ label_ja: text })).optional(),
  deadline_text_ja: text,
  section: text,
  outputs: z.array(text),
  systems: z.array(text),
  routing: text,
  routing_basis: z.enum(['seed', 'judgement']),
  center_task: z.enum(['DATA_ENTRY', 'NONE']),
  law: text,
  basis: z.array(basis).min(1),
  sources: z.array(text),
  verified: z.boolean(),
  notes: z.array(text),
  steps: z.array(text),
  cautions: z.array(text),
});

const procedure = z.strictObject({ id, group: text, order: z.int(), versions: z.array(version).min(1) });

const millimetres = z.number().min(0);
const field = z.strictObject({
  id: z.string().regex(/^(person\.)?[a-z][a-zA-Z0-9]*$/, 'not a field name'),
  ...labels,
  type: z.enum([
    'text', 'name', 'kana', 'address', 'phone', 'digits', 'code', 'boolean', 'date', 'era_date',
    'my_number', 'residence_card_no', 'qr', 'stamp', 'signature',
  ]), // prettier-ignore
  required: z.union([z.boolean(), z.record(z.string(), z.unknown())]),
  personal: z.boolean(),
  region: z.tuple([millimetres, millimetres, millimetres, millimetres]).optional(),
  group: text.optional(),
  office: z.boolean().optional(),
  mark: z.boolean().optional(),
  western: z.union([z.boolean(), z.record(z.string(), z.unknown())]).optional(),
  keep: z.enum(['never', 'masked']).optional(),
  codes: text.optional(),
  length: z.int().min(1).optional(),
  shorter: z.boolean().optional(),
  past: z.boolean().optional(),
  valid_from: isoDate.optional(),
  valid_to: isoDate.optional(),
});

const layout = {
  page: z.strictObject({
    size: z.enum(['A4', 'A3']),
    orientation: z.enum(['upright', 'landscape']),
    width: z.number(),
    height: z.number(),
    unit: z.literal('mm'),
  }),
  groups: z.array(z.strictObject({ id: text, ...labels, repeat: z.int().min(1), pitch: millimetres })),
  fields: z.array(field).min(1),
};

const form = z.strictObject({
  id,
  order: z.int(),
  name_ja: text,
  name_en: text,
  procedures: z.array(text).min(1),
  attached: z.array(text).optional(),
  center_entry: z.boolean(),
  review: z.enum(['four_eyes', 'window', 'section', 'named_role']),
  priority: z.enum(['VISITOR_WAITING', 'STATUTORY', 'PROTECTED', 'ROUTINE']),
  filled: z.array(z.enum(['prefilled', 'handwritten', 'online', 'mailed'])).min(1),
  basis: z.array(basis).min(1),
  notes: z.array(text).optional(),
  page: layout.page.optional(),
  groups: layout.groups.optional(),
  fields: layout.fields.optional(),
});

const regime = z.strictObject({
  from: isoDate,
  to: isoDate.nullable(),
  what: text,
  basis,
  affects: z.array(text),
});

const named = words.extend({ id: text });

export const contentSchema = z.strictObject({
  meta: z.record(z.string(), z.unknown()),
  deadline_defaults: z.strictObject({ roll: z.enum(['next_business_day', 'none']), before: z.boolean() }),
  severities: z.array(named).min(1),
  routings: z.array(named).min(1),
  groups: z.array(named).min(1),
  sections: z.array(named),
  /** `elsewhere`: where the paper comes from when this system does not print it. */
  outputs: z.array(named.extend({ elsewhere: words.optional() })),
  systems: z.array(z.strictObject({ id: text, ja: text })),
  sources: z.array(z.strictObject({ id: text, ja: text })),
  facts: z.array(fact),
  anchors: z.array(anchor),
  regimes: z.array(regime),
  code_lists: z.array(
    z.strictObject({ id: text, codes: z.array(z.strictObject({ code: text, ja: text, en: text })).min(1) }),
  ),
  default_layout: z.strictObject(layout),
  forms: z.array(form),
  procedures: z.array(procedure),
});

export type CatalogueContent = z.infer<typeof contentSchema>;
export type FactSpec = z.infer<typeof fact>;
export type AnchorSpec = z.infer<typeof anchor>;
export type DeadlineSpec = z.infer<typeof deadline>;
export type PaperSpec = z.infer<typeof paper>;
export type VersionSpec = z.infer<typeof version>;
export type ProcedureSpec = z.infer<typeof procedure>;
export type FieldSpec = z.infer<typeof field>;
export type FormSpec = z.infer<typeof form>;
export type LayoutSpec = CatalogueContent['default_layout'];
export type Words = z.infer<typeof words>;

/** Where in the content a problem lies: keys and indexes from the root. */
export type ContentPath = readonly (string | number)[];
export type Problem = { readonly path: ContentPath; readonly reason: string };
