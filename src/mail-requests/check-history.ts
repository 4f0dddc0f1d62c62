/** Money that came by post is fee, returned or still held, sheet by sheet; at the end nothing is held. Used by `verify`. */
import type { StoredEvent } from '../kernel/store/port.js';
import type { HistoryRule } from '../kernel/verify.js';

interface Told {
  readonly moneyOrders: readonly { readonly number: string }[];
  readonly kept: readonly string[];
  readonly returned: readonly string[];
  readonly orders: readonly string[];
}

interface Booked {
  readonly came: ReadonlySet<string>;
  readonly fee: ReadonlySet<string>;
  readonly back: ReadonlySet<string>;
}

const nothing: Booked = { came: new Set(), fee: new Set(), back: new Set() };

const dataOf = ({ payload }: StoredEvent): Partial<Told> =>
  (JSON.parse(payload) as { data?: Partial<Told> }).data ?? {};

export const moneyBalances = (): HistoryRule => {
  const books = new Map<string, Booked>();
  return (event) => {
    const { stream, type } = event;
    if (!type.startsWith('mail-requests.')) return null;
    const book = booked(books.get(stream) ?? nothing, type, dataOf(event));
    if (type === 'mail-requests.Closed') books.delete(stream);
    else books.set(stream, book);
    return unbalanced(book, type === 'mail-requests.Closed');
  };
};

const booked = (
  book: Booked,
  type: string,
  { moneyOrders = [], kept = [], returned = [], orders = [] }: Partial<Told>,
): Booked => {
  switch (type) {
    case 'mail-requests.EnvelopeRegistered':
    case 'mail-requests.ReplyReceived':
      return { ...book, came: new Set([...book.came, ...moneyOrders.map(({ number }) => number)]) };
    case 'mail-requests.FeeSettled':
      return { ...book, fee: new Set(kept), back: new Set(returned) };
    case 'mail-requests.ReturnedUnspent':
      return {
        ...book,
        fee: new Set([...book.fee].filter((number) => !orders.includes(number))),
        back: new Set([...book.back, ...orders]),
      };
    default:
      return book;
  }
};

const unbalanced = ({ came, fee, back }: Booked, closed: boolean): string | null => {
  if ([...fee, ...back].some((number) => !came.has(number))) return 'books a money order that never came';
  if ([...fee].some((number) => back.has(number))) return 'keeps a money order that was returned';
  return closed && fee.size + back.size < came.size ? 'ends a request with money still held' : null;
};
