// What is told of a morning stands in the rows with its times, and a rebuild gives the same rows.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NewEvent } from '../../kernel/decider.js';
import { at } from '../definitions/spec-times.js';
import { Told } from './told.js';

const FLOOR = 'floor-kokurakita-2026-11-24';
const counter = { counterId: 'kokurakita-3', counterNumber: 3 };
const image = { documentId: 'd1', page: 1, sha256: 'a'.repeat(64) };
const seen = { images: [], layoutVersion: 'l', entryVersion: 3 };
const nothing = { header: {}, lines: {} };

const ticket = (verb: string, more: object = {}): NewEvent => ({
  type: `reception.${verb}`,
  data: { ticketId: 't1', ...more },
});
const inCase = (verb: string, more: object = {}): NewEvent => ({
  type: `reception.${verb}`,
  data: { caseId: 'c1', ...more },
});
const form = (verb: string, formId: string, more: object = {}): NewEvent => inCase(verb, { formId, ...more });
const centre = (verb: string, formId: string, more: object = {}): NewEvent => ({
  type: `centre.${verb}`,
  data: { formId, ...more },
});
const mail = (verb: string, more: object = {}): NewEvent => ({
  type: `mail-requests.${verb}`,
  data: { requestId: 'm1', ...more },
});

const handedOff = (formId: string, handOffId: string) => ({
  formId, handOffId, caseNumber: '小倉北-26-000001-5', officeId: 'kokurakita', formKind: 'JUKI-IDO', lifeEvent: 'MOVE_OUT', procedures: ['JUKI-OUT'],
  persons: ['p1'], receivedBy: ['s1'], scannedBy: ['s1'], images: [image], prefilled: true, catalogue: 'cat', priority: 'VISITOR_WAITING',
  promisedAt: at('9:35'), protected: false, clear: nothing,
}); // prettier-ignore
const opened = (formId: string, handOffId: string, handOffVersion: number) =>
  centre('WorkItemOpened', formId, {
    ...handedOff(formId, handOffId),
    caseId: 'c1',
    receptionDate: '2026-11-24',
    handOffVersion,
  });

type Step = readonly [time: string, stream: string, event: NewEvent];

