/** The six steps of a case, and where it stands. Pure. */
import type { CaseAnswer } from '../../../api/cases.js';

export const caseSteps = ['filer', 'household', 'interview', 'procedures', 'papers', 'hand-off'] as const;
export type CaseStep = (typeof caseSteps)[number];

export const isStep = (word: string | undefined): word is CaseStep => caseSteps.some((step) => step === word);

export const liveForms = ({ forms }: Pick<CaseAnswer, 'forms'>) => forms.filter(({ status }) => status !== 'dropped');

/** Where the clerk goes on, when she has not chosen a step herself. */
export function standOf(of: CaseAnswer): CaseStep {
  const forms = liveForms(of);
  if (of.status !== 'open' || forms.some(({ status }) => ['at-centre', 'finished', 'sent-back'].includes(status)))
    return 'hand-off';
  if (!of.filer) return 'filer';
  if (of.persons.length === 0) return 'household';
  if (forms.some(({ status }) => status === 'scanned')) return 'papers';
  return of.items.length > 0 || of.guidance?.questions.length === 0 ? 'procedures' : 'interview';
}

/** A step can be gone to when what it works on is there. */
export function isOpenStep(of: CaseAnswer, step: CaseStep): boolean {
  if (step === 'filer' || step === 'household') return true;
  return of.persons.length > 0;
}
