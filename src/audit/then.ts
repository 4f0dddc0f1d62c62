/** The case, its forms at the centre and its tickets as they stood after the last of these events. */
import { workItem, workItemStream, type CentreEvent, type WorkItem } from '../centre/index.js';
import { caseFold, caseStream, type Case, type CaseEvent } from '../reception/index.js';
import { eventsIn, textOf, type Happening } from './dossier.js';

export type KnownItem = Extract<WorkItem, { status: 'known' }>;
export type Values = KnownItem['form']['prefill'];

export interface TicketThen {
  readonly ticketId: string;
  readonly status: string;
  readonly purpose: string;
  readonly counter: number | null;
}

export interface Then {
  readonly case: Case;
  readonly items: ReadonlyMap<string, WorkItem>;
  readonly tickets: ReadonlyMap<string, TicketThen>;
}

export const thenOf = (caseId: string, happenings: readonly Happening[]): Then => {
  const state = eventsIn<CaseEvent>(happenings, caseStream(caseId)).reduce(caseFold.evolve, caseFold.initial);
  const streams = new Set(
    happenings.map(({ stored }) => stored.stream).filter((stream) => stream.startsWith(workItemStream(''))),
  );
  const items = new Map(
    [...streams].map((stream): [string, WorkItem] => [
      stream.slice(workItemStream('').length),
      eventsIn<CentreEvent>(happenings, stream).reduce(workItem.evolve, workItem.initial),
    ]),
  );
  return { case: state, items, tickets: ticketsOf(happenings) };
};

/** Where a ticket is after each event of the hall; the others leave it where it was. */
const TICKET_AFTER: Readonly<Record<string, string>> = {
  'reception.TicketIssued': 'waiting',
  'reception.TicketCalled': 'called',
  'reception.TicketNoShow': 'no-show',
  'reception.ServingStarted': 'serving',
  'reception.TicketWaitingForCentre': 'waiting-for-centre',
  'reception.TicketReady': 'ready',
  'reception.TicketRequeued': 'waiting',
  'reception.TicketServed': 'served',
  'reception.TicketWithdrawn': 'withdrawn',
};

const ticketsOf = (happenings: readonly Happening[]): ReadonlyMap<string, TicketThen> => {
  const tickets = new Map<string, TicketThen>();
  for (const { event } of happenings.filter(({ stored }) => stored.stream.startsWith('floor-'))) {
    const ticketId = textOf(event.data['ticketId']) ?? '';
    const before = tickets.get(ticketId) ?? { ticketId, status: '', purpose: '', counter: null };
    const { purpose, counterNumber } = event.data;
    tickets.set(ticketId, {
      ticketId,
      status: TICKET_AFTER[event.type] ?? before.status,
      purpose: textOf(purpose) ?? before.purpose,
      counter:
        typeof counterNumber === 'number'
          ? counterNumber
          : event.type === 'reception.TicketRequeued'
            ? null
            : before.counter,
    });
  }
  return tickets;
};

/** Where one form is, seen from the counter and from the centre together. */
export const stageOf = ({ case: { forms }, items }: Then, formId: string): string => {
  const status = forms[formId]?.status ?? 'prepared';
  const item = items.get(formId);
  if (item?.status !== 'known') return status;
  const { at } = item.place;
  // The centre's word counts from the hand-off until the counter has taken note of how it ended.
  if (status === 'at-centre') return at;
  return status === 'finished' && at === 'approved' ? 'approved' : status;
};

export const holderOf = ({ items }: Then, formId: string): string | null => {
  const item = items.get(formId);
  if (item?.status !== 'known') return null;
  const { place } = item;
  if ('held' in place) return place.held.holder;
  return place.at === 'hold' ? place.by : place.at === 'returned-operator' ? place.operator : null;
};
