/** Where every case and every form of it stood and for how long, at the ward and at the centre; what was decided, and why not. */
import type { CentreEvent } from '../centre/index.js';
import { projection } from '../kernel/read-model.js';
import type { CaseEvent } from '../reception/index.js';
import { onCaseEvents } from './case-handlers.js';
import { onCentreEvents } from './form-handlers.js';
import { caseTimesModel, TimedCase, TimedForm } from './timed-rows.projection.js';

export const caseTimes = projection<CaseEvent | CentreEvent>({
  model: caseTimesModel,
  entities: [TimedCase, TimedForm],
  topic: 'statistics',
  on: { ...onCaseEvents, ...onCentreEvents },
});
