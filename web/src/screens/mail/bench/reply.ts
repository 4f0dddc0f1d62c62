import type { MailRequest, Reply } from '../answers.js';
import { isPostcode, sheetsOf, type Envelope } from '../register/envelope.js';

/** What of a reply stands differently from the first letter; what was left empty stays as it was. */
export interface Corrections {
  name: string;
  birthDate: string | null;
  identity: NonNullable<Reply['identityPaper']>['kind'] | null;
  validUntil: string | null;
  identityAddress: string;
  postcode: string;
  address: string;
}

export const noCorrections: Corrections = {
  name: '',
  birthDate: null,
  identity: null,
  validUntil: null,
  identityAddress: '',
  postcode: '',
  address: '',
};

type Typed = Pick<Envelope, 'orders'>;

/** A money order that was begun has to be whole, and so has a postcode. */
export const isHalf = (typed: Typed, { postcode }: Corrections): boolean => {
  const begun = typed.orders.some(({ amount, first }) => amount.trim() !== '' || first.trim() !== '');
  return (begun && sheetsOf(typed).length === 0) || (postcode.trim() !== '' && !isPostcode(postcode));
};

/** The reply as the office takes it. */
export function replyOf(
  { letter }: Pick<MailRequest, 'letter'>,
  typed: Typed,
  documents: readonly string[],
  corrections: Corrections,
): Reply {
  const { name, birthDate, identity, validUntil, identityAddress, postcode, address } = corrections;
  const moneyOrders = sheetsOf(typed);
  const before = letter?.subject;
  const subject = {
    name: name.trim() || (before?.name ?? ''),
    ...given('birthDate', birthDate ?? before?.birthDate),
    ...given('kana', name.trim() ? null : before?.kana),
    ...given('address', before?.address),
    ...given('relation', before?.relation),
  };
  const addressee = letter && {
    name: letter.addressee.name,
    address: address.trim() || letter.addressee.address,
    postcode: postcode.normalize('NFKC').trim() || letter.addressee.postcode,
  };
  return {
    ...(moneyOrders.length > 0 ? { moneyOrders } : {}),
    ...(documents.length > 0 ? { documents: [...documents] } : {}),
    ...(name.trim() || birthDate ? { subject } : {}),
    ...(identity ? { identityPaper: { kind: identity, ...given('validUntil', validUntil) } } : {}),
    ...given('identityAddress', identityAddress.trim() || null),
    ...(addressee && (address.trim() || postcode.trim()) ? { addressee } : {}),
  };
}

const given = <Name extends string>(name: Name, value: string | null | undefined) =>
  (value ? { [name]: value } : {}) as { [N in Name]?: string };
