/** What the centre insists on, whoever asks: three persons for one form, a restricted pool, one holder, and eyes on the same paper. */
import { refused, type Actor, type Refusal } from '../kernel/decider.js';
import type { Seen, Stage } from './events.js';
import type { Held, KnownItem, WorkItem } from './work-item.js';

export type Employment = 'official' | 'contractor' | null;

/** The first no among these, if any. */
export const firstNo = (...answers: readonly (Refusal | null)[]): Refusal | null =>
  answers.find((answer) => answer !== null) ?? null;

export const isKnown = (state: WorkItem): state is KnownItem => state.status === 'known';
export const noSuchForm = (): Refusal => refused('centre.no-such-form');
export const notInState = ({ place }: KnownItem): Refusal => refused('centre.form-not-in-state', { state: place.at });

/** 支援措置: forms of protected persons are worked on by named staff only. */
export const mayTouch = ({ form }: KnownItem, { role }: Pick<Actor, 'role'>): Refusal | null =>
  form.protected && role !== 'protection' ? refused('centre.protected-only') : null;

/** Received, entered and reviewed by three persons, whatever their accounts and roles. */
export const anotherPerson = (state: KnownItem, person: string, stage: Stage): Refusal | null => {
  const { receivedBy, scannedBy } = state.form;
  if (receivedBy.includes(person) || scannedBy.includes(person)) return refused('centre.received-it-yourself');
  if (stage === 'review' && state.enteredBy.includes(person)) return refused('centre.entered-it-yourself');
  if (stage === 'entry' && state.reviewedBy.includes(person)) return refused('centre.reviewed-it-yourself');
  return null;
};

/** Review is an exercise of public authority: it stays with officials. */
export const onlyOfficials = (employment: Employment): Refusal | null =>
  employment === 'official' ? null : refused('centre.only-officials');

export const heldByAnother = ({ holder, since }: Held): Refusal => refused('centre.held-by-another', { holder, since });

export const heldIn = ({ place }: KnownItem): Held | null => ('held' in place ? place.held : null);

/** Null when this person holds the form at this stage. */
export const mustHold = (state: KnownItem, person: string, stage?: Stage): Refusal | null => {
  const held = heldIn(state);
  if (!held) return refused('centre.not-held', { state: state.place.at });
  if (held.holder !== person) return heldByAnother(held);
  return stage && held.stage !== stage ? notInState(state) : null;
};

const sameImages = ({ form }: KnownItem, images: readonly string[]): boolean => {
  const shown = new Set(images);
  return (
    form.images.every(({ sha256 }) => shown.has(sha256)) &&
    images.every((one) => form.images.some(({ sha256 }) => sha256 === one))
  );
};

/** The person decided on this paper, laid out this way, with this entry beside it. */
export const sawTheSame = (state: KnownItem, seen: Seen, now: Omit<Seen, 'images'>): Refusal | null => {
  if (!sameImages(state, seen.images)) return refused('centre.saw-other-images');
  if (seen.layoutVersion !== now.layoutVersion) return refused('centre.saw-another-layout');
  return seen.entryVersion === now.entryVersion
    ? null
    : refused('centre.saw-another-entry', { entryVersion: now.entryVersion });
};

/** What spoils a decision on the entry: a new one, or the form went elsewhere. Claims and leases do not. */
export const SPOILS: readonly string[] = [
  'centre.WorkItemOpened',
  'centre.EntrySubmitted',
  'centre.ReturnedToOperator',
  'centre.ReturnedToWard',
  'centre.WorkItemWithdrawn',
  'centre.Approved',
  'centre.Corrected',
  'centre.CorrectionApproved',
  'centre.CorrectionRefused',
];
