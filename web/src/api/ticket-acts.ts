import { answer, changing, client } from './client.js';
import { floorTopic } from './readings.js';
import type { FloorReport, IssuedTicket, Need } from './types.js';
import { useAct } from './use-act.js';

type Plain = 'recall' | 'no-show' | 'start' | 'finish' | 'requeue' | 'wait-for-centre' | 'call';

/**
 * Acts of the hall carry no If-Match: every ticket of an office is in one stream that moves all the time, and what
 * a counter may do with a ticket depends on the ticket's state alone, which the server decides on.
 */
const of = (ticketId: string) => ({ params: { path: { ticketId } } });
const shown = { topics: [floorTopic] };

/** One hook for the acts that need nothing but the ticket. */
export function useTicketAct(act: Plain, done?: () => void) {
  return useAct(
    (ticketId: string, key) =>
      answer(client.POST(`/api/reception/tickets/{ticketId}/${act}`, { ...of(ticketId), ...changing(key), body: {} })),
    { ...shown, ...(done ? { done } : {}) },
  );
}

export const useCallNext = () =>
  useAct(
    (body: { counterId: string; purposes?: string[] }, key) =>
      answer(client.POST('/api/reception/calls', { ...changing(key), body })),
    shown,
  );

export const useWithdraw = (done: () => void) =>
  useAct(
    ({ ticketId, reason }: { ticketId: string; reason: string }, key) =>
      answer(
        client.POST('/api/reception/tickets/{ticketId}/withdraw', {
          ...of(ticketId),
          ...changing(key),
          body: { reason },
        }),
      ),
    { ...shown, done },
  );

export const useChangePurpose = (done: () => void) =>
  useAct(
    ({ ticketId, purpose }: { ticketId: string; purpose: string }, key) =>
      answer(
        client.POST('/api/reception/tickets/{ticketId}/purpose', {
          ...of(ticketId),
          ...changing(key),
          body: { purpose },
        }),
      ),
    { ...shown, done },
  );

export const useSetNeeds = (done: () => void) =>
  useAct(
    ({ ticketId, needs }: { ticketId: string; needs: Need[] }, key) =>
      answer(
        client.POST('/api/reception/tickets/{ticketId}/needs', { ...of(ticketId), ...changing(key), body: { needs } }),
      ),
    { ...shown, done },
  );

export const useIssueTicket = (officeId: string, done?: (ticket: IssuedTicket) => void) =>
  useAct(
    (body: { purpose: string; needs?: Need[]; language?: 'ja' | 'en' }, key) =>
      answer(client.POST('/api/floor/{officeId}/tickets', { params: { path: { officeId } }, ...changing(key), body })),
    { ...shown, ...(done ? { done } : {}) },
  );

export const useReport = (done: () => void) =>
  useAct((body: FloorReport, key) => answer(client.POST('/api/reception/reports', { ...changing(key), body })), {
    done,
  });
