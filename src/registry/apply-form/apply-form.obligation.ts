// A form was approved at the centre, corrected, or checked at the window: what it changes is entered for its residents.
import type { CentreEvent } from '../../centre/index.js';
import { obligation } from '../../kernel/obligation.js';
import type { CaseEvent } from '../../reception/index.js';
import type { RegistryEvent } from '../events.js';
import { RESIDENT_FORMS } from './plan.js';

const keyOf = (formId: string, correction?: number): string =>
  correction === undefined ? formId : `${formId}.${correction}`;

export const applyForm = obligation<CentreEvent | CaseEvent | RegistryEvent>({
  name: 'registry.apply-form',
  queue: 'registry',
  opens: {
    'centre.Approved': ({ data: { formId, caseId, formKind } }) =>
      RESIDENT_FORMS.includes(formKind) ? { key: keyOf(formId), ids: { formId, caseId, at: 'centre' } } : null,
    'centre.CorrectionApproved': ({ data: { formId, caseId, formKind, correctionVersion } }) =>
      RESIDENT_FORMS.includes(formKind)
        ? {
            key: keyOf(formId, correctionVersion),
            ids: { formId, caseId, at: 'centre', correction: String(correctionVersion) },
          }
        : null,
    'reception.FormFinished': ({ data: { formId, caseId, outcome } }) =>
      outcome === 'window' ? { key: keyOf(formId), ids: { formId, caseId, at: 'window' } } : null,
  },
  closes: { 'registry.FormApplied': ({ data: { formId, correction } }) => keyOf(formId, correction) },
});
