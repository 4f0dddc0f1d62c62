import type { components, paths } from './schema.js';

/** What the server's own document says of its answers: a field that is not there does not compile. */
type Json<Responses, Status extends number> = Responses extends {
  [S in Status]: { content: { 'application/json': infer Body } };
}
  ? Body
  : never;
type Read<Path extends keyof paths> = paths[Path] extends { get: { responses: infer Responses } }
  ? Json<Responses, 200>
  : never;
type Made<Path extends keyof paths> = paths[Path] extends { post: { responses: infer Responses } }
  ? Json<Responses, 201>
  : never;

export type Session = Read<'/api/session'>;
export type Demo = Read<'/api/demo'>;
export type DemoAccount = Demo['accounts'][number];
export type OfficeSummary = Read<'/api/offices'>['offices'][number];
export type Office = Read<'/api/offices/{officeId}'>;
export type Purpose = Office['purposes'][number];
export type Floor = Read<'/api/floor/{officeId}'>;
export type FloorCall = Floor['calls'][number];
export type IssuedTicket = Made<'/api/floor/{officeId}/tickets'>;
export type PhoneTicket = Read<'/api/tickets/{token}'>;
export type Queue = Read<'/api/reception/queue'>;
export type WaitingTicket = Queue['waiting'][number];
export type CounterState = Queue['counters'][number];
export type MyTicket = NonNullable<Queue['mine']>;
export type TicketStep = MyTicket['steps'][number];
export type Need = WaitingTicket['needs'][number];
export type FloorReport = components['schemas']['FloorReportInput'];
export type ReportKind = FloorReport['kind'];
