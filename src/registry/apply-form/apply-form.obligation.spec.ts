import { describe, expect, it } from '@jest/globals';
import { openAfter, ordersOf, type GivenEvent } from '../../kernel/obligations/index.js';
import { applyForm } from './apply-form.obligation.js';

const seen = { images: [], layoutVersion: 'l', entryVersion: 1 };
const common = { formId: 'f', caseId: 'c', formKind: 'JUKI-IDO', lifeEvent: 'MOVE_OUT', persons: ['p'] };
const at = (stream: string, version: number, type: string, data: object): GivenEvent =>
  ({ type, data, stream, version }) as unknown as GivenEvent;

const finished = (changes: object = {}) =>
  at('case-c', 9, 'reception.FormFinished', {
    formId: 'f',
    caseId: 'c',
    handOffId: 'h',
    formKind: 'JUKI-IDO',
    outcome: 'approved',
    ...changes,
  });
const approved = at('workItem-f', 5, 'centre.Approved', { ...common, handOffId: 'h', entryVersion: 4, seen });
const corrected = at('workItem-f', 7, 'centre.CorrectionApproved', { ...common, correctionVersion: 6 });
const applied = at('formApplication-f', 1, 'registry.FormApplied', { formId: 'f', caseId: 'c', persons: ['p'] });
const appliedAgain = at('formApplication-f', 2, 'registry.FormApplied', {
  formId: 'f',
  caseId: 'c',
  persons: ['p'],
  correction: 6,
});

describe('what is owed to the registry', () => {
  it('a notification that is final in its case is to be entered', async () =>
    expect(await openAfter(applyForm, [finished()])).toEqual(['f']));

  it('nothing for an approval that its case did not take', async () =>
    expect(await openAfter(applyForm, [approved])).toEqual([]));

  it('and its correction too', async () =>
    expect(await openAfter(applyForm, [approved, finished(), applied, corrected])).toEqual(['f.6']));

  it('nothing, once both were entered, in whatever order that is heard', async () => {
    for (const order of ordersOf([approved, finished(), corrected, applied, appliedAgain]))
      expect(await openAfter(applyForm, order)).toEqual([]);
  });

  it('nothing for forms that change nobody', async () =>
    expect(await openAfter(applyForm, [finished({ formKind: 'NHI-TOKUSO' })])).toEqual([]));

  it('a form that was checked at the window, and one recorded before its kind was noted', async () => {
    expect(await openAfter(applyForm, [finished({ handOffId: null, outcome: 'window' })])).toEqual(['f']);
    expect(await openAfter(applyForm, [finished({ formKind: undefined })])).toEqual(['f']);
  });
});
