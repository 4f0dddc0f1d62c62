// A form of a case is final, or was corrected after that: what it changes is entered for its residents.
import type { CentreEvent } from '../../centre/index.js';
import { obligation } from '../../kernel/obligation.js';
import type { CaseEvent } from '../../reception/index.js';
import type { RegistryEvent } from '../events.js';
import { RESIDENT_FORMS } from './plan.js';

const keyOf = (formId: string, correction?: number): string =>
  correction === undefined ? formId : `${formId}.${correction}`;

/** The case says what is final, not the centre's approval: a case that was withdrawn at the same moment changes nobody. */
export const applyForm = obligation<CentreEvent | CaseEvent | RegistryEvent>({
  name: 'registry.apply-form',
  queue: 'registry',
  version: 2,
  opens: {
    'reception.FormFinished': ({ data: { formId, caseId, formKind, outcome } }) =>
      formKind === undefined || RESIDENT_FORMS.includes(formKind)
        ? { key: keyOf(formId), ids: { formId, caseId, at: outcome === 'window' ? 'window' : 'centre' } }
        : null,
    'centre.CorrectionApproved': ({ data: { formId, caseId, formKind, correctionVersion } }) =>
      RESIDENT_FORMS.includes(formKind)
        ? {
            key: keyOf(formId, correctionVersion),
            ids: { formId, caseId, at: 'centre', correction: String(correctionVersion) },
          }
        : null,
  },
  closes: { 'registry.FormApplied': ({ data: { formId, correction } }) => keyOf(formId, correction) },
});