/** One household: form f1 is typed, returned once and approved; f2 goes back to the ward and is sent again; f3 is not needed. */
const morning: readonly Step[] = [
  ['9:00', FLOOR, ticket('TicketIssued', { series: 'A', number: 42, purpose: 'moving', needs: [], language: 'ja', token: 'k', ahead: 3 })],
  ['9:12', FLOOR, ticket('TicketCalled', { ...counter, handingOver: false })],
  ['9:13', FLOOR, ticket('ServingStarted', counter)],
  ['9:14', 'case-c1', inCase('CaseOpened', { number: '小倉北-26-000001-5', officeId: 'kokurakita', lifeEvent: 'MOVE_OUT', receptionDate: '2026-11-24', ticketId: 't1', counterNumber: 3 })],
  ['9:15', 'case-c1', inCase('GuidanceGiven', { catalogue: 'cat', required: [{ procedureId: 'JUKI-OUT', persons: ['p1'] }, { procedureId: 'NHI-LOSS-OUT', persons: ['p1'] }], toConfirm: [], protected: [] })],
  ['9:16', 'case-c1', inCase('ItemAccepted', { itemId: 'JUKI-OUT', procedureId: 'JUKI-OUT', persons: ['p1'], routing: 'one_stop' })],
  ['9:16', 'case-c1', inCase('ItemDeclined', { itemId: 'NHI-LOSS-OUT', procedureId: 'NHI-LOSS-OUT', persons: ['p1'], reason: 'done-elsewhere' })],
  ...['f1', 'f2', 'f3'].map((formId): Step => ['9:17', 'case-c1', form('FormPrepared', formId, { formKind: 'JUKI-IDO', items: ['JUKI-OUT'], persons: ['p1'], prefilled: true, sheets: 1 })]),
  ['9:18', 'case-c1', form('FormDropped', 'f3')],
  ...['f1', 'f2'].map((formId): Step => ['9:19', 'case-c1', form('FormScanned', formId, { images: [image], scannedBy: 's1' })]),
  ...['f1', 'f2'].map((formId): Step => ['9:20', 'case-c1', form('FormHandedOff', formId, { ...handedOff(formId, `${formId}-1`), items: ['JUKI-OUT'] })]),
  ['9:20', FLOOR, ticket('TicketWaitingForCentre', { ...counter, caseId: 'c1' })],
  ['9:21', 'workItem-f1', opened('f1', 'f1-1', 20)],
  ['9:21', 'workItem-f2', opened('f2', 'f2-1', 21)],
  ['9:22', 'workItem-f1', centre('Claimed', 'f1', { stage: 'entry' })],
  ['9:23', 'workItem-f2', centre('Claimed', 'f2', { stage: 'entry' })],
  ['9:24', 'workItem-f1', centre('EntrySubmitted', 'f1', { mode: 'check', catalogue: 'cat', layoutVersion: 'l', images: [], clear: nothing })],
  ['9:25', 'workItem-f2', centre('ReturnedToWard', 'f2', { handOffId: 'f2-1', caseId: 'c1', by: 'entry', reasons: [{ field: 'form', line: null, code: 'signature-missing' }], seen })],
  ['9:26', 'case-c1', form('FormSentBack', 'f2', { handOffId: 'f2-1', reasons: [{ field: 'form', code: 'signature-missing' }] })],
  ['9:27', 'workItem-f1', centre('Claimed', 'f1', { stage: 'review' })],
  ['9:28', 'workItem-f1', centre('ReturnedToOperator', 'f1', { operator: 's2', reasons: [{ field: 'filerName', line: null, code: 'misread' }], seen })],
  ['9:29', 'workItem-f1', centre('Claimed', 'f1', { stage: 'entry' })],
  // Given back while the entry is still returned: it waits as returned, not as new.
  ['9:30', 'workItem-f1', centre('LeaseExpired', 'f1', { stage: 'entry', holder: 's2' })],
  ['9:31', 'workItem-f1', centre('Claimed', 'f1', { stage: 'entry' })],
  ['9:33', 'workItem-f1', centre('EntrySubmitted', 'f1', { mode: 'check', catalogue: 'cat', layoutVersion: 'l', images: [], clear: nothing })],
  ['9:34', 'workItem-f1', centre('Claimed', 'f1', { stage: 'review' })],
  ['9:36', 'workItem-f1', centre('Approved', 'f1', { handOffId: 'f1-1', caseId: 'c1', formKind: 'JUKI-IDO', lifeEvent: 'MOVE_OUT', persons: ['p1'], entryVersion: 7, seen })],
  ['9:36', 'case-c1', form('FormFinished', 'f1', { handOffId: 'f1-1', outcome: 'approved' })],
  ['9:40', 'case-c1', form('FormScanned', 'f2', { images: [image], scannedBy: 's1' })],
  ['9:41', 'case-c1', form('FormHandedOff', 'f2', { ...handedOff('f2', 'f2-2'), items: ['JUKI-OUT'] })],
  // The ward takes it back before the centre has it; what the centre does with the old paper changes nothing.
  ['9:42', 'case-c1', form('HandOffWithdrawn', 'f2', { handOffId: 'f2-2', reason: 'wrong page' })],
  ['9:42', 'workItem-f2', opened('f2', 'f2-2', 33)],
  ['9:43', 'workItem-f2', centre('Claimed', 'f2', { stage: 'entry' })],
  ['9:50', FLOOR, ticket('TicketCalled', { ...counter, handingOver: true })],
  ['9:55', FLOOR, ticket('TicketServed', counter)],
  ['10:00', 'mailRequest-m1', mail('EnvelopeRegistered', { number: '郵-26-000001-1', officeId: 'centre', requesterClass: 'SELF', kinds: [{ kind: 'JUMINHYO', copies: 1, scope: 'person', domicile: false, relation: false }], documents: [], identityPaper: { kind: 'LICENCE', validUntil: null }, moneyOrders: [], reply: { service: 'ordinary', postage: 110 }, arrivedOn: '2026-11-20', promisedOn: '2026-12-02', rules: 'r' })],
  ['10:01', 'mailRequest-m1', mail('MailIntakeOpened')],
  ['10:05', 'mailRequest-m1', mail('Claimed')],
  ['10:06', 'mailRequest-m1', mail('InquirySent', { reasons: ['fee-short'], channel: 'letter', fee: null, replyBy: '2026-12-08', letterId: null })],
  ['10:10', 'mailRequest-m1', mail('ReplyReceived', { moneyOrders: [], documents: [], receivedOn: '2026-11-24', promisedOn: '2026-12-03' })],
]; // prettier-ignore

