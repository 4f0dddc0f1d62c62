import { describe, expect, it } from '@jest/globals';
import { given, meta, stateAfter } from '../../../test/support/given.js';
import type { Actor } from '../../kernel/decider.js';
import type { Seen } from '../events.js';
import {
  ApproveEntry,
  decideApproveEntry,
  decideReturnToOperator,
  decideReturnToWard,
  ReturnToOperator,
  ReturnToWard,
} from '../review-entry.js';
import type { Employment } from '../rules.js';
import { decideSubmitEntry, SubmitEntry } from '../submit-entry.js';
import { workItem } from '../work-item.js';
import {
  approved,
  arrived,
  claimed,
  HASH,
  inReview,
  layout,
  named,
  nakamuraAsOperator,
  returnedToOperator,
  returnedToWard,
  sato,
  satoAsReviewer,
  seen,
  submitted,
  takagi,
  tanaka,
  values,
} from './an-item.js';

const onPaper = { images: [HASH], layoutVersion: layout.version };
const submit = (actor: Actor, paper: Omit<Seen, 'entryVersion'> = onPaper) =>
  new SubmitEntry({ formId: 'form-1', values, seen: paper }, meta({ actor }));
const submittedBy = (mode: 'check' | 'full') =>
  ({ ...submitted(), actor: undefined, data: { ...submitted().data, mode }, personal: values.personal }) as never;
const expired = { type: 'centre.LeaseExpired', data: { formId: 'form-1', stage: 'entry', holder: 'sato' } } as const;

describe('an entry', () => {
  it('is submitted by the holder: checked when the ward filled it in, typed in full otherwise', () => {
    const { actor: _actor, ...asChecked } = submittedBy('check') as { actor: unknown };
    const { actor: _other, ...asTyped } = submittedBy('full') as { actor: unknown };
    given(workItem, arrived(), claimed(sato))
      .when(decideSubmitEntry(layout), submit(sato))
      .then(asChecked as never);
    given(workItem, arrived({ prefilled: false }), claimed(sato))
      .when(decideSubmitEntry(layout), submit(sato))
      .then(asTyped as never);
  });

  it('is refused to everybody else, naming who holds the form', () => {
    given(workItem, arrived(), claimed(sato))
      .when(decideSubmitEntry(layout), submit(takagi))
      .thenRefused('centre.held-by-another', { holder: 'sato' });
    given(workItem, arrived()).when(decideSubmitEntry(layout), submit(sato)).thenRefused('centre.not-held');
  });

  it('that comes after the lease is refused, with the name of the next holder', () => {
    given(workItem, arrived(), claimed(sato), expired)
      .when(decideSubmitEntry(layout), submit(sato))
      .thenRefused('centre.not-held');
    given(workItem, arrived(), claimed(sato), expired, claimed(takagi))
      .when(decideSubmitEntry(layout), submit(sato))
      .thenRefused('centre.held-by-another', { holder: 'takagi' });
  });

  it('of a form she received, or of a protected person, stays refused even to a holder', () => {
    given(workItem, arrived(), claimed(nakamuraAsOperator))
      .when(decideSubmitEntry(layout), submit(nakamuraAsOperator))
      .thenRefused('centre.received-it-yourself');
    given(workItem, arrived({ protected: true }), claimed(sato))
      .when(decideSubmitEntry(layout), submit(sato))
      .thenRefused('centre.protected-only');
  });

  it('is made from the paper as it is: not from other images, nor by another layout', () => {
    const wrong = (changes: Partial<Seen>) => submit(sato, { ...onPaper, ...changes });
    given(workItem, arrived(), claimed(sato))
      .when(decideSubmitEntry(layout), wrong({ images: [] }))
      .thenRefused('centre.saw-other-images');
    given(workItem, arrived(), claimed(sato))
      .when(decideSubmitEntry(layout), wrong({ images: [HASH, 'b'.repeat(64)] }))
      .thenRefused('centre.saw-other-images');
    given(workItem, arrived(), claimed(sato))
      .when(decideSubmitEntry(layout), wrong({ layoutVersion: 'layout-0' }))
      .thenRefused('centre.saw-another-layout');
  });
});

