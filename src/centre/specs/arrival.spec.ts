import { describe, expect, it } from '@jest/globals';
import { given, meta, stateAfter } from '../../../test/support/given.js';
import { decideOpenWorkItem, OpenWorkItem } from '../open-work-item.js';
import { decideWithdrawWorkItem, WithdrawWorkItem } from '../withdraw-work-item.js';
import { workItem } from '../work-item.js';
import { approvedItem, arrived, claimed, form, inReview, returnedToWard, sato, withdrawn } from './an-item.js';

const open = (changes = {}) => new OpenWorkItem({ ...form, ...changes }, meta());
const withdraw = (handOffId = 'hand-off-1') =>
  new WithdrawWorkItem({ formId: 'form-1', handOffId, reason: 'wrong-scan' }, meta());
const again = { handOffId: 'hand-off-2', handOffVersion: 14 };

describe('a form that was handed off', () => {
  it('arrives at the centre', () => {
    given(workItem)
      .when(decideOpenWorkItem, open())
      .then(arrived() as never);
  });

  it('arrives once', () => {
    given(workItem, arrived()).when(decideOpenWorkItem, open()).thenNothing();
  });

  it('keeps what is personal apart from what is clear', () => {
    const personal = { 'person:p1': { lines: [] } };
    given(workItem)
      .when(decideOpenWorkItem, open({ personal }))
      .then({ ...arrived(), personal } as never);
  });

  it('is opened again in the same stream when the ward hands it off again', () => {
    given(workItem, ...inReview(), returnedToWard())
      .when(decideOpenWorkItem, open(again))
      .then(arrived(again) as never);
    const state = stateAfter(workItem, ...inReview(), returnedToWard(), arrived(again));
    expect(state).toMatchObject({
      place: { at: 'entry-waiting' },
      enteredBy: ['sato'],
      reviewedBy: ['tanaka'],
      form: { handOffId: 'hand-off-2' },
    });
  });

  it('does not replace a newer hand-off when it comes late', () => {
    given(workItem, arrived(again)).when(decideOpenWorkItem, open()).thenNothing();
  });
});

describe('a form that the ward takes back', () => {
  it('leaves the list, whoever holds it', () => {
    given(workItem, arrived(), claimed(sato))
      .when(decideWithdrawWorkItem, withdraw())
      .then(withdrawn() as never);
    expect(stateAfter(workItem, arrived(), claimed(sato), withdrawn())).toMatchObject({ place: { at: 'withdrawn' } });
  });

  it('is not opened when its hand-off arrives after that', () => {
    given(workItem)
      .when(decideWithdrawWorkItem, withdraw())
      .then(withdrawn() as never);
    given(workItem, withdrawn()).when(decideOpenWorkItem, open()).thenNothing();
    given(workItem, withdrawn())
      .when(decideOpenWorkItem, open(again))
      .then(arrived(again) as never);
  });

  it('is taken back once', () => {
    given(workItem, arrived(), withdrawn()).when(decideWithdrawWorkItem, withdraw()).thenNothing();
  });

  it('stays when an older hand-off is withdrawn late', () => {
    const state = stateAfter(workItem, arrived(again), withdrawn('hand-off-1'));
    expect(state).toMatchObject({ place: { at: 'entry-waiting' } });
  });

  it('is taken back although it was approved at the same moment: the approval is void', () => {
    given(workItem, ...approvedItem())
      .when(decideWithdrawWorkItem, withdraw())
      .then(withdrawn() as never);
    expect(stateAfter(workItem, ...approvedItem(), withdrawn())).toMatchObject({
      place: { at: 'withdrawn' },
      approved: null,
    });
  });

  it('keeps its approval when an older hand-off is withdrawn late', () => {
    const state = stateAfter(workItem, arrived(), withdrawn(), ...approvedItem().slice(1), withdrawn('hand-off-0'));
    expect(state).toMatchObject({ place: { at: 'approved' }, approved: { by: 'sato' } });
  });
});
