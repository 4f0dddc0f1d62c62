/** What the registry needs to know of a form that is to change residents, whoever approved it. */
import type { EntryValues } from '../../guidance/index.js';

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

/** Asked of the centre: the newest approved values, corrections included; values of erased persons are absent. */
export type EntryOfForm = (formId: string) => Promise<EntryValues>;

export type CaseToApply = Omit<FormToApply, 'formId' | 'formKind' | 'entry'> & {
  readonly forms: Readonly<Record<string, { readonly formKind: string; readonly status: string }>>;
};

/** Asked of reception. */
export type CaseOfForm = (caseId: string) => Promise<CaseToApply>;

export const formToApply = (formId: string, known: CaseToApply, entry: EntryValues | null): FormToApply => {
  const formKind = known.forms[formId]?.formKind ?? '';
  const { caseId, lifeEvent, officeId, receptionDate, household, persons, eventFacts } = known;
  return { formId, caseId, formKind, lifeEvent, officeId, receptionDate, household, persons, eventFacts, entry };
};