const states = (row: Record<string, unknown> | undefined) =>
  (row?.['phases'] as { state: string }[]).map(({ state }) => state);

describe('the times of a morning', () => {
  let told: Told;
  let rows: Awaited<ReturnType<Told['rows']>>;
  beforeAll(async () => {
    told = await Told.open();
    for (const [time, stream, event] of morning) await told.tell(stream, at(time), event);
    rows = await told.rows();
  }, 60_000);
  afterAll(() => told.close());

  it('follow the ticket through hall and counter', () => {
    expect(rows['ticket']).toHaveLength(1);
    expect(rows['ticket']?.[0]).toMatchObject({
      id: 't1',
      officeId: 'kokurakita',
      date: '2026-11-24',
      label: 'A 042',
      state: 'served',
      issuedAt: at('9:00'),
      caseId: 'c1',
    });
    expect(states(rows['ticket']?.[0])).toEqual(['waiting', 'called', 'serving', 'centre', 'called', 'served']);
  });

  it('follow a form through return and approval', () => {
    const [f1] = rows['form'] ?? [];
    expect(f1).toMatchObject({
      id: 'f1',
      state: 'approved',
      handedOffAt: at('9:20'),
      arrivedAt: at('9:21'),
      leftCentreAt: at('9:36'),
      approvedAt: at('9:36'),
      approvedOn: '2026-11-24',
      caseNumber: '小倉北-26-000001-5',
    });
    expect(states(f1)).toEqual([
      'prepared', 'scanned', 'sent', 'entry-waiting', 'entry', 'review-waiting', 'review', 'returned-operator', 'entry', 'returned-operator', 'entry',
      'review-waiting', 'review', 'approved',
    ]); // prettier-ignore
    expect(f1?.['decisions']).toEqual([
      { at: at('9:28'), kind: 'returned-operator', codes: ['misread'] },
      { at: at('9:36'), kind: 'approved', codes: [] },
    ]);
  });

  it('leave a form with the ward that took it back, whatever the centre still does', () => {
    const f2 = rows['form']?.[1];
    expect(f2).toMatchObject({
      id: 'f2',
      state: 'scanned',
      handOffId: null,
      handedOffAt: at('9:20'),
      leftCentreAt: at('9:25'),
    });
    expect(states(f2).slice(-5)).toEqual(['entry', 'returned-ward', 'scanned', 'sent', 'scanned']);
    expect(rows['form']?.[2]).toMatchObject({ id: 'f3', state: 'dropped' });
  });

  it('put the case where its forms are', () => {
    const [one] = rows['case'] ?? [];
    expect(states(one)).toEqual(['open', 'at-centre', 'sent-back', 'open', 'at-centre', 'open']);
    expect(one).toMatchObject({
      required: ['JUKI-OUT', 'NHI-LOSS-OUT'],
      forms: { f1: 'finished', f2: 'here' },
      judged: { 'NHI-LOSS-OUT': { status: 'declined', reason: 'done-elsewhere' } },
    });
  });

  it('follow an envelope, its promise counted anew after the reply', () => {
    const [one] = rows['envelope'] ?? [];
    expect(states(one)).toEqual(['registered', 'waiting', 'working', 'inquiry', 'waiting']);
    expect(one).toMatchObject({
      arrivedOn: '2026-11-20',
      promisedOn: '2026-12-03',
      inquired: true,
      dispatchedOn: null,
      kind: 'JUMINHYO',
    });
  });

  it('are the same rows after a rebuild, and nothing stopped', async () => {
    await told.rebuild();
    expect(await told.rows()).toEqual(rows);
    expect(told.errors).toEqual([]);
  }, 60_000);
});
