/** One request by post: what came, what was decided, and where it stands. Every invariant of it lies here. */
import { isErased, unreachable, type Fold, type Personal, type Recorded } from '../kernel/decider.js';
import type { InquiryReason, Letter, MailEvent, PostService, RejectReason, Wanted } from './events.js';
import { emptyPurse, type Purse } from './money/ledger.js';
import type { ReceivedOrder } from './money/reckon-fee.js';

/** 資格審査 · 対象特定 · 発行 · 照合 · 封入 · 発送; then waiting for an answer, stopped, or over. */
export const stages = [
  'screening', 'searching', 'issuing', 'verifying', 'sealing', 'dispatch', 'waiting', 'stopped', 'closed', 'rejected',
] as const; // prettier-ignore
export type Stage = (typeof stages)[number];
export const deskStages: readonly Stage[] = ['screening', 'searching', 'issuing', 'verifying', 'sealing', 'dispatch'];

export interface Printed {
  readonly certificateId: string;
  readonly kind: string;
  readonly number: string;
  readonly copies: number;
  readonly sha256: string;
  readonly findings: readonly { readonly kind: string; readonly codePoints: readonly string[] }[];
}

export interface Inquiry {
  readonly reasons: readonly InquiryReason[];
  readonly channel: 'letter' | 'phone';
  readonly at: string;
  readonly by: string;
  readonly replyBy: string;
  readonly letterId: string | null;
}

export interface MailRequest {
  readonly status: 'none' | 'arrived' | 'open' | 'waiting' | 'closed' | 'rejected';
  readonly requestId: string;
  readonly number: string;
  readonly officeId: string;
  readonly requesterClass: string;
  readonly kinds: readonly Wanted[];
  readonly documents: readonly string[];
  readonly identityPaper: { readonly kind: string; readonly validUntil: string | null };
  readonly reply: { readonly service: PostService; readonly postage: number };
  readonly arrivedOn: string;
  readonly promisedOn: string;
  readonly letter: Personal<Letter>;
  readonly orders: readonly ReceivedOrder[];
  readonly purse: Purse;
  readonly holder: { readonly person: string; readonly since: string } | null;
  /** A clerk has taken it once: its papers were screened. */
  readonly taken: boolean;
  readonly subject: {
    readonly person: string;
    readonly household: string | null;
    readonly registryVersion: number;
    readonly protected: boolean;
  } | null;
  /** 支援措置: only the official in charge goes on. */
  readonly stopped: boolean;
  readonly fee: { readonly due: number; readonly rules: string } | null;
  readonly inquiries: readonly Inquiry[];
  readonly certificates: readonly Printed[];
  readonly printedBy: string | null;
  readonly verifiedBy: string | null;
  readonly labelId: string | null;
  readonly dispatched: { readonly service: PostService; readonly tracking: string | null; readonly on: string } | null;
  readonly rejected: RejectReason | null;
}

export const mailStream = (requestId: string): string => `mailRequest-${requestId}`;
export const envelope = (requestId: string): `envelope:${string}` => `envelope:${requestId}`;

const initial: MailRequest = {
  status: 'none', requestId: '', number: '', officeId: '', requesterClass: 'SELF', kinds: [], documents: [],
  identityPaper: { kind: '', validUntil: null }, reply: { service: 'ordinary', postage: 0 }, arrivedOn: '', promisedOn: '',
  letter: { erased: true }, orders: [], purse: emptyPurse, holder: null, taken: false, subject: null, stopped: false, fee: null, inquiries: [],
  certificates: [], printedBy: null, verifiedBy: null, labelId: null, dispatched: null, rejected: null,
}; // prettier-ignore

export const stageOf = (state: MailRequest): Stage => {
  if (state.status === 'closed' || state.status === 'rejected' || state.status === 'waiting') return state.status;
  if (state.stopped && !state.subject) return 'stopped';
  if (state.labelId !== null) return 'dispatch';
  if (state.verifiedBy !== null) return 'sealing';
  if (state.certificates.length > 0) return 'verifying';
  if (state.subject) return 'issuing';
  return state.taken ? 'searching' : 'screening';
};

export const mailRequest: Fold<MailRequest, MailEvent> = { initial, evolve: (state, event) => evolve(state, event) };

