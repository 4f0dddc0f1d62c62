/** What the office's mail desk answers. */

export type DeskStage = 'screening' | 'searching' | 'issuing' | 'verifying' | 'sealing' | 'dispatch';
export const deskStages: readonly DeskStage[] = [
  'screening',
  'searching',
  'issuing',
  'verifying',
  'sealing',
  'dispatch',
];
export type Stage = DeskStage | 'waiting' | 'stopped' | 'closed' | 'rejected';

export interface Name {
  ja: string;
  en: string;
}

export type PostService = 'ordinary' | 'express' | 'registered';

/** One line of the board; who may not see the sender is told none. */
export interface Card {
  requestId: string;
  number: string;
  state: Stage | 'arrived';
  sender: string | null;
  kinds: { kind: string; name: Name; copies: number }[];
  copies: number;
  service: PostService;
  arrivedOn: string;
  ageDays: number;
  promisedOn: string | null;
  overdue: boolean;
  dueToday: boolean;
  since: string;
  holder: string | null;
  mine: boolean;
  stopped: boolean;
  replyBy: string | null;
  reasons: string[];
  settled: boolean;
  missing: number;
  printedByMe: boolean;
}

export interface Board {
  today: string;
  totals: { open: number; overdue: number; dueToday: number; waiting: number; stopped: number; arrivedToday: number };
  columns: { stage: DeskStage; count: number; averageDays: number | null; cards: Card[] }[];
  waiting: Card[];
}

export interface OrderJudged {
  number: string;
  issuedOn: string;
  amount: number;
  validUntil: string;
  unusable: 'expired' | 'written-on' | null;
}

export interface Fee {
  lines: { kind: string; name: Name; unit: number; copies: number; amount: number }[];
  orders: OrderJudged[];
  due: number;
  paid: number;
  difference: number;
  outcome: 'exact' | 'short' | 'over' | 'over-inexact';
  missing: number;
  suggestion: number[];
  returned: string[];
  settles: boolean;
}

interface Address {
  name: string;
  address: string;
  postcode: string;
}

export interface Letter {
  sender: Address & { phone: string | null };
  addressee: Address;
  identityAddress: string;
  addresseeFits: boolean;
  subject: {
    name: string;
    kana: string | null;
    birthDate: string | null;
    address: string | null;
    relation: string | null;
  };
  purpose: string | null;
}

export interface Printed {
  certificateId: string;
  kind: string;
  name: Name;
  number: string;
  copies: number;
  sha256: string;
  url: string;
  findings: { kind: string; codePoints: string[] }[];
}

/** One request, opened. */
export interface MailRequest {
  requestId: string;
  number: string;
  etag: string;
  stage: Stage | 'arrived';
  stopped: boolean;
  /** Nothing of persons is shown to this role. */
  masked: boolean;
  acts: string[];
  kinds: { kind: string; name: Name; copies: number; scope: 'household' | 'person' }[];
  arrivedOn: string;
  ageDays: number;
  promisedOn: string | null;
  replyBy: string | null;
  reply: { service: PostService; postage: number };
  identityPaper: { kind: string; validUntil: string | null; expired: boolean };
  letter: Letter | null;
  documents: { documentId: string; pages: { page: number; url: string }[] }[];
  holder: { name: string | null; since: string; mine: boolean } | null;
  subject: {
    person: string;
    name: string | null;
    kana: string | null;
    birthDate: string | null;
    address: string | null;
    householdSize: number | null;
    version: number;
    changed: boolean;
  } | null;
  fee: Fee & { settled: boolean };
  inquiries: {
    at: string;
    by: string | null;
    reasons: string[];
    channel: string;
    replyBy: string;
    letterUrl: string | null;
  }[];
  certificates: Printed[];
  printedBy: string | null;
  verifiedBy: string | null;
  labelUrl: string | null;
  dispatched: { service: PostService; tracking: string | null; on: string } | null;
  rejected: string | null;
  steps: { at: string; kind: string; person: string | null; detail: string | null }[];
}

export interface KindOffered {
  kind: string;
  name: Name;
  fee: number;
  post: 'here' | 'elsewhere' | 'never';
}

interface Sums {
  received: number;
  fees: number;
  returned: number;
  held: number;
}

export interface Ledger {
  total: Sums;
  balanced: boolean;
  requests: (Sums & {
    requestId: string;
    number: string;
    state: Stage | 'arrived';
    arrivedOn: string;
    sheets: number;
  })[];
}
