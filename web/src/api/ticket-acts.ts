import { answer, changing, client } from './client.js';
import { floorTopic } from './readings.js';
import type { IssuedTicket, Need, Written } from './types.js';
import { useAct } from './use-act.js';

/** What a person sees and acts on: the ticket, and the tag of the state she saw. */
export interface Seen {
  ticketId: string;
  etag?: string | undefined;
}

type Plain = 'recall' | 'no-show' | 'start' | 'finish' | 'requeue' | 'wait-for-centre';

const of = (ticketId: string) => ({ params: { path: { ticketId } } });
const shown = { topics: [floorTopic] };

/** One hook for the acts that need nothing but the ticket. */
export function useTicketAct(act: Plain, done?: () => void) {
  return useAct(
    ({ ticketId, etag }: Seen, key): Promise<Written> =>
      answer(client.POST(`/api/reception/tickets/{ticketId}/${act}`, { ...of(ticketId), ...changing(key, etag), body: {} })),
    { ...shown, ...(done ? { done } : {}) },
  );
}

export const useCallNext = (done?: (called: { label: string }) => void) =>
  useAct(
    (body: { counterId: string; purposes?: string[] }, key) =>
      answer(client.POST('/api/reception/calls', { params: { path: {} }, ...changing(key), body })),
    { ...shown, ...(done ? { done } : {}) },
  );

export const useWithdraw = (done: () => void) =>
  useAct(
    ({ ticketId, etag, reason }: Seen & { reason?: string }, key) =>
      answer(
        client.POST('/api/reception/tickets/{ticketId}/withdraw', {
          ...of(ticketId),
          ...changing(key, etag),
          body: reason ? { reason } : {},
        }),
      ),
    { ...shown, done },
  );

export const useChangePurpose = (done: () => void) =>
  useAct(
    ({ ticketId, etag, purpose }: Seen & { purpose: string }, key) =>
      answer(
        client.POST('/api/reception/tickets/{ticketId}/purpose', { ...of(ticketId), ...changing(key, etag), body: { purpose } }),
      ),
    { ...shown, done },
  );

export const useSetNeeds = (done: () => void) =>
  useAct(
    ({ ticketId, etag, needs }: Seen & { needs: Need[] }, key) =>
      answer(client.POST('/api/reception/tickets/{ticketId}/needs', { ...of(ticketId), ...changing(key, etag), body: { needs } })),
    { ...shown, done },
  );

export const useIssueTicket = (officeId: string, done: (ticket: IssuedTicket) => void) =>
  useAct(
    (body: { purpose: string; needs?: Need[]; language?: string }, key) =>
      answer(client.POST('/api/floor/{officeId}/tickets', { params: { path: { officeId } }, ...changing(key), body })),
    { ...shown, done },
  );

export const useReport = (officeId: string, done: () => void) =>
  useAct(
    (body: { kind: string; note?: string }, key) =>
      answer(client.POST('/api/floor/{officeId}/reports', { params: { path: { officeId } }, ...changing(key), body })),
    { done },
  );
