/** One form at the centre: where it is, who holds it, what was typed, and who has done what so far. */
import { unreachable, type Fold, type Personal, type Recorded } from '../kernel/decider.js';
import type { CentreEvent, ReturnReason, Stage } from './events.js';

type Of<T extends CentreEvent['type']> = Recorded<Extract<CentreEvent, { type: T }>>;
type Opened = Of<'centre.WorkItemOpened'>['data'];
type Sealed = Readonly<Record<string, Personal<unknown>>>;

/** Values of the form as an event carries them: clear ones, and personal ones by subject. */
export interface Values {
  readonly clear: Opened['clear'];
  readonly personal: Sealed;
}

export interface Arrival extends Omit<Opened, 'clear'> {
  readonly arrivedAt: string;
  readonly prefill: Values;
}

export interface Held {
  readonly stage: Stage;
  /** By person, whatever the account. */
  readonly holder: string;
  readonly since: string;
  /** Version of the claim: the truth about who holds the form. */
  readonly version: number;
}

export interface Entry extends Values {
  readonly version: number;
  readonly by: string;
  readonly at: string;
  readonly layoutVersion: string;
}

export interface Correction extends Entry {
  readonly reason: string;
}

export type Place =
  | { readonly at: 'entry-waiting' | 'review-waiting' | 'returned-ward' | 'withdrawn' }
  | { readonly at: 'returned-operator'; readonly operator: string }
  | { readonly at: 'entry' | 'review'; readonly held: Held }
  | { readonly at: 'hold'; readonly stage: Stage; readonly by: string; readonly reason: string }
  | { readonly at: 'approved'; readonly correction: Correction | null };

export interface Return {
  readonly at: string;
  readonly by: string;
  readonly to: 'operator' | 'ward';
  readonly reasons: readonly ReturnReason[];
  readonly words: Personal<string>;
}

export interface KnownItem {
  readonly status: 'known';
  readonly form: Arrival;
  readonly place: Place;
  /** The last one submitted, also after the form went back and came again: nothing is typed twice. */
  readonly entry: Entry | null;
  readonly approved: Entry | null;
  /** Whose return waits for an answer: it goes first to her. */
  readonly returnedTo: string | null;
  readonly enteredBy: readonly string[];
  readonly reviewedBy: readonly string[];
  readonly returns: readonly Return[];
  readonly raised: boolean;
  readonly withdrawn: readonly string[];
}

export type WorkItem = { readonly status: 'none'; readonly withdrawn: readonly string[] } | KnownItem;

export const workItemStream = (formId: string): string => `workItem-${formId}`;

const adding = (list: readonly string[], one: string): readonly string[] =>
  list.includes(one) ? list : [...list, one];

export const waitingPlace = ({ returnedTo }: Pick<KnownItem, 'returnedTo'>, stage: Stage): Place => {
  if (stage === 'review') return { at: 'review-waiting' };
  return returnedTo === null ? { at: 'entry-waiting' } : { at: 'returned-operator', operator: returnedTo };
};

const opened = (
  state: WorkItem,
  { data: { clear, ...data }, personal = {}, recordedAt }: Of<'centre.WorkItemOpened'>,
): KnownItem => ({
  entry: null,
  approved: null,
  enteredBy: [],
  reviewedBy: [],
  returns: [],
  ...state,
  status: 'known',
  form: { ...data, arrivedAt: recordedAt, prefill: { clear, personal: present(personal) } },
  place: { at: 'entry-waiting' },
  returnedTo: null,
  raised: false,
});

const present = (personal: Readonly<Record<string, unknown>>): Sealed =>
  Object.fromEntries(Object.entries(personal).filter(([, value]) => value !== undefined)) as Sealed;

const entryOf = ({
  data,
  personal = {},
  version,
  actor,
  recordedAt,
}: Of<'centre.EntrySubmitted' | 'centre.Corrected'>): Entry => ({
  clear: data.clear,
  personal: present(personal),
  layoutVersion: data.layoutVersion,
  version,
  by: actor.person,
  at: recordedAt,
});

