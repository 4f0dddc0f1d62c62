/** What the registry needs to know of a form that is to change residents, whoever approved it. */
import { entryFrom, type EntryValues } from '../../guidance/index.js';
import type { Personal } from '../../kernel/decider.js';

export interface FormToApply {
  readonly formId: string;
  readonly caseId: string;
  readonly formKind: string;
  readonly lifeEvent: string;
  /** The ward in which the case was received. */
  readonly officeId: string;
  readonly receptionDate: string;
  /** The household of the case, when it came from the registry. */
  readonly household: string | null;
  readonly persons: readonly { readonly person: string; readonly role: string }[];
  /** What the visitor told, by the fact's name without `event.`; stands in for what the form does not ask. */
  readonly eventFacts: Readonly<Record<string, string | number | boolean>>;
  /** As approved; null for a form that was checked at the window. */
  readonly entry: EntryValues | null;
}

/** Asked of the centre: the newest approved values, corrections included; personal ones opened, by subject. */
export type ApprovedEntry = (
  formId: string,
) => Promise<{ readonly clear: EntryValues; readonly personal: Readonly<Record<string, Personal<unknown>>> } | null>;

export type CaseToApply = Omit<FormToApply, 'formId' | 'formKind' | 'entry'> & {
  readonly forms: Readonly<Record<string, { readonly formKind: string }>>;
};

/** Asked of reception. */
export type CaseOfForm = (caseId: string) => Promise<CaseToApply | null>;

export const formToApply = async (
  { formId, caseId }: { formId: string; caseId: string },
  approvedEntry: ApprovedEntry,
  caseOfForm: CaseOfForm,
): Promise<FormToApply | null> => {
  const [values, known] = await Promise.all([approvedEntry(formId), caseOfForm(caseId)]);
  const formKind = known?.forms[formId]?.formKind;
  if (!known || formKind === undefined) return null;
  const { forms: _forms, ...rest } = known;
  return { ...rest, formId, formKind, entry: values ? entryFrom(values.clear, values.personal) : null };
};
