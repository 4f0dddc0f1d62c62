/** A prepared form as it is printed: its layout, and what the case knows already, to be signed; or blank for the visitor's hand. Pure. */
import type { CatalogueContent, EntryValues, Layout } from '../../guidance/index.js';
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
  /** What the paper of a form without places of its own asks for beside its layout. */
  readonly beside: { readonly header: EntryValues['header']; readonly lines: readonly EntryValues['header'][] };
  readonly codeLists: CatalogueContent['code_lists'];
}

const printable = (values: EntryValues['header'], layout: Layout): Record<string, string | boolean> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([id, value]) => {
      const kept = layout.fields.find((field) => field.id === id)?.keep !== 'never';
      return kept && (typeof value === 'boolean' || (typeof value === 'string' && value !== '')) ? [[id, value]] : [];
    }),
  );

export const formPaper = (form: FormToPrint): SheetContent => {
  const { formId, caseNumber, addressee, layout, values, persons } = form;
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
  if (layout.isDefault) return { template: 'default-form', data: { ...common, ...withWhatIsBeside(common, form) } };
  return { template: 'form', data: { ...common, layout: onPaper(layout) } };
};

/** Lists by which the paper of a form without places of its own offers its choices. */
const OFFERED = ['FILER_KIND', 'SEX', 'RELATION'];

interface Filled {
  readonly values: Record<string, string | boolean>;
  readonly persons: readonly Record<string, string | boolean>[];
}

const withWhatIsBeside = ({ values, persons }: Filled, { layout, values: known, beside, codeLists }: FormToPrint) => {
  const lists = codeLists
    .filter(({ id }) => OFFERED.includes(id))
    .map(({ id, codes }) => [id, Object.fromEntries(codes.map(({ code, ja }) => [code, ja]))] as const);
  const kinds = codeListsOf(layout)['kind'];
  return {
    codeLists: { ...Object.fromEntries(lists), ...(kinds ? { PROCEDURES: kinds } : {}) },
    values: known ? { ...printable(beside.header, layout), ...values } : values,
    persons: known
      ? persons.map((line, index) => ({ ...printable(beside.lines[index] ?? {}, layout), ...line }))
      : [...persons],
  };
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
