/** What the centre's events do to a form's times. The ward's word goes first: a form that it took back is no longer the centre's. */
import type { CentreEvent, Stage } from '../centre/index.js';
import type { Handlers, Rows, Seen } from '../kernel/read-model.js';
import { tokyoDate } from '../kernel/tokyo.js';
import { TimedForm } from './timed-rows.projection.js';
import { atCentre, movedTo, type Decision, type FormState } from './times.js';

interface Recorded {
  readonly recordedAt: string;
}

/** The form goes over to a state; what the centre is done with is noted for the curve of the day. */
export const formStands = (
  row: TimedForm,
  { recordedAt: at }: Recorded,
  state: FormState,
  more: Partial<TimedForm> = {},
): Partial<TimedForm> => ({
  state,
  since: row.state === state ? row.since : at,
  phases: movedTo(row.phases, state, at),
  ...(atCentre.includes(state) ? { leftCentreAt: null } : atCentre.includes(row.state) ? { leftCentreAt: at } : {}),
  ...more,
});

const atTheCentre = (
  event: Seen<CentreEvent>,
  rows: Rows,
  change: (row: TimedForm) => Partial<TimedForm>,
): Promise<void> =>
  rows.change(TimedForm, event.data.formId, (row) => (atCentre.includes(row.state) ? change(row) : {}));

const decided = (
  row: TimedForm,
  { recordedAt: at }: Recorded,
  kind: Decision['kind'],
  codes: readonly string[] = [],
) => ({
  decisions: [...row.decisions, { at, kind, codes: [...codes] }],
});

/** Back into the line it came from. */
const offered = (row: TimedForm, stage: Stage): FormState => {
  if (stage === 'review') return 'review-waiting';
  return row.returned ? 'returned-operator' : 'entry-waiting';
};

const codesOf = (reasons: readonly { readonly code: string }[]): string[] => reasons.map(({ code }) => code);

export const onCentreEvents: Handlers<CentreEvent> = {
  'centre.WorkItemOpened': (event, rows) =>
    rows.change(TimedForm, event.data.formId, (row) =>
      row.state === 'sent' && row.handOffId === event.data.handOffId
        ? formStands(row, event, 'entry-waiting', { arrivedAt: row.arrivedAt ?? event.recordedAt })
        : {},
    ),
  'centre.Claimed': (event, rows) =>
    atTheCentre(event, rows, (row) => formStands(row, event, event.data.stage, { holdReason: null })),
  'centre.Released': (event, rows) =>
    atTheCentre(event, rows, (row) => formStands(row, event, offered(row, event.data.stage), { holdReason: null })),
  'centre.LeaseExpired': (event, rows) =>
    atTheCentre(event, rows, (row) => formStands(row, event, offered(row, event.data.stage), { holdReason: null })),
  'centre.PutOnHold': (event, rows) =>
    atTheCentre(event, rows, (row) => formStands(row, event, 'hold', { holdReason: event.data.reason })),
  'centre.EntrySubmitted': (event, rows) =>
    atTheCentre(event, rows, (row) => formStands(row, event, 'review-waiting', { returned: false, holdReason: null })),
  'centre.ReturnedToOperator': (event, rows) =>
    atTheCentre(event, rows, (row) =>
      formStands(row, event, 'returned-operator', {
        returned: true,
        ...decided(row, event, 'returned-operator', codesOf(event.data.reasons)),
      }),
    ),
  'centre.ReturnedToWard': (event, rows) =>
    atTheCentre(event, rows, (row) =>
      formStands(row, event, 'returned-ward', {
        returned: false,
        holdReason: null,
        ...decided(row, event, 'returned-ward', codesOf(event.data.reasons)),
      }),
    ),
  'centre.Approved': (event, rows) =>
    atTheCentre(event, rows, (row) =>
      formStands(row, event, 'approved', {
        approvedAt: event.recordedAt,
        approvedOn: tokyoDate(event.recordedAt),
        ...decided(row, event, 'approved'),
      }),
    ),
};