describe('a review', () => {
  const approve = (actor: Actor, employment: Employment = 'official', what: Seen = seen(3)) =>
    new ApproveEntry({ formId: 'form-1', employment, seen: what }, meta({ actor }));
  const isApproved = { type: 'centre.Approved', data: approved().data } as never;

  it('approves what a third person compared', () => {
    given(workItem, ...inReview())
      .when(decideApproveEntry(layout), approve(tanaka))
      .then(isApproved);
  });

  it('is never made by a contractor, nor by whoever typed or received the form', () => {
    given(workItem, ...inReview())
      .when(decideApproveEntry(layout), approve(tanaka, 'contractor'))
      .thenRefused('centre.only-officials');
    given(workItem, ...inReview())
      .when(decideApproveEntry(layout), approve(tanaka, null))
      .thenRefused('centre.only-officials');
    given(workItem, ...inReview(satoAsReviewer))
      .when(decideApproveEntry(layout), approve(satoAsReviewer))
      .thenRefused('centre.entered-it-yourself');
    given(workItem, ...inReview(nakamuraAsOperator))
      .when(decideApproveEntry(layout), approve(nakamuraAsOperator))
      .thenRefused('centre.received-it-yourself');
  });

  it('also bars whoever typed an earlier entry of the same form', () => {
    const events = [
      ...inReview(),
      returnedToOperator(),
      claimed(takagi),
      submitted(takagi),
      claimed(satoAsReviewer, 'review'),
    ];
    given(workItem, ...events)
      .when(decideApproveEntry(layout), approve(satoAsReviewer, 'official', seen(7)))
      .thenRefused('centre.entered-it-yourself');
  });

  it('is for the holder, and for protected persons by named staff', () => {
    given(workItem, arrived(), claimed(sato), submitted())
      .when(decideApproveEntry(layout), approve(tanaka))
      .thenRefused('centre.not-held');
    const guarded = [arrived({ protected: true }), claimed(named), submitted(named), claimed(tanaka, 'review')];
    given(workItem, ...guarded)
      .when(decideApproveEntry(layout), approve(tanaka))
      .thenRefused('centre.protected-only');
  });

  it('is decided on what she saw: these images, this layout, this entry', () => {
    const by = (changes: Partial<Seen>) => approve(tanaka, 'official', seen(3, changes));
    given(workItem, ...inReview())
      .when(decideApproveEntry(layout), by({ images: ['b'.repeat(64)] }))
      .thenRefused('centre.saw-other-images');
    given(workItem, ...inReview())
      .when(decideApproveEntry(layout), by({ layoutVersion: 'layout-0' }))
      .thenRefused('centre.saw-another-layout');
    given(workItem, ...inReview())
      .when(decideApproveEntry(layout), by({ entryVersion: 2 }))
      .thenRefused('centre.saw-another-entry', { entryVersion: 3 });
  });

  const back = {
    formId: 'form-1',
    employment: 'official',
    seen: seen(3),
    reasons: [{ field: 'newAddress', line: null, code: 'misread' }],
    words: '末尾が読めません',
  } as const;

  it('returns to the person who typed it, and the form waits for her', () => {
    const command = new ReturnToOperator(back, meta({ actor: tanaka }));
    const { actor: _actor, ...isReturned } = returnedToOperator();
    given(workItem, ...inReview())
      .when(decideReturnToOperator(layout), command)
      .then(isReturned as never);
    expect(stateAfter(workItem, ...inReview(), returnedToOperator())).toMatchObject({
      place: { at: 'returned-operator', operator: 'sato' },
      returns: [{ to: 'operator', words: '末尾が読めません' }],
    });
  });

  it('returns with a reason, words and a field of the form', () => {
    const command = (changes: object) => new ReturnToOperator({ ...back, ...changes }, meta({ actor: tanaka }));
    given(workItem, ...inReview())
      .when(decideReturnToOperator(layout), command({ words: ' ' }))
      .thenRefused('centre.reason-needed');
    given(workItem, ...inReview())
      .when(decideReturnToOperator(layout), command({ reasons: [] }))
      .thenRefused('centre.reason-needed');
    given(workItem, ...inReview())
      .when(decideReturnToOperator(layout), command({ reasons: [{ field: 'nowhere', line: null, code: 'misread' }] }))
      .thenRefused('centre.no-such-field');
  });

  const toWard = (actor: Actor, employment: Employment, entryVersion: number | null) =>
    new ReturnToWard(
      {
        ...back,
        employment,
        seen: seen(entryVersion),
        reasons: [{ field: 'form', line: null, code: 'signature-missing' }],
      },
      meta({ actor }),
    );
  const isAtWard = (by: 'entry' | 'review', entryVersion: number | null) =>
    ({
      type: 'centre.ReturnedToWard',
      data: { ...returnedToWard().data, by, seen: seen(entryVersion) },
      personal: { 'case:case-1': { words: back.words } },
    }) as never;

  it('returns to the ward, by the reviewer or already by the operator, contractor or not', () => {
    given(workItem, ...inReview())
      .when(decideReturnToWard(layout), toWard(tanaka, 'official', 3))
      .then(isAtWard('review', 3));
    given(workItem, arrived(), claimed(sato))
      .when(decideReturnToWard(layout), toWard(sato, 'contractor', null))
      .then(isAtWard('entry', null));
    given(workItem, ...inReview())
      .when(decideReturnToWard(layout), toWard(tanaka, 'contractor', 3))
      .thenRefused('centre.only-officials');
    given(workItem, arrived(), claimed(sato))
      .when(decideReturnToWard(layout), toWard(takagi, 'official', null))
      .thenRefused('centre.held-by-another');
  });
});
