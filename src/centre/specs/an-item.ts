/** A form at the centre for the specs: received by 受付 nakamura, scanned by inoue, with everybody who may come to it. */
import { by, type Told } from '../../../test/support/given.js';
import type { Layout } from '../../guidance/index.js';
import type { Actor } from '../../kernel/decider.js';
import type { CentreEvent, Seen, Stage } from '../events.js';
import type { OpenWorkItemData } from '../open-work-item.js';

const person = (name: string, role: string): Actor => ({
  kind: 'staff',
  account: `account-${name}`,
  person: name,
  role,
  office: 'centre',
});
export const nakamura = person('nakamura', 'window');
export const sato = person('sato', 'operator');
export const takagi = person('takagi', 'operator');
export const tanaka = person('tanaka', 'reviewer');
export const yoshimura = person('yoshimura', 'supervisor');
export const named = person('named', 'protection');
/** The same person under another account, with another role. */
export const satoAsReviewer: Actor = { ...sato, account: 'account-sato-2', role: 'reviewer' };
export const nakamuraAsOperator: Actor = { ...nakamura, account: 'account-nakamura-2', role: 'operator' };

export const HASH = 'a'.repeat(64);
export const layout = {
  version: 'layout-1',
  fields: [{ id: 'newAddress' }, { id: 'person.name' }],
} as unknown as Layout;
export const seen = (entryVersion: number | null, changes: Partial<Seen> = {}): Seen => ({
  images: [HASH],
  layoutVersion: layout.version,
  entryVersion,
  ...changes,
});

const clear = { header: { changeKind: 'OUT' }, lines: {} };
export const values = { clear, personal: { 'case:case-1': { header: { filerName: '山田' }, lines: [] } } };

export const form: OpenWorkItemData = {
  formId: 'form-1',
  handOffId: 'hand-off-1',
  handOffVersion: 9,
  caseId: 'case-1',
  caseNumber: '小倉北-26-000001-1',
  officeId: 'kokurakita',
  formKind: 'JUKI-IDO',
  lifeEvent: 'MOVE_OUT',
  receptionDate: '2026-11-24',
  procedures: ['JUKI-OUT'],
  persons: ['p1'],
  receivedBy: ['nakamura'],
  scannedBy: ['inoue'],
  images: [{ documentId: 'document-1', page: 1, sha256: HASH }],
  prefilled: true,
  catalogue: 'catalogue-1',
  priority: 'VISITOR_WAITING',
  promisedAt: '2026-04-01T01:27:00.000Z',
  protected: false,
  clear,
  personal: {},
};

type Event = Told<CentreEvent>;
export const event = (one: CentreEvent): CentreEvent => one;

export const arrived = (changes: Partial<OpenWorkItemData> = {}): Event => {
  const { personal: _personal, ...data } = { ...form, ...changes };
  return { type: 'centre.WorkItemOpened', data };
};
export const claimed = (who: Actor, stage: Stage = 'entry'): Event =>
  by(who, { type: 'centre.Claimed', data: { formId: 'form-1', stage } });
export const submitted = (who: Actor = sato): Event =>
  by(who, {
    type: 'centre.EntrySubmitted',
    data: {
      formId: 'form-1',
      mode: 'check',
      catalogue: 'catalogue-1',
      layoutVersion: layout.version,
      images: [HASH],
      clear,
    },
  });
export const returnedToOperator = (who: Actor = tanaka, operator = 'sato'): Event =>
  by(who, {
    type: 'centre.ReturnedToOperator',
    data: {
      formId: 'form-1',
      operator,
      reasons: [{ field: 'newAddress', line: null, code: 'misread' }],
      seen: seen(3),
    },
    personal: { 'case:case-1': { words: '末尾が読めません' } },
  });
export const returnedToWard = (who: Actor = tanaka, stage: Stage = 'review'): Event =>
  by(who, {
    type: 'centre.ReturnedToWard',
    data: {
      formId: 'form-1',
      handOffId: 'hand-off-1',
      caseId: 'case-1',
      by: stage,
      reasons: [{ field: 'form', line: null, code: 'signature-missing' }],
      seen: seen(3),
    },
  });
export const approved = (who: Actor = tanaka): Event =>
  by(who, {
    type: 'centre.Approved',
    data: {
      formId: 'form-1',
      handOffId: 'hand-off-1',
      caseId: 'case-1',
      formKind: 'JUKI-IDO',
      lifeEvent: 'MOVE_OUT',
      persons: ['p1'],
      entryVersion: 3,
      seen: seen(3),
    },
  });
export const withdrawn = (handOffId = 'hand-off-1'): Event => ({
  type: 'centre.WorkItemWithdrawn',
  data: { formId: 'form-1', handOffId, reason: 'wrong-scan' },
});

/** Arrived, typed by sato and taken by a reviewer: the entry has version 3, the stream 4. */
export const inReview = (reviewer: Actor = tanaka): Event[] => [
  arrived(),
  claimed(sato),
  submitted(),
  claimed(reviewer, 'review'),
];
export const approvedItem = (): Event[] => [...inReview(), approved()];
