import { z } from 'zod';

const label = z.string().max(60);
const millimetres = z.number().min(0).max(300);

/** A field as the form's layout states it; places are millimetres on A4 from the top left. */
export const formField = z.object({
  id: z.string().max(60),
  label_ja: label,
  label_en: label.optional(),
  type: z.string(),
  region: z.tuple([millimetres, millimetres, millimetres, millimetres]),
  codes: z.string().optional(),
  mark: z.boolean().optional(),
  length: z.number().int().min(1).max(20).optional(),
  office: z.boolean().optional(),
  keep: z.enum(['never', 'masked']).optional(),
  group: z.string().optional(),
});

/** The part of a form's layout that is seen on paper (config/forms holds more: who needs what, and when). */
export const formLayout = z.object({
  groups: z.array(
    z.object({ id: z.string(), label_ja: label, repeat: z.number().int().min(1), pitch: z.number().min(1) }),
  ),
  fields: z.array(formField).min(1),
});

export type FormField = z.output<typeof formField>;
export type FormLayout = z.input<typeof formLayout>;

export const formValue = z.union([z.string().max(400), z.boolean()]);
export const formValues = z.record(z.string(), formValue);
export type FormValues = z.output<typeof formValues>;

/** Choices by list name: { SEX: { M: { ja: "男", en: "male" }, … } }; a plain text is taken as Japanese. */
const choice = z.union([label, z.object({ ja: label }).transform(({ ja }) => ja)]);
export const codeLists = z.record(z.string(), z.record(z.string(), choice));
export type CodeLists = z.output<typeof codeLists>;
