import { describe, expect, it } from '@jest/globals';
import { by, given, meta, stateAfter } from '../../../test/support/given.js';
import type { Actor } from '../../kernel/decider.js';
import {
  ApproveCorrection,
  CorrectEntry,
  decideApproveCorrection,
  decideCorrectEntry,
  decideRefuseCorrection,
  RefuseCorrection,
} from '../correct-entry.js';
import type { Employment } from '../rules.js';
import { workItem } from '../work-item.js';
import {
  approvedItem,
  event,
  inReview,
  layout,
  nakamuraAsOperator,
  sato,
  satoAsReviewer,
  seen,
  takagi,
  tanaka,
  values,
} from './an-item.js';

const corrected = { clear: { header: { changeKind: 'HOME' }, lines: {} }, personal: {} };
const correct = (actor: Actor, entryVersion = 3) =>
  new CorrectEntry(
    { formId: 'form-1', employment: 'official', reason: 'misread', values: corrected, seen: seen(entryVersion) },
    meta({ actor }),
  );
const isCorrected = event({
  type: 'centre.Corrected',
  data: { formId: 'form-1', reason: 'misread', layoutVersion: layout.version, clear: corrected.clear, seen: seen(3) },
});
/** The correction has version 6. */
const withCorrection = (who: Actor = takagi) => [...approvedItem(), by(who, isCorrected)];
const judged = (actor: Actor, employment: Employment = 'official', entryVersion = 6) => ({
  data: { formId: 'form-1', employment, seen: seen(entryVersion) },
  context: meta({ actor }),
});
const approve = (...args: Parameters<typeof judged>) =>
  new ApproveCorrection(judged(...args).data, judged(...args).context);
const refuse = (actor: Actor) =>
  new RefuseCorrection({ ...judged(actor).data, reason: 'not-a-mistake' }, meta({ actor }));
const isApproved = event({
  type: 'centre.CorrectionApproved',
  data: {
    formId: 'form-1',
    caseId: 'case-1',
    correctionVersion: 6,
    persons: ['p1'],
    formKind: 'JUKI-IDO',
    lifeEvent: 'MOVE_OUT',
    seen: seen(6),
  },
});
const isRefused = event({
  type: 'centre.CorrectionRefused',
  data: { formId: 'form-1', correctionVersion: 6, reason: 'not-a-mistake', seen: seen(6) },
});

describe('a correction after approval', () => {
  it('is a new event with a reason, and the approved values stay until another person approves it', () => {
    given(workItem, ...approvedItem())
      .when(decideCorrectEntry(layout), correct(takagi))
      .then(isCorrected);
    expect(stateAfter(workItem, ...withCorrection())).toMatchObject({ approved: { version: 3, clear: values.clear } });
  });

  it('is for approved forms, one at a time, on what she saw', () => {
    given(workItem, ...inReview())
      .when(decideCorrectEntry(layout), correct(takagi))
      .thenRefused('centre.form-not-in-state');
    given(workItem, ...withCorrection())
      .when(decideCorrectEntry(layout), correct(takagi))
      .thenRefused('centre.correction-pending');
    given(workItem, ...approvedItem())
      .when(decideCorrectEntry(layout), correct(takagi, 2))
      .thenRefused('centre.saw-another-entry');
  });

  it('is not made by whoever received or reviewed the form', () => {
    given(workItem, ...approvedItem())
      .when(decideCorrectEntry(layout), correct(nakamuraAsOperator))
      .thenRefused('centre.received-it-yourself');
    given(workItem, ...approvedItem())
      .when(decideCorrectEntry(layout), correct(tanaka))
      .thenRefused('centre.reviewed-it-yourself');
  });

  it('counts when another official approves it', () => {
    given(workItem, ...withCorrection())
      .when(decideApproveCorrection(layout), approve(tanaka))
      .then(isApproved);
    expect(stateAfter(workItem, ...withCorrection(), by(tanaka, isApproved))).toMatchObject({
      place: { at: 'approved', correction: null },
      approved: { version: 6, clear: corrected.clear },
    });
  });

  it('is not approved by its author, by whoever typed the form, by contractors, or on another correction', () => {
    given(workItem, ...withCorrection())
      .when(decideApproveCorrection(layout), approve({ ...takagi, role: 'reviewer' }))
      .thenRefused('centre.entered-it-yourself');
    given(workItem, ...withCorrection())
      .when(decideApproveCorrection(layout), approve(satoAsReviewer))
      .thenRefused('centre.entered-it-yourself');
    given(workItem, ...withCorrection(sato))
      .when(decideApproveCorrection(layout), approve(tanaka, 'contractor'))
      .thenRefused('centre.only-officials');
    given(workItem, ...withCorrection())
      .when(decideApproveCorrection(layout), approve(tanaka, 'official', 3))
      .thenRefused('centre.saw-another-entry', { entryVersion: 6 });
    given(workItem, ...approvedItem())
      .when(decideApproveCorrection(layout), approve(tanaka))
      .thenRefused('centre.no-correction');
  });

  it('changes nothing when it is refused', () => {
    given(workItem, ...withCorrection())
      .when(decideRefuseCorrection(layout), refuse(tanaka))
      .then(isRefused);
    expect(stateAfter(workItem, ...withCorrection(), by(tanaka, isRefused))).toMatchObject({
      place: { correction: null },
      approved: { version: 3 },
    });
  });
});
