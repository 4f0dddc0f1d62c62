import { createHash } from 'node:crypto';
import type { IsoDate } from '../calendar/iso-date.js';
import { canonical } from '../kernel/canonical.js';
import type { Catalogue, Row } from './catalogue.js';
import { OWN_PROCEDURES } from './check-forms.js';
import type { FieldSpec, FormSpec, LayoutSpec } from './content.js';
import type { Guidance, Subjects } from './guidance.js';
import type { Layout, LayoutField } from './layout.js';

export type AcceptedItem = { readonly procedure: string; readonly persons: Subjects };

export type FormNeeded = {
  readonly form: string;
  readonly name: { readonly ja: string; readonly en: string };
  /** Items that are done when this form is done (and every other that lists them so). */
  readonly items: readonly string[];
  /** Items that the form merely carries along (付記). */
  readonly attached: readonly string[];
  /** 'case' if an item of the whole case is among them: then everybody whose record changes is on the form. */
  readonly persons: Subjects;
  readonly centerEntry: boolean;
  readonly review: FormSpec['review'];
  readonly priority: FormSpec['priority'];
  readonly filled: FormSpec['filled'];
};

export type FormPlan = {
  readonly forms: readonly FormNeeded[];
  /** For each item the forms it waits for; empty = no form, it ends at the window. */
  readonly waitsFor: ReadonlyMap<string, readonly string[]>;
};

/** Which papers carry the accepted items on a day. */
export function formsFor(
  catalogue: Catalogue,
  { date, items }: { readonly date: IsoDate; readonly items: readonly AcceptedItem[] },
): FormPlan {
  const filed = items.filter(({ procedure }) => rowOn(catalogue, procedure, date)?.version.routing !== 'auto');
  const needed = new Set(
    catalogue.forms.filter((form) => filed.some(({ procedure }) => carriesAlone(form, procedure))),
  );
  for (const { procedure } of filed) {
    if (![...needed].some((form) => form.procedures.includes(procedure))) addCarrier(catalogue, procedure, needed);
  }
  const forms = catalogue.forms.filter((form) => needed.has(form));
  return {
    forms: forms.map((form) => formNeeded(form, items, filed)),
    waitsFor: new Map(items.map((item) => [item.procedure, waitedFor(item, forms, filed.includes(item))])),
  };
}

function carriesAlone(form: FormSpec, procedure: string): boolean {
  return form.procedures.includes(procedure) && !form.attached?.includes(procedure);
}

/** An item that forms only ever attach, without any of them at hand, needs one of them after all. */
function addCarrier({ forms }: Catalogue, procedure: string, needed: Set<FormSpec>): void {
  const carrier = forms.find((form) => form.procedures.includes(procedure));
  if (carrier) needed.add(carrier);
}

function waitedFor({ procedure }: AcceptedItem, forms: readonly FormSpec[], isFiled: boolean): readonly string[] {
  const alone = isFiled ? forms.filter((form) => carriesAlone(form, procedure)) : [];
  const carrying = alone.length > 0 ? alone : forms.filter((form) => form.attached?.includes(procedure));
  return carrying.map(({ id }) => id);
}

function formNeeded(form: FormSpec, items: readonly AcceptedItem[], filed: readonly AcceptedItem[]): FormNeeded {
  const own = filed.filter(({ procedure }) => carriesAlone(form, procedure));
  const attached = items.filter(({ procedure }) => form.attached?.includes(procedure));
  const persons = [...own, ...attached].map((item) => item.persons);
  return {
    form: form.id,
    name: { ja: form.name_ja, en: form.name_en },
    items: own.map(({ procedure }) => procedure),
    attached: attached.map(({ procedure }) => procedure),
    persons: persons.includes('case') ? 'case' : [...new Set(persons.flat())],
    centerEntry: form.center_entry,
    review: form.review,
    priority: form.priority,
    filled: form.filled,
  };
}

/** For each item that may be taken, the forms it leads to when all of them are taken together. */
export function formsAhead(
  catalogue: Catalogue,
  { date, items }: Pick<Guidance, 'date' | 'items'>,
): ReadonlyMap<string, readonly Pick<FormNeeded, 'form' | 'name'>[]> {
  const open = items.filter(({ result }) => result !== 'not_required');
  const taken = open.map(({ procedure, result, required, toConfirm }) => ({
    procedure,
    persons: result === 'required' ? required : toConfirm,
  }));
  const { forms, waitsFor } = formsFor(catalogue, { date, items: taken });
  return new Map(
    [...waitsFor].map(([procedure, ids]) => [
      procedure,
      forms.filter(({ form }) => ids.includes(form)).map(({ form, name }) => ({ form, name })),
    ]),
  );
}

/** The version of a procedure in force on a day. */
export function rowOn(catalogue: Catalogue, procedure: string, date: IsoDate): Row | undefined {
  return catalogue.rows.find(
    (row) =>
      row.procedure === procedure &&
      row.version.valid_from <= date &&
      (row.version.valid_to === null || date <= row.version.valid_to),
  );
}

export function findForm(catalogue: Catalogue, id: string): FormSpec | undefined {
  return catalogue.forms.find((form) => form.id === id);
}

/** What a form asks for on a day; a form without fields of its own has the default layout. */
export function layoutFor(catalogue: Catalogue, formId: string, date: IsoDate): Layout {
  const form = findForm(catalogue, formId);
  if (!form) throw new Error(`the catalogue has no form ${formId}`);
  const own = form.fields && form.page ? { page: form.page, groups: form.groups ?? [], fields: form.fields } : null;
  const spec: LayoutSpec = own ?? catalogue.content.default_layout;
  const layout = {
    form: form.id,
    name: { ja: form.name_ja, en: form.name_en },
    isDefault: own === null,
    page: spec.page,
    groups: spec.groups.map(({ id, label_ja, label_en, repeat, pitch }) => ({
      id,
      label: { ja: label_ja, en: label_en },
      repeat,
      pitch,
    })),
    fields: spec.fields
      .filter((field) => (field.valid_from ?? date) <= date && date <= (field.valid_to ?? date))
      .map((field) => layoutField(field, form, catalogue)),
  };
  return { ...layout, date, version: createHash('sha256').update(canonical(layout)).digest('hex') };
}

function layoutField(field: FieldSpec, form: FormSpec, catalogue: Catalogue): LayoutField {
  const rules = catalogue.formRules.get(field);
  return {
    id: field.id,
    label: { ja: field.label_ja, en: field.label_en },
    type: field.type,
    group: field.group ?? null,
    required: rules?.required ?? false,
    personal: field.personal,
    keep: field.keep ?? null,
    office: field.office ?? false,
    mark: field.mark ?? false,
    western: rules?.western ?? false,
    codes: field.codes === undefined ? null : codesOf(field.codes, form, catalogue),
    length: field.length ?? null,
    shorter: field.shorter ?? false,
    past: field.past ?? false,
    region: field.region ?? null,
  };
}

function codesOf(list: string, form: FormSpec, { content }: Catalogue): NonNullable<LayoutField['codes']> {
  if (list !== OWN_PROCEDURES) return content.code_lists.find(({ id }) => id === list)?.codes ?? [];
  return form.procedures.map((code) => {
    const latest = content.procedures.find(({ id }) => id === code)?.versions.at(-1);
    return { code, ja: latest?.name_ja ?? code, en: latest?.name_en ?? code };
  });
}
