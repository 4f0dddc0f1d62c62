import type {
  Demo,
  Floor,
  FloorReport,
  IssuedTicket,
  Need,
  Office,
  OfficeName,
  PhoneTicket,
  Queue,
  Session,
  Written,
} from './types.js';

interface Answer<T> {
  content: { 'application/json': T };
}

interface Ask<Path, Query, Body, T> {
  parameters: { path: Path; query?: Query; header?: never; cookie?: never };
  requestBody: { content: { 'application/json': Body } };
  responses: { 200: Answer<T>; default: { content: { 'application/problem+json': unknown } } };
}

interface Read<Path, Query, T> {
  parameters: { path: Path; query?: Query; header?: never; cookie?: never };
  responses: { 200: Answer<T>; default: { content: { 'application/problem+json': unknown } } };
}

type None = Record<never, never>;
type Device = { kind: 'kiosk' | 'board'; officeId: string };
type OfTicket = { ticketId: string };
type TicketAct<Body = None> = { post: Ask<OfTicket, None, Body, Written> };

/** The routes of milestone a in the form that the generated client will have. */
export interface paths {
  '/api/session': {
    get: Read<None, None, Session>;
    post: Ask<None, None, { login: string; password: string }, undefined>;
    delete: Read<None, None, undefined>;
  };
  '/api/session/desk': { put: Ask<None, None, { officeId: string; counterId: string }, undefined> };
  '/api/demo': { get: Read<None, None, Demo> };
  '/api/demo/session': { post: Ask<None, None, { slot: string }, undefined> };
  '/api/clock': { get: Read<None, None, { now: string }> };
  '/api/offices': { get: Read<None, None, { offices: (OfficeName & { kind: 'ward' | 'centre' })[] }> };
  '/api/offices/{officeId}': { get: Read<{ officeId: string }, None, Office> };
  '/api/demo/device': { post: Ask<None, None, Device, undefined> };
  '/api/devices/enrol': { post: Ask<None, None, { code: string }, undefined> };
  '/api/floor/{officeId}': { get: Read<{ officeId: string }, { after?: string }, Floor> };
  '/api/floor/{officeId}/tickets': {
    post: Ask<{ officeId: string }, None, { purpose: string; needs?: Need[]; language?: 'ja' | 'en' }, IssuedTicket>;
  };
  '/api/reception/reports': { post: Ask<None, None, FloorReport, Written> };
  '/api/tickets/{token}': { get: Read<{ token: string }, None, PhoneTicket> };
  '/api/reception/queue': { get: Read<None, { after?: string }, Queue> };
  '/api/reception/calls': {
    post: Ask<
      None,
      None,
      { counterId: string; purposes?: string[] },
      Written & { ticketId: string; counterNumber: number }
    >;
  };
  '/api/reception/tickets/{ticketId}/recall': TicketAct;
  '/api/reception/tickets/{ticketId}/no-show': TicketAct;
  '/api/reception/tickets/{ticketId}/start': TicketAct;
  '/api/reception/tickets/{ticketId}/finish': TicketAct;
  '/api/reception/tickets/{ticketId}/call': TicketAct;
  '/api/reception/tickets/{ticketId}/requeue': TicketAct<{ place?: 'front' | 'end' }>;
  '/api/reception/tickets/{ticketId}/wait-for-centre': TicketAct;
  '/api/reception/tickets/{ticketId}/withdraw': TicketAct<{ reason?: string }>;
  '/api/reception/tickets/{ticketId}/purpose': TicketAct<{ purpose: string }>;
  '/api/reception/tickets/{ticketId}/needs': TicketAct<{ needs: Need[] }>;
}
