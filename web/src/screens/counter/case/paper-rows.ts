/** What is on the desk: the forms, and the procedures that need none. Pure. */
import type { CaseAnswer, CaseForm, GuidanceItem } from '../../../api/cases.js';
import type { Judged } from './procedure-rows.js';
import { liveForms } from './steps.js';

export interface PaperRow {
  id: string;
  form: CaseForm | null;
  item: Judged | null;
  name: GuidanceItem['name'];
}

/** In the order of the procedures, so that a form prepared anew stays in its place. */
export function paperRows(of: CaseAnswer): PaperRow[] {
  const order = (of.guidance?.items ?? []).map(({ procedure }) => procedure);
  const place = (items: readonly string[]) =>
    Math.min(...items.map((id) => order.indexOf(id)).filter((at) => at >= 0), order.length);
  const forms = [...liveForms(of)].sort((a, b) => place(a.items) - place(b.items));
  const onForms = new Set(forms.flatMap(({ items }) => items));
  const bare = of.items.filter(
    ({ procedureId, status }) => (status === 'accepted' || status === 'done') && !onForms.has(procedureId),
  );
  return [
    ...forms.map((form) => ({ id: form.formKind, form, item: null, name: form.name })),
    ...bare.map((item) => {
      const known = of.guidance?.items.find(({ procedure }) => procedure === item.procedureId)?.name;
      return { id: item.itemId, form: null, item, name: known ?? { ja: item.procedureId, en: item.procedureId } };
    }),
  ];
}

/** Reviewed by another official of this window, not by the centre. */
export const isForWindow = ({ review }: CaseForm): boolean => review === 'window';
export const isForCentre = (form: CaseForm): boolean => !isForWindow(form);
