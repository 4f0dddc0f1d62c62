/** What is typed from one envelope, and what of it is still missing. Pure. */

export const identityPapers = ['LICENCE', 'CARD', 'PASSPORT', 'RESIDENCE', 'TWO', 'NONE'] as const;
export const replyServices = ['ordinary', 'express', 'registered'] as const;

/** Sheets of one face value with running numbers, as they come from one post office. */
export interface OrderGroup {
  id: number;
  amount: string;
  sheets: string;
  issuedOn: string | null;
  first: string;
  writtenOn: boolean;
}

export interface KindLine {
  id: number;
  kind: string;
  copies: string;
  scope: 'household' | 'person';
}

export interface Envelope {
  sender: { name: string; postcode: string; address: string; phone: string };
  kinds: KindLine[];
  subject: { name: string; birthDate: string | null; address: string; relation: string };
  purpose: string;
  identity: { kind: (typeof identityPapers)[number] | null; validUntil: string | null; address: string };
  orders: OrderGroup[];
  reply: {
    service: (typeof replyServices)[number] | null;
    postage: string;
    name: string;
    address: string;
    postcode: string;
  };
}

export const emptyEnvelope = (kind: string): Envelope => ({
  sender: { name: '', postcode: '', address: '', phone: '' },
  kinds: [{ id: 1, kind, copies: '1', scope: 'household' }],
  subject: { name: '', birthDate: null, address: '', relation: '' },
  purpose: '',
  identity: { kind: null, validUntil: null, address: '' },
  orders: [{ id: 1, amount: '', sheets: '1', issuedOn: null, first: '', writtenOn: false }],
  reply: { service: 'ordinary', postage: '', name: '', address: '', postcode: '' },
});

const half = (text: string): string => text.normalize('NFKC').replace(/[,\s円枚通]/g, '');
export const whole = (text: string): number => (/^\d{1,7}$/.test(half(text)) ? Number(half(text)) : 0);

const sheetNumber = /^(\d{5})[- ]?(\d{6})$/;

/** 02418-001733 and the ones after it; nothing while the number is not whole. */
export function numbersOf({ first, sheets }: OrderGroup): string[] {
  const written = sheetNumber.exec(first.normalize('NFKC').trim());
  if (!written) return [];
  const count = Math.min(40, Math.max(0, whole(sheets)));
  const start = Number(written[2]);
  return Array.from({ length: count }, (_, at) => `${written[1]}-${String(start + at).padStart(6, '0')}`);
}

export interface Sheet {
  number: string;
  issuedOn: string;
  amount: number;
  writtenOn: boolean;
}

export const sheetsOf = ({ orders }: Pick<Envelope, 'orders'>): Sheet[] =>
  orders.flatMap((order) => {
    const { issuedOn, writtenOn } = order;
    const amount = whole(order.amount);
    return issuedOn === null || amount === 0
      ? []
      : numbersOf(order).map((number) => ({ number, issuedOn, amount, writtenOn }));
  });

/** While the numbers are not typed yet the fee is reckoned by amount and count. */
export const reckonable = (envelope: Pick<Envelope, 'orders'>, today: string): Sheet[] =>
  envelope.orders.flatMap((order) => {
    const count = Math.min(40, whole(order.sheets));
    const amount = whole(order.amount);
    if (amount === 0) return [];
    const numbers = numbersOf(order);
    return Array.from({ length: count }, (_, at) => ({
      number: numbers[at] ?? `${String(order.id).padStart(5, '0')}-${String(at).padStart(6, '0')}`,
      issuedOn: order.issuedOn ?? today,
      amount,
      writtenOn: order.writtenOn,
    }));
  });

export const steps = ['sender', 'kinds', 'who', 'identity', 'orders', 'reply'] as const;
export type Step = (typeof steps)[number];

export const isPostcode = (written: string): boolean => /^\d{3}-?\d{4}$/.test(written.normalize('NFKC').trim());

const isEmptyOrder = (order: OrderGroup): boolean => order.amount.trim() === '' && order.first.trim() === '';

/** An order row that was begun has to be whole; an envelope without money is registered as it came. */
export const isDone = (step: Step, envelope: Envelope): boolean => {
  const { sender, kinds, subject, identity, orders, reply } = envelope;
  if (step === 'sender')
    return sender.name.trim() !== '' && sender.address.trim() !== '' && isPostcode(sender.postcode);
  if (step === 'kinds') return kinds.length > 0 && kinds.every(({ copies }) => whole(copies) > 0);
  if (step === 'who') return subject.name.trim() !== '' || sender.name.trim() !== '';
  if (step === 'identity') return identity.kind !== null;
  if (step === 'orders')
    return orders.every(
      (one) => isEmptyOrder(one) || (whole(one.amount) > 0 && one.issuedOn !== null && numbersOf(one).length > 0),
    );
  return reply.service !== null && (reply.postcode.trim() === '' || isPostcode(reply.postcode));
};

/** The first step that keeps the envelope from being registered. */
export const missingStep = (envelope: Envelope): Step | null => steps.find((step) => !isDone(step, envelope)) ?? null;
