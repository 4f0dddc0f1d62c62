import { z } from 'zod';
import { Written, written, bilingual } from '../printable.js';
import { wareki } from '../wareki.js';
import { defaultFormLayout } from './default-form-layout.js';
import { pagesOf } from './form-drawing.js';
import { codeLists, formLayout, formValues } from './form-layout.js';

const common = {
  /** Goes into the QR code of every page: the scan finds its form by it. */
  formId: z.string(),
  title: bilingual(60),
  addressee: written(60),
  caseNumber: written(40).optional(),
  codeLists: codeLists.default({}),
  /** By field id: text, an ISO day, a code of the field's list, or true for a tick. */
  values: formValues.default({}),
  /** One entry a person, by field id; none prints a blank form. At most 20 a case. */
  persons: z.array(formValues).max(20).default([]),
  notes: z.array(bilingual(200)).max(6).default([]),
};

type Source = z.output<z.ZodObject<typeof common>> & { layout: z.output<typeof formLayout> };

function toSheet(source: Source) {
  const { title, addressee, caseNumber, notes, values } = source;
  const pages = pagesOf(source);
  const said = (id: string) => {
    const value = values[id];
    return typeof value === 'string' ? new Written(wareki(value)) : null;
  };
  const filedBy = said('filerName') ?? said('headName');
  return { title, addressee, caseNumber, notes, pages, filedBy, filedOn: said('notificationDate') };
}

/** A value that is never to be kept (個人番号) is written by the visitor's own hand, so the program may not print one. */
function refuseUnkept({ layout, values, persons }: Source, context: z.RefinementCtx): void {
  for (const { id } of layout.fields.filter(({ keep }) => keep === 'never'))
    if ([values, ...persons].some((line) => line[id] !== undefined))
      context.addIssue({ code: 'custom', path: ['values', id], message: 'this field is never printed' });
}

export const form = z
  .object({ ...common, layout: formLayout })
  .superRefine(refuseUnkept)
  .transform(toSheet);

/** For every form that has no places of its own: persons, day, kind, remarks and signature. */
export const defaultForm = z
  .object(common)
  .transform((source) => ({ ...source, layout: formLayout.parse(defaultFormLayout) }))
  .transform(toSheet);

export type FormData = z.input<typeof form>;
export type DefaultFormData = z.input<typeof defaultForm>;