const evolve = (state: MailRequest, event: Recorded<MailEvent>): MailRequest => {
  switch (event.type) {
    case 'mail-requests.EnvelopeRegistered':
      return registered(state, event);
    case 'mail-requests.MailIntakeOpened':
      return { ...state, status: 'open' };
    case 'mail-requests.Claimed':
      return { ...state, taken: true, holder: { person: event.actor.person, since: event.recordedAt } };
    case 'mail-requests.Released':
      return { ...state, holder: null };
    case 'mail-requests.SubjectFound': {
      const { person, household, registryVersion, protected: shielded } = event.data;
      return {
        ...state,
        subject: { person, household, registryVersion, protected: shielded },
        stopped: state.stopped || shielded,
      };
    }
    case 'mail-requests.ProtectedStopped':
      return { ...state, stopped: true, subject: null, holder: null };
    case 'mail-requests.FeeSettled': {
      const { due, kept, returned, rules } = event.data;
      return { ...state, fee: { due, rules }, purse: { ...state.purse, kept, returned } };
    }
    case 'mail-requests.InquirySent': {
      const { reasons, channel, replyBy, letterId } = event.data;
      const inquiry = { reasons, channel, replyBy, letterId, at: event.occurredAt, by: event.actor.person };
      return { ...state, status: 'waiting', holder: null, inquiries: [...state.inquiries, inquiry] };
    }
    case 'mail-requests.ReplyReceived':
      return replied(state, event);
    default:
      return evolveOutcome(state, event);
  }
};

type FirstHalf =
  | 'mail-requests.EnvelopeRegistered' | 'mail-requests.MailIntakeOpened' | 'mail-requests.Claimed' | 'mail-requests.Released'
  | 'mail-requests.SubjectFound' | 'mail-requests.ProtectedStopped' | 'mail-requests.FeeSettled' | 'mail-requests.InquirySent'
  | 'mail-requests.ReplyReceived'; // prettier-ignore

const evolveOutcome = (state: MailRequest, event: Exclude<Recorded<MailEvent>, { type: FirstHalf }>): MailRequest => {
  switch (event.type) {
    case 'mail-requests.CertificatePrinted':
      return { ...state, certificates: event.data.certificates, printedBy: event.actor.person, holder: null };
    case 'mail-requests.Verified':
      return { ...state, verifiedBy: event.actor.person };
    case 'mail-requests.VerificationFailed':
      return { ...state, certificates: [], printedBy: null, holder: null };
    case 'mail-requests.AddresseeChecked':
      return { ...state, labelId: event.data.labelId };
    case 'mail-requests.Dispatched': {
      const { service, tracking, dispatchedOn: on } = event.data;
      return { ...state, dispatched: { service, tracking, on }, holder: null };
    }
    case 'mail-requests.ReturnedUnspent':
      return { ...state, purse: givenBack(state.purse, event.data.orders) };
    case 'mail-requests.Rejected':
      return { ...state, status: 'rejected', rejected: event.data.reason, holder: null };
    case 'mail-requests.Closed':
      return { ...state, status: state.status === 'rejected' ? 'rejected' : 'closed', holder: null };
    default:
      return unreachable(event);
  }
};

/** A sheet that goes back pays nothing any more. */
const givenBack = ({ orders, kept, returned }: Purse, back: readonly string[]): Purse => ({
  orders,
  kept: kept.filter((number) => !back.includes(number)),
  returned: [...new Set([...returned, ...back])],
});

type Registered = Extract<Recorded<MailEvent>, { type: 'mail-requests.EnvelopeRegistered' }>;

const registered = (state: MailRequest, { data, personal }: Registered): MailRequest => {
  const { moneyOrders, rules: _rules, requesterClass, ...rest } = data;
  const orders = moneyOrders.map((order) => ({ ...order, receivedOn: data.arrivedOn }));
  const letter = personal?.[envelope(data.requestId)] ?? { erased: true as const };
  return {
    ...state,
    ...rest,
    status: 'arrived',
    requesterClass,
    orders,
    letter,
    purse: { ...emptyPurse, orders: moneyOrders },
  };
};

const replied = (
  state: MailRequest,
  { data, personal }: Extract<Recorded<MailEvent>, { type: 'mail-requests.ReplyReceived' }>,
): MailRequest => {
  const told = personal?.[envelope(state.requestId)];
  const orders = [...state.orders, ...data.moneyOrders.map((order) => ({ ...order, receivedOn: data.receivedOn }))];
  return {
    ...state,
    status: 'open',
    promisedOn: data.promisedOn,
    identityPaper: data.identityPaper ?? state.identityPaper,
    documents: [...state.documents, ...data.documents],
    orders,
    purse: { ...state.purse, orders },
    letter:
      told === undefined || isErased(told) || isErased(state.letter) ? state.letter : corrected(state.letter, told),
  };
};

const corrected = (letter: Letter, told: { [K in keyof Letter]?: Letter[K] | undefined }): Letter => ({
  ...letter,
  ...Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined)),
});
