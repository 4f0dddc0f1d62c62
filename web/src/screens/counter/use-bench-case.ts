import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useEffect, useRef } from 'react';
import { useCase, useCaseOfTicket, useCentreForms } from '../../api/cases.js';
import type { Queue } from '../../api/types.js';
import { isStep, type CaseStep } from './case/steps.js';

const route = getRouteApi('/counter');
const sent = ['at-centre', 'sent-back', 'finished'];

/** The case on the bench: the one opened from a list, otherwise that of the visitor in hand. */
export function useBenchCase(queue: Queue | undefined) {
  const { case: asked, step } = route.useSearch();
  const navigate = route.useNavigate();
  const mine = queue?.mine ?? null;
  const ofTicket = useCaseOfTicket(mine?.ticketId);
  // A case that was withdrawn while she stands here makes room for the right one; what is handed over, for the next.
  const ofMine = ofTicket.data?.cases.filter(({ status }) => status !== 'withdrawn') ?? [];
  const nextOfMine = ofMine.find(({ status }) => status !== 'closed') ?? ofMine[0];
  const mineCase = nextOfMine?.caseId ?? (ofTicket.data?.cases.length ? undefined : (mine?.caseId ?? undefined));
  const caseId = asked ?? mineCase;
  const opened = useCase(caseId);
  const isSent = opened.data?.forms.some(({ status }) => sent.includes(status)) ?? false;
  const centre = useCentreForms(caseId, isSent);
  const leave = () => void navigate({ search: ({ case: _case, step: _step, ...rest }) => rest, replace: true });
  const goTo = useCallback(
    (next: CaseStep) => void navigate({ search: (before) => ({ ...before, step: next }), replace: true }),
    [navigate],
  );
  // With the next visitor called, the case that was looked at goes back to its list.
  const called = useRef(mine?.ticketId);
  useEffect(() => {
    if (!queue) return;
    if (mine && called.current !== undefined && called.current !== mine.ticketId) leave();
    called.current = mine?.ticketId ?? 'nobody';
  });
  return {
    caseId,
    isOfMine: caseId !== undefined && (caseId === mineCase || ofMine.some((one) => one.caseId === caseId)),
    isSettled: mine === null || ofTicket.isFetched,
    of: opened.data,
    row: opened.row,
    error: opened.error ?? ofTicket.error,
    centre: centre.data,
    step: isStep(step) ? step : null,
    goTo,
    open: (id: string, next?: CaseStep) =>
      void navigate({ search: ({ step: _step, ...rest }) => ({ ...rest, case: id, ...(next ? { step: next } : {}) }) }),
    leave,
  };
}

export type BenchCase = ReturnType<typeof useBenchCase>;
