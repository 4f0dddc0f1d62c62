import { describe, expect, it } from '@jest/globals';
import { openAfter, ordersOf, type GivenEvent } from '../../kernel/obligations/index.js';
import {
  finishFormWhenApproved,
  markTicketReadyWhenCaseReady,
  takeFormBackWhenReturned,
} from '../../reception/index.js';
import { openWorkItemWhenHandedOff } from '../open-work-item-when-handed-off.obligation.js';
import { withdrawWorkItemWhenTakenBack } from '../withdraw-work-item-when-taken-back.obligation.js';

const about = { caseId: 'case-1', formId: 'form-1', handOffId: 'hand-off-1' };
const inCase = (version: number, type: string, data: object = {}): GivenEvent => ({
  type,
  stream: 'case-1',
  version,
  data: { ...about, ...data },
});
const atCentre = (version: number, type: string, data: object = {}): GivenEvent => ({
  type,
  stream: 'workItem-form-1',
  version,
  data: { ...about, ...data },
});

const handedOff = inCase(1, 'reception.FormHandedOff', { priority: 'ROUTINE', promisedAt: '2026-11-24T08:15:00.000Z' });
const takenBack = inCase(2, 'reception.HandOffWithdrawn', { reason: 'wrong-scan' });
const caseWithdrawn = inCase(2, 'reception.CaseWithdrawn', {
  reason: 'visitor-left',
  forms: [{ formId: 'form-1', handOffId: 'hand-off-1' }],
});
const opened = atCentre(1, 'centre.WorkItemOpened');
const off = atCentre(2, 'centre.WorkItemWithdrawn');
const approved = atCentre(2, 'centre.Approved');
const returned = atCentre(2, 'centre.ReturnedToWard');

const inEveryOrder = async (declaration: Parameters<typeof openAfter>[0], events: readonly GivenEvent[]) =>
  new Set(
    (await Promise.all(ordersOf(events).map((order) => openAfter(declaration, order)))).map((keys) => keys.join()),
  );

describe('what is owed for a hand-off, in every order of arrival', () => {
  it('is a work item, until it is there or the form was taken back', async () => {
    expect(await openAfter(openWorkItemWhenHandedOff, [handedOff])).toEqual(['hand-off-1']);
    expect(await inEveryOrder(openWorkItemWhenHandedOff, [handedOff, opened])).toEqual(new Set(['']));
    expect(await inEveryOrder(openWorkItemWhenHandedOff, [handedOff, takenBack])).toEqual(new Set(['']));
    expect(await inEveryOrder(openWorkItemWhenHandedOff, [handedOff, caseWithdrawn, opened, off])).toEqual(
      new Set(['']),
    );
  });

  it('is to take it off the list, also when it never arrived, until that is recorded', async () => {
    for (const withdrawal of [takenBack, caseWithdrawn]) {
      expect(await inEveryOrder(withdrawWorkItemWhenTakenBack, [handedOff, withdrawal])).toEqual(
        new Set(['hand-off-1']),
      );
      expect(await inEveryOrder(withdrawWorkItemWhenTakenBack, [handedOff, withdrawal, opened, off])).toEqual(
        new Set(['']),
      );
    }
  });

  it('is to finish the form in its case once it is approved, and nothing when it was taken back meanwhile', async () => {
    const finished = inCase(2, 'reception.FormFinished');
    expect(await inEveryOrder(finishFormWhenApproved, [handedOff, opened, approved])).toEqual(new Set(['hand-off-1']));
    expect(await inEveryOrder(finishFormWhenApproved, [handedOff, opened, approved, finished])).toEqual(new Set(['']));
    expect(await inEveryOrder(finishFormWhenApproved, [handedOff, opened, approved, takenBack])).toEqual(new Set(['']));
    expect(await inEveryOrder(finishFormWhenApproved, [handedOff, opened, approved, caseWithdrawn])).toEqual(
      new Set(['']),
    );
  });

  it('is to take a returned form back into its case', async () => {
    const sentBack = inCase(2, 'reception.FormSentBack');
    expect(await inEveryOrder(takeFormBackWhenReturned, [handedOff, opened, returned])).toEqual(
      new Set(['hand-off-1']),
    );
    expect(await inEveryOrder(takeFormBackWhenReturned, [handedOff, opened, returned, sentBack])).toEqual(
      new Set(['']),
    );
    expect(await inEveryOrder(takeFormBackWhenReturned, [handedOff, opened, returned, takenBack])).toEqual(
      new Set(['']),
    );
  });

  it('is to call the visitor who waits, once the case is ready', async () => {
    const ready = (ticketId: string | null) => inCase(3, 'reception.CaseReady', { ticketId });
    const called = {
      type: 'reception.TicketReady',
      stream: 'floor-1',
      version: 5,
      data: { ticketId: 't1', caseId: 'case-1' },
    };
    expect(await openAfter(markTicketReadyWhenCaseReady, [ready(null)])).toEqual([]);
    expect(await openAfter(markTicketReadyWhenCaseReady, [ready('t1')])).toEqual(['case-1']);
    expect(await inEveryOrder(markTicketReadyWhenCaseReady, [ready('t1'), called])).toEqual(new Set(['']));
  });
});
