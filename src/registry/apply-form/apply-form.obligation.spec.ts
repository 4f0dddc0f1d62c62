import { describe, expect, it } from '@jest/globals';
import { openAfter, ordersOf, type GivenEvent } from '../../kernel/obligations/index.js';
import { applyForm } from './apply-form.obligation.js';

const seen = { images: [], layoutVersion: 'l', entryVersion: 1 };
const common = { formId: 'f', caseId: 'c', formKind: 'JUKI-IDO', lifeEvent: 'MOVE_OUT', persons: ['p'] };
const at = (stream: string, version: number, type: string, data: object): GivenEvent =>
  ({ type, data, stream, version }) as unknown as GivenEvent;

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
  it('an approved notification is to be entered', async () =>
    expect(await openAfter(applyForm, [approved])).toEqual(['f']));

  it('and its correction too', async () =>
    expect(await openAfter(applyForm, [approved, applied, corrected])).toEqual(['f.6']));

  it('nothing, once both were entered, in whatever order that is heard', async () => {
    for (const order of ordersOf([approved, corrected, applied, appliedAgain]))
      expect(await openAfter(applyForm, order)).toEqual([]);
  });

  it('nothing for forms that change nobody, nor for what the centre finished itself', async () => {
    expect(
      await openAfter(applyForm, [at('workItem-f', 5, 'centre.Approved', { ...common, formKind: 'NHI-TOKUSO' })]),
    ).toEqual([]);
    expect(
      await openAfter(applyForm, [
        at('case-c', 9, 'reception.FormFinished', { formId: 'f', caseId: 'c', handOffId: 'h', outcome: 'approved' }),
      ]),
    ).toEqual([]);
  });

  it('a form that was checked at the window', async () =>
    expect(
      await openAfter(applyForm, [
        at('case-c', 9, 'reception.FormFinished', { formId: 'f', caseId: 'c', handOffId: null, outcome: 'window' }),
      ]),
    ).toEqual(['f']));
});
