/** What the server's screens-facing API answers. */
export type Role =
  'floor' | 'window' | 'operator' | 'reviewer' | 'mail' | 'protection' | 'manager' | 'auditor' | 'admin';

export type Need = 'language' | 'wheelchair' | 'writing';

export interface OfficeName {
  id: string;
  name_ja: string;
  name_en: string;
}

export interface Session {
  account: { id: string; name: string; roles: string[]; employment: 'official' | 'contractor' };
  role: string;
  office: (OfficeName & { kind: 'ward' | 'centre' }) | null;
  counter: { id: string; number: number } | null;
  demo: boolean;
}

export interface DemoAccount {
  slot: string;
  role: string;
  name: string;
  office_ja: string;
  office_en: string;
  tryText_ja: string;
  tryText_en: string;
}

export interface Demo {
  enabled: boolean;
  accounts: DemoAccount[];
}

export interface Purpose {
  id: string;
  series: string;
  name_ja: string;
  name_en: string;
  detail_ja: string;
  detail_en: string;
}

export interface Office extends OfficeName {
  hours: { opens: string; closes: string };
  section_ja: string;
  section_en: string;
  place_ja: string;
  place_en: string;
  counters: { id: string; number: number; purposes: string[] }[];
  purposes: Purpose[];
}

export interface FloorCall {
  ticketId: string;
  label: string;
  counterNumber: number;
  calledAt: string;
  handingOver: boolean;
}

export interface Floor {
  officeId: string;
  date: string;
  asOf: string;
  purposes: { id: string; series: string; waiting: number; longestWaitMinutes: number | null }[];
  calls: FloorCall[];
  soon: string[];
  preparing: string[];
  noShows: string[];
}

export interface IssuedTicket {
  ticketId: string;
  label: string;
  series: string;
  number: number;
  issuedAt: string;
  ahead: number;
  token: string;
  position: string;
}

export type TicketStatus = 'waiting' | 'called' | 'serving' | 'waiting-for-centre' | 'no-show' | 'served' | 'withdrawn';

export interface PhoneTicket {
  label: string;
  purpose_ja: string;
  purpose_en: string;
  office_ja: string;
  office_en: string;
  status: TicketStatus;
  ready: boolean;
  ahead: number;
  counterNumber: number | null;
  issuedAt: string;
  calledAt: string | null;
}

export interface WaitingTicket {
  ticketId: string;
  label: string;
  purpose: string;
  issuedAt: string;
  needs: Need[];
  ahead: number;
}

export interface CentreTicket {
  ticketId: string;
  label: string;
  since: string;
  caseId: string | null;
  counterNumber: number | null;
  ready: boolean;
}

export interface NoShowTicket {
  ticketId: string;
  label: string;
  purpose: string;
  at: string;
}

export interface CounterState {
  id: string;
  number: number;
  state: 'free' | 'called' | 'serving';
  ticketLabel: string | null;
  staffName: string | null;
}

export interface TicketStep {
  at: string;
  kind: string;
  person: string | null;
  counterNumber: number | null;
  detail: string | null;
}

export interface MyTicket {
  ticketId: string;
  label: string;
  purpose: string;
  status: TicketStatus;
  issuedAt: string;
  calledAt: string | null;
  servingSince: string | null;
  needs: Need[];
  caseId: string | null;
  handingOver: boolean;
  etag: string;
  steps: TicketStep[];
}

export interface Queue {
  asOf: string;
  waiting: WaitingTicket[];
  officeId: string;
  centreWaiting: CentreTicket[];
  noShows: NoShowTicket[];
  counters: CounterState[];
  mine: MyTicket | null;
}

export const reportKinds = ['crowding', 'guidance', 'form-assistance', 'trouble', 'other'] as const;
export type ReportKind = (typeof reportKinds)[number];

export interface FloorReport {
  kind: ReportKind;
  people: number;
  minutes: number;
  text?: string;
}

export interface Written {
  position: string;
  version: number;
}
