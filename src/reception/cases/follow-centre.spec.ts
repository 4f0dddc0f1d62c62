import { describe, expect, it } from '@jest/globals';
import { given, meta, stateAfter, type Told } from '../../../test/support/given.js';
import { caseFold } from './case.js';
import type { CaseEvent } from './events.js';
import { decideFinishForm, FinishForm } from './follow-centre.js';
import { decideWithdrawCase, WithdrawCase } from './hand-over.js';

const caseId = 'case-1';
const formKind = 'JUKI-IDO';
const opened: CaseEvent = {
  type: 'reception.CaseOpened',
  data: { caseId, number: '小倉北-26-000001-1', officeId: 'kokurakita', lifeEvent: 'MOVE_OUT', receptionDate: '2026-11-24', ticketId: null, counterNumber: 3 },
}; // prettier-ignore
const item = { caseId, itemId: 'JUKI-OUT', procedureId: 'JUKI-OUT', persons: ['p1'], routing: 'one_stop' };
const atCentre: readonly Told<CaseEvent>[] = [
  opened,
  { type: 'reception.ItemAccepted', data: item },
  { type: 'reception.FormPrepared', data: { caseId, formId: 'f1', formKind, items: ['JUKI-OUT'], persons: ['p1'], prefilled: true, sheets: 1 } },
  { type: 'reception.FormHandedOff', data: { caseId, formId: 'f1', handOffId: 'h1' } as never },
]; // prettier-ignore
const finished: CaseEvent = {
  type: 'reception.FormFinished',
  data: { caseId, formId: 'f1', handOffId: 'h1', formKind, outcome: 'approved' },
};
const withdrawn: CaseEvent = {
  type: 'reception.CaseWithdrawn',
  data: { caseId, reason: 'visitor-left', forms: [{ formId: 'f1', handOffId: 'h1' }] },
};
const finish = new FinishForm({ caseId, formId: 'f1', handOffId: 'h1' }, meta());
const withdraw = new WithdrawCase({ caseId, reason: 'visitor-left' }, meta());

describe('an approval and a withdrawal of the case that cross each other', () => {
  it('the approval first: the form is final and the case cannot be withdrawn any more', () => {
    given(caseFold, ...atCentre)
      .when(decideFinishForm, finish)
      .then(finished, { type: 'reception.CaseReady', data: { caseId, ticketId: null } });
    given(caseFold, ...atCentre, finished)
      .when(decideWithdrawCase, withdraw)
      .thenRefused('reception.form-already-final');
  });

  it('the withdrawal first: the form is back, and its approval finishes nothing', () => {
    given(caseFold, ...atCentre)
      .when(decideWithdrawCase, withdraw)
      .then(withdrawn);
    given(caseFold, ...atCentre, withdrawn)
      .when(decideFinishForm, finish)
      .thenNothing();
    expect(stateAfter(caseFold, ...atCentre, withdrawn)).toMatchObject({
      status: 'withdrawn',
      forms: { f1: { status: 'scanned', handOffId: null } },
    });
  });
});
