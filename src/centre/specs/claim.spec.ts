import { describe, expect, it } from '@jest/globals';
import { given, meta, NOW, stateAfter } from '../../../test/support/given.js';
import type { Actor } from '../../kernel/decider.js';
import { ClaimForm, decideClaimForm, decideExpireLease, ExpireLease } from '../claim-form.js';
import {
  decidePutOnHold,
  decideRaisePriority,
  decideReleaseForm,
  PutOnHold,
  RaisePriority,
  ReleaseForm,
} from '../give-back.js';
import type { Stage } from '../events.js';
import type { Employment } from '../rules.js';
import { workItem } from '../work-item.js';
import {
  approvedItem,
  arrived,
  claimed,
  inReview,
  named,
  nakamuraAsOperator,
  returnedToOperator,
  sato,
  satoAsReviewer,
  submitted,
  takagi,
  tanaka,
  yoshimura,
} from './an-item.js';

const atMinute = (minutes: number) => new Date(Date.parse(NOW) + minutes * 60_000).toISOString();
const lease = (minutes = 0, row: { claimVersion: number; until: string } | null = null) => ({
  now: atMinute(minutes),
  row,
});
const claim = (actor: Actor, stage: Stage = 'entry', employment: Employment = 'official') =>
  new ClaimForm({ formId: 'form-1', stage, employment }, meta({ actor }));
const isClaimed = (stage: Stage) => ({ type: 'centre.Claimed', data: { formId: 'form-1', stage } }) as const;
const isExpired = { type: 'centre.LeaseExpired', data: { formId: 'form-1', stage: 'entry', holder: 'sato' } } as const;

describe('taking a form', () => {
  it('gives it to one operator, and tells the next who has it', () => {
    given(workItem, arrived()).when(decideClaimForm(lease()), claim(sato)).then(isClaimed('entry'));
    given(workItem, arrived(), claimed(sato))
      .when(decideClaimForm(lease(1)), claim(takagi))
      .thenRefused('centre.held-by-another', { holder: 'sato', since: NOW });
  });

  it('twice by the same person is no new fact, whatever her account', () => {
    given(workItem, arrived(), claimed(sato))
      .when(decideClaimForm(lease()), claim({ ...sato, account: 'other' }))
      .thenNothing();
  });

  it('is refused to whoever received or scanned it, under any account and role', () => {
    given(workItem, arrived())
      .when(decideClaimForm(lease()), claim(nakamuraAsOperator))
      .thenRefused('centre.received-it-yourself');
    given(workItem, arrived())
      .when(decideClaimForm(lease()), claim({ ...sato, person: 'inoue' }))
      .thenRefused('centre.received-it-yourself');
    given(workItem, arrived(), claimed(sato), submitted())
      .when(decideClaimForm(lease()), claim(nakamuraAsOperator, 'review'))
      .thenRefused('centre.received-it-yourself');
  });

  it('for review is refused to whoever typed it, and to contractors', () => {
    const waiting = [arrived(), claimed(sato), submitted()];
    given(workItem, ...waiting)
      .when(decideClaimForm(lease()), claim(satoAsReviewer, 'review'))
      .thenRefused('centre.entered-it-yourself');
    given(workItem, ...waiting)
      .when(decideClaimForm(lease()), claim(tanaka, 'review', 'contractor'))
      .thenRefused('centre.only-officials');
    given(workItem, ...waiting)
      .when(decideClaimForm(lease()), claim(tanaka, 'review'))
      .then(isClaimed('review'));
  });

  it('to type it again is refused to whoever reviewed it', () => {
    given(workItem, ...inReview(), returnedToOperator())
      .when(decideClaimForm(lease()), claim(tanaka))
      .thenRefused('centre.reviewed-it-yourself');
  });

  it('of a protected person is left to the named staff', () => {
    given(workItem, arrived({ protected: true }))
      .when(decideClaimForm(lease()), claim(sato))
      .thenRefused('centre.protected-only');
    given(workItem, arrived({ protected: true }))
      .when(decideClaimForm(lease()), claim(named))
      .then(isClaimed('entry'));
  });

  it('is possible at its own stage only', () => {
    given(workItem).when(decideClaimForm(lease()), claim(sato)).thenRefused('centre.no-such-form');
    given(workItem, arrived())
      .when(decideClaimForm(lease()), claim(tanaka, 'review'))
      .thenRefused('centre.form-not-in-state');
    given(workItem, ...approvedItem())
      .when(decideClaimForm(lease()), claim(takagi))
      .thenRefused('centre.form-not-in-state');
  });
});

