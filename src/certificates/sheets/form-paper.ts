/** A prepared form as it is printed: its layout, and what the case knows already, to be signed; or blank for the visitor's hand. Pure. */
import type { EntryValues, Layout } from '../../guidance/index.js';
import type { SheetContent } from '../issue-register.js';

export interface FormToPrint {
  readonly formId: string;
  readonly caseNumber: string;
  readonly addressee: string;
  readonly layout: Layout;
  /** Null for a blank form. */
  readonly values: EntryValues | null;
  /** Lines of a blank form: one a person. */
  readonly persons: number;
}

const printable = (values: EntryValues['header'], layout: Layout): Record<string, string | boolean> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([id, value]) => {
      const kept = layout.fields.find((field) => field.id === id)?.keep !== 'never';
      return kept && (typeof value === 'boolean' || (typeof value === 'string' && value !== '')) ? [[id, value]] : [];
    }),
  );

export const formPaper = ({ formId, caseNumber, addressee, layout, values, persons }: FormToPrint): SheetContent => {
  const lines = values
    ? Object.values(values.lines)
        .flat()
        .map((line) => printable(line.values, layout))
    : [];
  const common = {
    formId,
    caseNumber,
    addressee,
    title: layout.name,
    codeLists: codeListsOf(layout),
    values: values ? printable(values.header, layout) : {},
    // Empty lines keep the sheets of a large household apart.
    persons: values ? lines : Array.from({ length: persons }, () => ({})),
  };
  if (layout.isDefault) return { template: 'default-form', data: common };
  return { template: 'form', data: { ...common, layout: onPaper(layout) } };
};

const codeListsOf = ({ fields }: Layout): Record<string, Record<string, string>> =>
  Object.fromEntries(
    fields.flatMap(({ id, codes }) =>
      codes ? [[id, Object.fromEntries(codes.map(({ code, ja }) => [code, ja]))]] : [],
    ),
  );

type OnPaper = Extract<SheetContent, { template: 'form' }>['data']['layout'];

const onPaper = ({ groups, fields }: Layout): OnPaper => ({
  groups: groups.map(({ id, label, repeat, pitch }) => ({ id, label_ja: label.ja, repeat, pitch })),
  fields: fields.flatMap(({ id, label, type, region, codes, mark, length, office, keep, group }) =>
    region === null
      ? []
      : [
          {
            id,
            label_ja: label.ja,
            label_en: label.en,
            type,
            region: [...region] as [number, number, number, number],
            mark,
            office,
            ...(codes ? { codes: id } : {}),
            ...(length === null ? {} : { length }),
            ...(keep === null ? {} : { keep }),
            ...(group === null ? {} : { group }),
          },
        ],
  ),
});
