// A clerk opens an envelope and registers it on one screen; it gets the next number of the receipt register (郵便請求受付簿).
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { IsoDate } from '../calendar/index.js';
import { findKind, type CertificateRules, type RequesterClass } from '../certificates/index.js';
import { refused, type Refusal } from '../kernel/decider.js';
import { tokyoDate } from '../kernel/tokyo.js';
import type { Letter, MoneyOrder, PostService, Wanted } from './events.js';
import { firstNo, MailCommand, MailDesk, type DecideMail, type MailRules, type OnRequest } from './mail-desk.js';
import { envelope } from './mail-request.js';
import { workingDaysAfter } from './promise.js';

export interface EnvelopeData {
  readonly requesterClass: RequesterClass;
  readonly kinds: readonly Wanted[];
  readonly identityPaper: { readonly kind: string; readonly validUntil: IsoDate | null };
  readonly moneyOrders: readonly MoneyOrder[];
  readonly reply: { readonly service: PostService; readonly postage: number };
  /** Null: today. */
  readonly arrivedOn: IsoDate | null;
}

export interface RegisterEnvelopeData extends EnvelopeData, OnRequest {
  readonly number: string;
  readonly officeId: string;
  readonly documents: readonly string[];
  readonly letter: Letter;
}

export class RegisterEnvelope extends MailCommand<RegisterEnvelopeData> {}

/** Whose requests this desk handles so far; the others are examined by hand. */
const HANDLED: readonly RequesterClass[] = ['SELF'];

/** Asked before a number is taken from the register, and again when it is decided. */
export const registrationNo = (
  { requesterClass, kinds, moneyOrders, arrivedOn }: EnvelopeData,
  rules: CertificateRules,
  today: IsoDate,
): Refusal | null =>
  firstNo(
    HANDLED.includes(requesterClass) ? null : refused('mail-requests.class-not-handled', { class: requesterClass }),
    ...kinds.map(({ kind }) => kindNo(kind, requesterClass, rules)),
    arrivedOn !== null && arrivedOn > today ? refused('mail-requests.date-in-future', { field: 'arrivedOn' }) : null,
    ordersNo(moneyOrders, rules, today),
  );

const kindNo = (id: string, requesterClass: RequesterClass, rules: CertificateRules): Refusal | null => {
  const kind = findKind(rules, id);
  if (!kind) return refused('mail-requests.unknown-kind');
  const { name_ja: name, notes } = kind;
  if (kind.post === 'never') return refused('mail-requests.kind-not-by-post', { kind: name, note: notes[0] ?? '' });
  if (kind.post === 'elsewhere') return refused('mail-requests.kind-not-handled', { kind: name });
  return kind.who.includes(requesterClass) ? null : refused('mail-requests.class-may-not-ask', { kind: name });
};

export const ordersNo = (orders: readonly MoneyOrder[], { post }: CertificateRules, today: IsoDate): Refusal | null => {
  const twice = orders.find(({ number }, index) => orders.findIndex((other) => other.number === number) !== index);
  if (twice) return refused('mail-requests.order-twice', { number: twice.number });
  const odd = orders.find(({ amount }) => !post.money_orders.denominations.includes(amount));
  if (odd) return refused('mail-requests.not-a-denomination', { number: odd.number, amount: odd.amount });
  const future = orders.find(({ issuedOn }) => issuedOn > today);
  return future ? refused('mail-requests.date-in-future', { field: 'issuedOn' }) : null;
};

/** The same envelope again is no new request. */
export const decideRegisterEnvelope =
  ({ certificates, calendar }: MailRules): DecideMail<RegisterEnvelope> =>
  ({ data: { letter, ...data }, meta: { now } }, { status }) => {
    if (status !== 'none') return [];
    const today = tokyoDate(now);
    const no = registrationNo(data, certificates, today);
    if (no) return no;
    const arrivedOn = data.arrivedOn ?? today;
    const promisedOn = workingDaysAfter(arrivedOn, certificates.post.promise.days, calendar);
    const { kinds, documents, moneyOrders } = data;
    return [
      {
        type: 'mail-requests.EnvelopeRegistered',
        data: {
          ...data,
          kinds: [...kinds],
          documents: [...documents],
          moneyOrders: [...moneyOrders],
          arrivedOn,
          promisedOn,
          rules: certificates.version,
        },
        personal: { [envelope(data.requestId)]: letter },
      },
    ];
  };

@CommandHandler(RegisterEnvelope)
export class RegisterEnvelopeHandler implements ICommandHandler<RegisterEnvelope> {
  constructor(private readonly desk: MailDesk) {}

  execute(command: RegisterEnvelope) {
    return this.desk.decide(command, decideRegisterEnvelope(this.desk.rules));
  }
}