const returned = (
  state: KnownItem,
  event: Of<'centre.ReturnedToOperator' | 'centre.ReturnedToWard'>,
): readonly Return[] => {
  const [said] = Object.values(event.personal ?? {});
  const words: Return['words'] = said === undefined ? '' : 'words' in said ? said.words : said;
  const to = event.type === 'centre.ReturnedToWard' ? 'ward' : 'operator';
  return [...state.returns, { at: event.recordedAt, by: event.actor.person, to, reasons: event.data.reasons, words }];
};

const evolve = (state: WorkItem, event: Recorded<CentreEvent>): WorkItem => {
  if (event.type === 'centre.WorkItemOpened') return opened(state, event);
  if (event.type === 'centre.WorkItemWithdrawn') return withdrawn(state, event.data.handOffId);
  return state.status === 'none' ? state : evolveKnown(state, event);
};

const withdrawn = (state: WorkItem, handOffId: string): WorkItem => {
  const next = { ...state, withdrawn: adding(state.withdrawn, handOffId) };
  // An older hand-off than the one at hand: its withdrawal changes nothing here.
  if (next.status === 'none' || next.form.handOffId !== handOffId) return next;
  // An approval that its case did not take is void.
  return { ...next, place: { at: 'withdrawn' }, approved: null };
};

type Later = Exclude<Recorded<CentreEvent>, { type: 'centre.WorkItemOpened' | 'centre.WorkItemWithdrawn' }>;

const evolveKnown = (state: KnownItem, event: Later): KnownItem => {
  const { person } = event.actor;
  switch (event.type) {
    case 'centre.Claimed': {
      const { stage } = event.data;
      return {
        ...state,
        place: { at: stage, held: { stage, holder: person, since: event.recordedAt, version: event.version } },
      };
    }
    case 'centre.Released':
    case 'centre.LeaseExpired':
      return { ...state, place: waitingPlace(state, event.data.stage) };
    case 'centre.PutOnHold':
      return { ...state, place: { at: 'hold', stage: event.data.stage, by: person, reason: event.data.reason } };
    case 'centre.EntrySubmitted':
      return {
        ...state,
        place: { at: 'review-waiting' },
        entry: entryOf(event),
        enteredBy: adding(state.enteredBy, person),
        returnedTo: null,
      };
    case 'centre.ReturnedToOperator': {
      const { operator } = event.data;
      const place = { at: 'returned-operator', operator } as const;
      return {
        ...state,
        place,
        returnedTo: operator,
        returns: returned(state, event),
        reviewedBy: adding(state.reviewedBy, person),
      };
    }
    case 'centre.ReturnedToWard': {
      const reviewedBy = event.data.by === 'review' ? adding(state.reviewedBy, person) : state.reviewedBy;
      return {
        ...state,
        place: { at: 'returned-ward' },
        returnedTo: null,
        returns: returned(state, event),
        reviewedBy,
      };
    }
    case 'centre.PriorityRaised':
      return { ...state, raised: true };
    default:
      return evolveApproved(state, event);
  }
};

const APPROVED: Place = { at: 'approved', correction: null };

const evolveApproved = (state: KnownItem, event: Exclude<Later, { type: WhileWorking }>): KnownItem => {
  const reviewedBy = adding(state.reviewedBy, event.actor.person);
  switch (event.type) {
    case 'centre.Approved':
      return { ...state, place: APPROVED, approved: state.entry, reviewedBy };
    case 'centre.Corrected': {
      const correction = { ...entryOf(event), reason: event.data.reason };
      return {
        ...state,
        place: { at: 'approved', correction },
        enteredBy: adding(state.enteredBy, event.actor.person),
      };
    }
    case 'centre.CorrectionApproved': {
      const correction = state.place.at === 'approved' ? state.place.correction : null;
      const valid = correction ?? state.approved;
      return { ...state, place: APPROVED, approved: valid, entry: valid, reviewedBy };
    }
    case 'centre.CorrectionRefused':
      return { ...state, place: APPROVED, reviewedBy };
    default:
      return unreachable(event);
  }
};

type WhileWorking =
  | 'centre.Claimed'
  | 'centre.Released'
  | 'centre.LeaseExpired'
  | 'centre.PutOnHold'
  | 'centre.EntrySubmitted'
  | 'centre.ReturnedToOperator'
  | 'centre.ReturnedToWard'
  | 'centre.PriorityRaised';

export const workItem: Fold<WorkItem, CentreEvent> = { initial: { status: 'none', withdrawn: [] }, evolve };
