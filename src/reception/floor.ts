/** One office's hall on one day: tickets, numbers, calling order, counters. Every invariant of the hall lies in this stream. */
import { unreachable, type Fold, type Recorded } from '../kernel/decider.js';
import { caseIsReady, noWait, waitEnded, waitsAlsoFor, type CentreWait } from './centre-wait.js';
import type { FloorEvent, Need } from './events.js';

export type TicketStatus = 'waiting' | 'called' | 'serving' | 'waiting-for-centre' | 'no-show' | 'served' | 'withdrawn';

export interface Ticket {
  readonly ticketId: string;
  readonly series: string;
  readonly number: number;
  readonly purpose: string;
  readonly needs: readonly Need[];
  readonly status: TicketStatus;
  /** Calling order: smaller comes first. */
  readonly order: number;
  readonly counterId: string | null;
  readonly wait: CentreWait;
}

export interface Floor {
  readonly tickets: ReadonlyMap<string, Ticket>;
  readonly lastNumber: Readonly<Record<string, number>>;
  /** Counter → the ticket it is busy with. */
  readonly busy: Readonly<Record<string, string>>;
  readonly nextOrder: number;
  readonly frontOrder: number;
}

export const floorStream = (officeId: string, date: string): string => `floor-${officeId}-${date}`;

/** 'A 042' */
export const ticketLabel = ({ series, number }: { series: string; number: number }): string =>
  `${series} ${String(number).padStart(3, '0')}`;

const initial: Floor = { tickets: new Map(), lastNumber: {}, busy: {}, nextOrder: 1, frontOrder: 0 };

export const floor: Fold<Floor, FloorEvent> = { initial, evolve: (state, event) => evolve(state, event) };

const evolve = (state: Floor, event: Recorded<FloorEvent>): Floor => {
  switch (event.type) {
    case 'reception.TicketIssued':
      return issued(state, event.data);
    case 'reception.TicketCalled': {
      const { ticketId, counterId } = event.data;
      return change({ ...state, busy: { ...state.busy, [counterId]: ticketId } }, ticketId, {
        status: 'called',
        counterId,
      });
    }
    case 'reception.TicketRecalled':
      return state;
    case 'reception.ServingStarted':
      return change(state, event.data.ticketId, { status: 'serving' });
    case 'reception.TicketNoShow':
      return leave(state, event.data.ticketId, { status: 'no-show' });
    case 'reception.TicketWaitingForCentre':
      return waits(leave(state, event.data.ticketId, { status: 'waiting-for-centre' }), event.data, waitsAlsoFor);
    case 'reception.CentreWaitEnded':
      return waits(state, event.data, waitEnded);
    case 'reception.TicketReady':
      return waits(state, event.data, caseIsReady);
    case 'reception.TicketRequeued':
      return requeued(state, event.data);
    case 'reception.TicketServed':
      return leave(state, event.data.ticketId, { status: 'served' });
    case 'reception.TicketWithdrawn':
      return leave(state, event.data.ticketId, { status: 'withdrawn' });
    case 'reception.PurposeChanged':
      return change(state, event.data.ticketId, { purpose: event.data.purpose });
    case 'reception.NeedsChanged':
      return change(state, event.data.ticketId, { needs: event.data.needs });
    case 'reception.FloorReported':
      return state;
    default:
      return unreachable(event);
  }
};

const issued = (
  state: Floor,
  {
    ticketId,
    series,
    number,
    purpose,
    needs,
  }: { ticketId: string; series: string; number: number; purpose: string; needs: readonly Need[] },
): Floor => {
  const ticket: Ticket = {
    ticketId,
    series,
    number,
    purpose,
    needs,
    status: 'waiting',
    order: state.nextOrder,
    counterId: null,
    wait: noWait,
  };
  return {
    ...state,
    tickets: new Map(state.tickets).set(ticketId, ticket),
    lastNumber: { ...state.lastNumber, [series]: number },
    nextOrder: state.nextOrder + 1,
  };
};

const change = (state: Floor, ticketId: string, changes: Partial<Ticket>): Floor => {
  const ticket = state.tickets.get(ticketId);
  return ticket ? { ...state, tickets: new Map(state.tickets).set(ticketId, { ...ticket, ...changes }) } : state;
};

const waits = <C extends string | null>(
  state: Floor,
  { ticketId, caseId }: { ticketId: string; caseId: C },
  next: (wait: CentreWait, caseId: C) => CentreWait,
): Floor => change(state, ticketId, { wait: next(state.tickets.get(ticketId)?.wait ?? noWait, caseId) });

/** The ticket leaves its counter, which is then free. */
const leave = (state: Floor, ticketId: string, changes: Partial<Ticket>): Floor => {
  const busy = Object.fromEntries(Object.entries(state.busy).filter(([, ticket]) => ticket !== ticketId));
  return change({ ...state, busy }, ticketId, changes);
};

const requeued = (state: Floor, { ticketId, place }: { ticketId: string; place: 'front' | 'end' }): Floor => {
  const order = place === 'front' ? state.frontOrder : state.nextOrder;
  const moved =
    place === 'front' ? { ...state, frontOrder: state.frontOrder - 1 } : { ...state, nextOrder: state.nextOrder + 1 };
  return leave(moved, ticketId, { status: 'waiting', order, counterId: null });
};

/** The longest waiting ticket of these purposes. */
export const nextTicket = ({ tickets }: Floor, purposes: readonly string[]): Ticket | undefined => {
  let next: Ticket | undefined;
  for (const ticket of tickets.values()) {
    if (ticket.status !== 'waiting' || !purposes.includes(ticket.purpose)) continue;
    if (!next || ticket.order < next.order) next = ticket;
  }
  return next;
};
