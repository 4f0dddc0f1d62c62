/** Which form comes next, and why it stands where it stands. Pure: the list, the taking and the counter read the same order. */
import { tokyoDate } from '../kernel/tokyo.js';
import type { Priority, Stage } from './events.js';
import type { WorkState } from './work-item.projection.js';

export interface Waiting {
  readonly id: string;
  readonly caseId: string;
  readonly state: WorkState;
  readonly priority: Priority;
  readonly raised: boolean;
  readonly protected: boolean;
  readonly promisedAt: Date;
  readonly arrivedAt: Date;
  readonly since: Date;
  readonly returnedTo: string | null;
  readonly received: readonly string[];
  readonly enteredBy: readonly string[];
  readonly reviewedBy: readonly string[];
}

export interface Taker {
  readonly person: string;
  readonly role: string;
  readonly official: boolean;
}

const CLASSES: Record<Priority, number> = { VISITOR_WAITING: 1, STATUTORY: 2, PROTECTED: 3, ROUTINE: 4 };
const RAISED = 0;
/** A form that waits for so long moves up by one class; never before a visitor in the hall. */
export const AGING_HOURS = 4;
/** For so long a returned entry is kept for the person who typed it. */
export const KEPT_MINUTES = 10;

const minutes = (from: Date, to: Date): number => Math.floor((to.getTime() - from.getTime()) / 60_000);

export const classOf = (
  { priority, raised, arrivedAt }: Pick<Waiting, 'priority' | 'raised' | 'arrivedAt'>,
  now: Date,
): number => {
  if (raised) return RAISED;
  const own = CLASSES[priority];
  const aged = own - Math.max(0, Math.floor(minutes(arrivedAt, now) / (AGING_HOURS * 60)));
  return Math.max(aged, Math.min(own, CLASSES.STATUTORY));
};

/** Class, then promise, then the longer wait. */
export const byUrgency =
  (now: Date) =>
  (a: Waiting, b: Waiting): number =>
    classOf(a, now) - classOf(b, now) ||
    a.promisedAt.getTime() - b.promisedAt.getTime() ||
    a.arrivedAt.getTime() - b.arrivedAt.getTime() ||
    (a.id < b.id ? -1 : 1);

/** Whether this person may be given the form at all. */
export const suits = (form: Waiting, stage: Stage, { person, role, official }: Taker): boolean => {
  if (form.protected && role !== 'protection') return false;
  if (form.received.includes(person)) return false;
  return stage === 'review' ? official && !form.enteredBy.includes(person) : !form.reviewedBy.includes(person);
};

const keptForAnother = ({ state, returnedTo, since }: Waiting, person: string, now: Date): boolean =>
  state === 'returned-operator' && returnedTo !== person && minutes(since, now) < KEPT_MINUTES;

const isHers = ({ state, returnedTo }: Waiting, person: string): boolean =>
  state === 'returned-operator' && returnedTo === person;

/**
 * What this person takes next, best first. Her own returned entries come before all else; the restricted pool sees
 * protected forms before others; among equally urgent forms, those of the household she is working on.
 * @param sorted by urgency
 */
export const offersFor = (
  sorted: readonly Waiting[],
  stage: Stage,
  taker: Taker,
  lastCase: string | null,
  now: Date,
): Waiting[] => {
  const { person, role } = taker;
  const suitable = sorted.filter((form) => suits(form, stage, taker) && !keptForAnother(form, person, now));
  const [first] = suitable;
  const sameHousehold = (form: Waiting): boolean =>
    lastCase !== null && form.caseId === lastCase && first !== undefined && classOf(form, now) === classOf(first, now);
  const rank = (form: Waiting): number => {
    if (isHers(form, person)) return 0;
    if (role === 'protection' && form.protected) return 1;
    return sameHousehold(form) ? 2 : 3;
  };
  return [0, 1, 2, 3].flatMap((wanted) => suitable.filter((form) => rank(form) === wanted));
};

export interface Why {
  readonly code:
    | 'returned'
    | 'raised'
    | 'visitor'
    | 'late'
    | 'statutory'
    | 'soon'
    | 'protected'
    | 'aged'
    | 'arrival'
    | 'same-household';
  readonly values: Readonly<Record<string, string | number>>;
}

const SOON_MINUTES = 10;

/** The reason for a form's place, as a code with its numbers; the words are in the texts. */
export const whyHere = (
  form: Omit<Waiting, 'received' | 'enteredBy' | 'reviewedBy'>,
  now: Date,
  lastCase: string | null = null,
): Why[] => {
  const household: Why[] = form.caseId === lastCase ? [{ code: 'same-household', values: {} }] : [];
  return [...household, ownReason(form, minutes(form.arrivedAt, now)), ...promise(form.promisedAt, now)];
};

const promise = (promisedAt: Date, now: Date): Why[] => {
  if (promisedAt < now) return [{ code: 'late', values: { minutes: minutes(promisedAt, now) } }];
  const left = minutes(now, promisedAt);
  return left <= SOON_MINUTES ? [{ code: 'soon', values: { minutes: left } }] : [];
};

const ownReason = (form: Omit<Waiting, 'received' | 'enteredBy' | 'reviewedBy'>, waited: number): Why => {
  if (form.raised) return { code: 'raised', values: {} };
  if (form.state === 'returned-operator') return { code: 'returned', values: {} };
  if (form.priority === 'VISITOR_WAITING') return { code: 'visitor', values: {} };
  if (form.priority === 'PROTECTED') return { code: 'protected', values: {} };
  if (form.priority === 'STATUTORY') return { code: 'statutory', values: { date: tokyoDate(form.promisedAt) } };
  return waited >= AGING_HOURS * 60
    ? { code: 'aged', values: { hours: Math.floor(waited / 60) } }
    : { code: 'arrival', values: {} };
};
