/** What the ward's events do to the times of a case and its forms. */
import type { Handlers, Rows, Seen } from '../kernel/read-model.js';
import type { CaseEvent } from '../reception/index.js';
import { TimedCase, TimedForm, type Judged } from './timed-rows.projection.js';
import { formStands } from './form-handlers.js';
import { movedTo, type CaseState, type FormState } from './times.js';

type Of<T extends CaseEvent['type']> = Seen<Extract<CaseEvent, { type: T }>>;
type Whereabouts = TimedCase['forms'][string];

const about = (event: Seen<CaseEvent>, rows: Rows, change: (row: TimedCase) => Partial<TimedCase>) =>
  rows.change(TimedCase, event.data.caseId, change);

const caseStands = (row: TimedCase, { recordedAt: at }: Seen<CaseEvent>, state: CaseState): Partial<TimedCase> => ({
  state,
  since: row.state === state ? row.since : at,
  phases: movedTo(row.phases, state, at),
});

const MOVING: readonly CaseState[] = ['open', 'at-centre', 'sent-back'];

/** A case is back while one of its forms is, and at the centre while one of them is there. */
const formIs = (event: Seen<CaseEvent> & { data: { formId: string } }, rows: Rows, where: Whereabouts | null) =>
  about(event, rows, (row) => {
    const { [event.data.formId]: _left, ...others } = row.forms;
    const forms = where ? { ...others, [event.data.formId]: where } : others;
    const all = Object.values(forms);
    const state = all.includes('back') ? 'sent-back' : all.includes('centre') ? 'at-centre' : 'open';
    return { forms, ...(MOVING.includes(row.state) ? caseStands(row, event, state) : {}) };
  });

const formStandsIn = (
  event: Seen<CaseEvent> & { data: { formId: string } },
  rows: Rows,
  state: FormState,
  more: Partial<TimedForm> = {},
) => rows.change(TimedForm, event.data.formId, (row) => formStands(row, event, state, more));

const judged = (
  event: Of<'reception.ItemAccepted' | 'reception.ItemDeferred' | 'reception.ItemReferred' | 'reception.ItemDeclined'>,
  rows: Rows,
  status: Judged['status'],
) =>
  about(event, rows, (row) => {
    const reason = 'reason' in event.data ? event.data.reason : null;
    return { judged: { ...row.judged, [event.data.procedureId]: { status, reason } } };
  });

const prepared = async (event: Of<'reception.FormPrepared'>, rows: Rows): Promise<void> => {
  const { formId, caseId, formKind } = event.data;
  const row = await rows.get(TimedCase, caseId);
  if (!row) return;
  const at = event.recordedAt;
  rows.put(TimedForm, {
    id: formId, caseId, caseNumber: row.number, officeId: row.officeId, formKind, lifeEvent: row.lifeEvent, protected: row.protected,
    priority: null, promisedAt: null, state: 'prepared', since: at, phases: movedTo([], 'prepared', at), decisions: [], handOffId: null,
    handedOffAt: null, arrivedAt: null, leftCentreAt: null, approvedAt: null, approvedOn: null, holdReason: null, returned: false,
  }); // prettier-ignore
  await formIs(event, rows, 'here');
};

const handedOff = async (event: Of<'reception.FormHandedOff'>, rows: Rows): Promise<void> => {
  const { handOffId, priority, promisedAt, protected: isProtected } = event.data;
  await rows.change(TimedForm, event.data.formId, (row) =>
    formStands(row, event, 'sent', {
      handOffId,
      priority,
      promisedAt,
      protected: isProtected,
      handedOffAt: row.handedOffAt ?? event.recordedAt,
    }),
  );
  await formIs(event, rows, 'centre');
};

const finished = async (event: Of<'reception.FormFinished'>, rows: Rows): Promise<void> => {
  // Approval at the centre was told by the centre's own event.
  if (event.data.outcome === 'window') await formStandsIn(event, rows, 'checked');
  await formIs(event, rows, 'finished');
};

const withdrawn = async (event: Of<'reception.CaseWithdrawn'>, rows: Rows): Promise<void> => {
  const row = await rows.get(TimedCase, event.data.caseId);
  for (const [formId, where] of Object.entries(row?.forms ?? {})) {
    if (where === 'finished') continue;
    await rows.change(TimedForm, formId, (form) => formStands(form, event, 'withdrawn', { handOffId: null }));
  }
  await about(event, rows, (one) => caseStands(one, event, 'withdrawn'));
};

export const onCaseEvents: Handlers<CaseEvent> = {
  'reception.CaseOpened': ({ data, recordedAt: at }, rows) =>
    rows.put(TimedCase, {
      id: data.caseId, number: data.number, officeId: data.officeId, lifeEvent: data.lifeEvent, receptionDate: data.receptionDate,
      protected: false, state: 'open', since: at, phases: movedTo([], 'open', at), forms: {}, catalogue: null, required: [], judged: {},
    }), // prettier-ignore
  'reception.HouseholdTaken': (event, rows) =>
    about(event, rows, () => ({ protected: event.data.persons.some((person) => person.protected) })),
  'reception.GuidanceGiven': (event, rows) =>
    about(event, rows, () => ({
      catalogue: event.data.catalogue,
      required: event.data.required.map(({ procedureId }) => procedureId),
    })),
  'reception.ItemAccepted': (event, rows) => judged(event, rows, 'accepted'),
  'reception.ItemDeferred': (event, rows) => judged(event, rows, 'deferred'),
  'reception.ItemReferred': (event, rows) => judged(event, rows, 'referred'),
  'reception.ItemDeclined': (event, rows) => judged(event, rows, 'declined'),
  'reception.FormPrepared': prepared,
  'reception.FormDropped': async (event, rows) => {
    await formStandsIn(event, rows, 'dropped');
    await formIs(event, rows, null);
  },
  'reception.FormScanned': async (event, rows) => {
    await formStandsIn(event, rows, 'scanned');
    await formIs(event, rows, 'here');
  },
  'reception.FormHandedOff': handedOff,
  'reception.HandOffWithdrawn': async (event, rows) => {
    await formStandsIn(event, rows, 'scanned', { handOffId: null });
    await formIs(event, rows, 'here');
  },
  'reception.FormSentBack': (event, rows) => formIs(event, rows, 'back'),
  'reception.FormFinished': finished,
  'reception.CaseReady': (event, rows) => about(event, rows, (row) => caseStands(row, event, 'ready')),
  'reception.CaseClosed': (event, rows) => about(event, rows, (row) => caseStands(row, event, 'closed')),
  'reception.CaseWithdrawn': withdrawn,
};
