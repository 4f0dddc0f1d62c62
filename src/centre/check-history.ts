/** What must hold for every form at every moment of its history. Used by `verify`. */
import type { StoredEvent } from '../kernel/store/port.js';
import type { HistoryRule } from '../kernel/verify.js';

const ENDS_A_CLAIM: ReadonlySet<string> = new Set([
  'centre.WorkItemOpened',
  'centre.WorkItemWithdrawn',
  'centre.Released',
  'centre.LeaseExpired',
  'centre.PutOnHold',
  'centre.EntrySubmitted',
  'centre.Approved',
  'centre.ReturnedToOperator',
  'centre.ReturnedToWard',
]);

const personOf = ({ metadata }: StoredEvent): string =>
  (JSON.parse(metadata) as { actor?: { person?: string } }).actor?.person ?? '';

const dataOf = <T>({ payload }: StoredEvent): Partial<T> => (JSON.parse(payload) as { data?: Partial<T> }).data ?? {};

/** No form has two holders. */
export const oneHolder = (): HistoryRule => {
  const held = new Set<string>();
  return ({ stream, type }) => {
    if (type === 'centre.Claimed') {
      const twice = held.has(stream);
      held.add(stream);
      return twice ? 'takes a form that somebody holds' : null;
    }
    if (ENDS_A_CLAIM.has(type)) held.delete(stream);
    return null;
  };
};

interface Opened {
  readonly receivedBy: readonly string[];
  readonly scannedBy: readonly string[];
}

/** Reception, entry and review of one form are three persons. */
export const threePersons = (): HistoryRule => {
  const received = new Map<string, ReadonlySet<string>>();
  const entered = new Map<string, ReadonlySet<string>>();
  return (event) => {
    const { stream, type } = event;
    if (type === 'centre.WorkItemOpened') {
      const { receivedBy = [], scannedBy = [] } = dataOf<Opened>(event);
      received.set(stream, new Set([...receivedBy, ...scannedBy]));
    } else if (type === 'centre.EntrySubmitted') {
      const person = personOf(event);
      entered.set(stream, new Set([...(entered.get(stream) ?? []), person]));
      return received.get(stream)?.has(person) ? 'is by the person who received the form' : null;
    } else if (type === 'centre.Approved' || type === 'centre.ReturnedToOperator') {
      const person = personOf(event);
      if (entered.get(stream)?.has(person)) return 'reviews what the same person typed';
      return received.get(stream)?.has(person) ? 'is by the person who received the form' : null;
    }
    return null;
  };
};