describe('a lease', () => {
  it('lasts two minutes from the claim when there is no row', () => {
    given(workItem, arrived(), claimed(sato))
      .when(decideClaimForm(lease(1.99)), claim(takagi))
      .thenRefused('centre.held-by-another');
    given(workItem, arrived(), claimed(sato))
      .when(decideClaimForm(lease(2)), claim(takagi))
      .then(isExpired, isClaimed('entry'));
  });

  it('lasts as long as its row says, if the row is of this claim', () => {
    const renewed = { claimVersion: 2, until: atMinute(7) };
    given(workItem, arrived(), claimed(sato))
      .when(decideClaimForm(lease(6, renewed)), claim(takagi))
      .thenRefused('centre.held-by-another');
    given(workItem, arrived(), claimed(sato))
      .when(decideClaimForm(lease(6, { ...renewed, claimVersion: 1 })), claim(takagi))
      .then(isExpired, isClaimed('entry'));
  });

  it('ends by the sweep when it is over, once, and never a newer claim', () => {
    const expire = (claimVersion: number) => new ExpireLease({ formId: 'form-1', claimVersion }, meta());
    given(workItem, arrived(), claimed(sato))
      .when(decideExpireLease(lease(3)), expire(2))
      .then(isExpired);
    given(workItem, arrived(), claimed(sato))
      .when(decideExpireLease(lease(1)), expire(2))
      .thenNothing();
    given(workItem, arrived(), claimed(sato))
      .when(decideExpireLease(lease(3)), expire(1))
      .thenNothing();
    given(workItem, arrived(), claimed(sato), isExpired)
      .when(decideExpireLease(lease(3)), expire(2))
      .thenNothing();
  });
});

describe('giving a form back', () => {
  const release = (actor: Actor, reason: 'holder-left' | null = null) =>
    new ReleaseForm({ formId: 'form-1', reason }, meta({ actor }));
  const isReleased = (reason: 'holder-left' | null) =>
    ({ type: 'centre.Released', data: { formId: 'form-1', stage: 'entry', holder: 'sato', reason } }) as const;

  it('puts it on the list again', () => {
    given(workItem, arrived(), claimed(sato)).when(decideReleaseForm, release(sato)).then(isReleased(null));
    expect(stateAfter(workItem, arrived(), claimed(sato), isReleased(null))).toMatchObject({
      place: { at: 'entry-waiting' },
    });
  });

  it('for somebody else is left to a supervisor with a reason', () => {
    given(workItem, arrived(), claimed(sato))
      .when(decideReleaseForm, release(takagi, 'holder-left'))
      .thenRefused('centre.held-by-another');
    given(workItem, arrived(), claimed(sato))
      .when(decideReleaseForm, release(yoshimura))
      .thenRefused('centre.reason-needed');
    given(workItem, arrived(), claimed(sato))
      .when(decideReleaseForm, release(yoshimura, 'holder-left'))
      .then(isReleased('holder-left'));
  });

  it('keeps a returned entry for the person who typed it', () => {
    const events = [
      ...inReview(),
      returnedToOperator(),
      claimed(takagi),
      { type: 'centre.Released', data: { formId: 'form-1', stage: 'entry', holder: 'takagi', reason: null } },
    ] as const;
    expect(stateAfter(workItem, ...events)).toMatchObject({ place: { at: 'returned-operator', operator: 'sato' } });
  });

  it('aside with a reason is for the holder, and it can be taken up again', () => {
    const hold = (actor: Actor) => new PutOnHold({ formId: 'form-1', reason: 'character' }, meta({ actor }));
    const isOnHold = {
      type: 'centre.PutOnHold',
      data: { formId: 'form-1', stage: 'entry', reason: 'character' },
    } as const;
    given(workItem, arrived(), claimed(sato)).when(decidePutOnHold, hold(sato)).then(isOnHold);
    given(workItem, arrived(), claimed(sato)).when(decidePutOnHold, hold(takagi)).thenRefused('centre.held-by-another');
    given(workItem, arrived(), claimed(sato), isOnHold)
      .when(decideClaimForm(lease()), claim(takagi))
      .then(isClaimed('entry'));
  });

  it('never changes its place by itself: a supervisor raises it, once, while it is open', () => {
    const raise = new RaisePriority({ formId: 'form-1', reason: 'promise-in-danger' }, meta({ actor: yoshimura }));
    const isRaised = {
      type: 'centre.PriorityRaised',
      data: { formId: 'form-1', reason: 'promise-in-danger' },
    } as const;
    given(workItem, arrived()).when(decideRaisePriority, raise).then(isRaised);
    given(workItem, arrived(), isRaised).when(decideRaisePriority, raise).thenNothing();
    given(workItem, ...approvedItem())
      .when(decideRaisePriority, raise)
      .thenRefused('centre.form-not-in-state');
  });
});
