import { useTranslation } from 'react-i18next';
import { useCallNext, useTicketAct } from '../../api/ticket-acts.js';
import type { Queue } from '../../api/types.js';
import { announce } from '../../design/announcer.js';

interface Where {
  counter: { id: string; number: number };
  queue: Queue;
  /** Empty: those that this counter serves. */
  purposes: string[];
}

/** Everything a counter does with tickets; an act answered by the office's no shows its reason in one place. */
export function useCounterActs({ counter, queue, purposes }: Where) {
  const { t } = useTranslation();
  const said = (key: string) => () => announce(t(`reception-screens.counter.said.${key}`));
  const next = useCallNext();
  const callAgain = useTicketAct('call', said('called'));
  const recall = useTicketAct('recall', said('recalled'));
  const noShow = useTicketAct('no-show', said('no-show'));
  const start = useTicketAct('start', said('started'));
  const finish = useTicketAct('finish', said('finished'));
  const toCentre = useTicketAct('wait-for-centre', said('to-centre'));
  const requeue = useTicketAct('requeue', said('requeued'));
  const all = [next, callAgain, recall, noShow, start, finish, toCentre, requeue];
  const ticketId = queue.mine?.ticketId;
  const on = (act: { mutate: (ticketId: string) => void }) => () => {
    for (const other of all) if (other.isError) other.reset();
    if (ticketId) act.mutate(ticketId);
  };
  return {
    isPending: all.some((act) => act.isPending),
    error: all.find((act) => act.error)?.error ?? null,
    callNext: () => {
      for (const other of all) if (other.isError) other.reset();
      next.mutate(
        { counterId: counter.id, ...(purposes.length > 0 ? { purposes } : {}) },
        { onSuccess: said('called') },
      );
    },
    callAgain: (id: string) => callAgain.mutate(id),
    recall: on(recall),
    noShow: on(noShow),
    start: on(start),
    finish: on(finish),
    toCentre: on(toCentre),
    requeue: on(requeue),
  };
}

export type CounterActs = ReturnType<typeof useCounterActs>;
