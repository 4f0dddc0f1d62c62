import { useNavigate } from '@tanstack/react-router';
import { useClaim, type QueueRow, type Stage } from '../../api/centre.js';
import type { Session } from '../../api/types.js';

const stagesOf: Record<string, readonly Stage[]> = {
  operator: ['entry'],
  reviewer: ['review'],
  protection: ['entry', 'review'],
};

const waits = new Set(['entry-waiting', 'returned-operator', 'review-waiting', 'hold']);

/** Whether Enter on this row also takes the form. */
export const takes = ({ role }: Session, { stage, state }: QueueRow): Stage | null =>
  stage && waits.has(state) && (stagesOf[role] ?? []).includes(stage) ? stage : null;

/** A waiting form is taken and opened; any other is opened to look at. */
export function useOpenRow(session: Session) {
  const navigate = useNavigate();
  const show = (stage: Stage, form: string) =>
    void navigate({ to: stage === 'review' ? '/review' : '/entry', search: { form } });
  const claim = useClaim(() => undefined);
  return {
    error: claim.error,
    open: (row: QueueRow) => {
      const stage = takes(session, row);
      const { formId } = row;
      if (stage) claim.mutate({ formId, stage }, { onSuccess: () => show(stage, formId) });
      else show(row.stage ?? (row.correctedBy ? 'review' : 'entry'), formId);
    },
  };
}
