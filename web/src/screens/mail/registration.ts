import { reckonable, sheetsOf, whole, type Envelope } from './register/envelope.js';

const wanted = ({ kinds }: Pick<Envelope, 'kinds'>) =>
  kinds
    .filter(({ copies }) => whole(copies) > 0)
    .map(({ kind, copies, scope }) => ({
      kind,
      copies: whole(copies),
      scope,
      domicile: false,
      relation: scope === 'household',
    }));

/** What the fee is reckoned from. */
export const reckoning = (envelope: Pick<Envelope, 'kinds' | 'orders'>, today: string) => ({
  kinds: wanted(envelope),
  moneyOrders: reckonable(envelope, today),
});

const half = (written: string): string => written.normalize('NFKC').trim();
const given = <Name extends string>(name: Name, value: string | null) =>
  value === null || value.trim() === '' ? {} : { [name]: value.trim() };

/** What was left empty is as the sender wrote it: she asks for herself, and it goes home to her. */
export function registration(envelope: Envelope, documents: readonly string[], envelopeId: string | undefined) {
  const { sender, subject, identity, reply, purpose } = envelope;
  const home = { name: sender.name.trim(), address: sender.address.trim(), postcode: half(sender.postcode) };
  return {
    ...(envelopeId ? { envelopeId } : {}),
    documents: [...documents],
    requesterClass: 'SELF' as const,
    kinds: wanted(envelope),
    sender: { ...home, ...given('phone', half(sender.phone)) },
    subject: {
      name: subject.name.trim() || home.name,
      ...given('birthDate', subject.birthDate),
      ...given('address', subject.address),
      ...given('relation', subject.relation),
    },
    ...given('purpose', purpose),
    identityPaper: {
      kind: identity.kind ?? 'NONE',
      address: identity.address.trim() || home.address,
      ...given('validUntil', identity.validUntil),
    },
    moneyOrders: sheetsOf(envelope),
    reply: {
      name: reply.name.trim() || home.name,
      address: reply.address.trim() || home.address,
      postcode: half(reply.postcode) || home.postcode,
      service: reply.service ?? ('ordinary' as const),
      postage: whole(reply.postage),
    },
  };
}
