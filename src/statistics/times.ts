/** What the figures are made of: when a ticket, a form, a case or an envelope stood where. Numbers and kinds, no person. */

/** One stretch of a life: where it stood, from when, until when (null: still). */
export interface Phase<State extends string> {
  readonly state: State;
  readonly from: string;
  readonly to: string | null;
}

export type TicketState = 'waiting' | 'called' | 'serving' | 'centre' | 'no-show' | 'served' | 'withdrawn';
export interface TicketTimes {
  readonly issuedAt: string;
  readonly phases: readonly Phase<TicketState>[];
}

export const formStates = [
  'prepared',
  'scanned',
  'sent',
  'entry-waiting',
  'entry',
  'review-waiting',
  'review',
  'hold',
  'returned-operator',
  'returned-ward',
  'approved',
  'checked',
  'dropped',
  'withdrawn',
] as const;
export type FormState = (typeof formStates)[number];
/** The centre owes something for these. */
export const atCentre: readonly FormState[] = [
  'entry-waiting',
  'entry',
  'review-waiting',
  'review',
  'hold',
  'returned-operator',
];

export interface Decision {
  readonly at: string;
  readonly kind: 'approved' | 'returned-operator' | 'returned-ward';
  readonly codes: readonly string[];
}

export interface FormTimes {
  readonly handedOffAt: string | null;
  readonly approvedAt: string | null;
  readonly phases: readonly Phase<FormState>[];
  readonly decisions: readonly Decision[];
}

export const caseStates = ['open', 'at-centre', 'sent-back', 'ready', 'closed', 'withdrawn'] as const;
export type CaseState = (typeof caseStates)[number];

export type EnvelopeState =
  | 'registered'
  | 'waiting'
  | 'working'
  | 'stopped'
  | 'inquiry'
  | 'printed'
  | 'verified'
  | 'addressed'
  | 'dispatched'
  | 'rejected'
  | 'closed';

export interface EnvelopeTimes {
  readonly arrivedOn: string;
  readonly promisedOn: string;
  readonly dispatchedOn: string | null;
  /** A question to the sender was asked on the way. */
  readonly inquired: boolean;
  /** Ended without a dispatch: returned unspent or withdrawn. */
  readonly endedOn: string | null;
}

/** The stretch that is not over. */
export const currentPhase = <S extends string>({ phases }: { readonly phases: readonly Phase<S>[] }): Phase<S> | null =>
  phases.at(-1) ?? null;

/** The next stretch begins where the last one ends; the same state again goes on. */
export const movedTo = <S extends string>(phases: readonly Phase<S>[], state: S, at: string): Phase<S>[] => {
  const last = phases.at(-1);
  if (last?.state === state) return [...phases];
  return [...phases.slice(0, -1), ...(last ? [{ ...last, to: at }] : []), { state, from: at, to: null }];
};
