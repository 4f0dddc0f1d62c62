// The sender answers, with more money orders or papers: the request goes on, and its promise is counted anew.
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { IsoDate } from '../calendar/index.js';
import { refused } from '../kernel/decider.js';
import { tokyoDate } from '../kernel/tokyo.js';
import type { Letter, MoneyOrder } from './events.js';
import {
  firstNo,
  MailCommand,
  MailDesk,
  mayTouch,
  mustBeAt,
  type DecideMail,
  type MailRules,
  type OnRequest,
} from './mail-desk.js';
import { envelope } from './mail-request.js';
import { workingDaysAfter } from './promise.js';
import { ordersNo, type EnvelopeData } from './register-envelope.js';

export type LetterCorrections = { readonly [K in 'addressee' | 'identityAddress' | 'subject']?: Letter[K] };

export interface ReceiveReplyData extends OnRequest {
  readonly moneyOrders: readonly MoneyOrder[];
  readonly documents: readonly string[];
  /** Null: today. */
  readonly receivedOn: IsoDate | null;
  /** Null: none was sent. */
  readonly identityPaper: EnvelopeData['identityPaper'] | null;
  readonly corrections: LetterCorrections;
}

export class ReceiveReply extends MailCommand<ReceiveReplyData> {}

export const decideReceiveReply =
  ({ certificates, calendar }: MailRules): DecideMail<ReceiveReply> =>
  ({ data, meta: { actor, now } }, state) => {
    const { requestId, moneyOrders, documents, identityPaper, corrections } = data;
    const today = tokyoDate(now);
    const receivedOn = data.receivedOn ?? today;
    const known = moneyOrders.find(({ number }) => state.orders.some((order) => order.number === number));
    const no = firstNo(
      mustBeAt(state, 'waiting'),
      mayTouch(state, actor),
      receivedOn > today ? refused('mail-requests.date-in-future', { field: 'receivedOn' }) : null,
      known ? refused('mail-requests.order-twice', { number: known.number }) : null,
      ordersNo(moneyOrders, certificates, today),
    );
    if (no) return no;
    const promisedOn = workingDaysAfter(receivedOn, certificates.post.promise.days, calendar);
    return [
      {
        type: 'mail-requests.ReplyReceived',
        data: {
          requestId,
          moneyOrders: [...moneyOrders],
          documents: [...documents],
          receivedOn,
          promisedOn,
          ...(identityPaper ? { identityPaper } : {}),
        },
        ...(Object.keys(corrections).length > 0 ? { personal: { [envelope(requestId)]: corrections } } : {}),
      },
    ];
  };

@CommandHandler(ReceiveReply)
export class ReceiveReplyHandler implements ICommandHandler<ReceiveReply> {
  constructor(private readonly desk: MailDesk) {}

  execute(command: ReceiveReply) {
    return this.desk.decide(command, decideReceiveReply(this.desk.rules));
  }
}
