// The request ends: certificates and unneeded sheets go to the post, or nothing is issued and everything goes back.
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { refused, type Refusal } from '../kernel/decider.js';
import { tokyoDate } from '../kernel/tokyo.js';
import type { MailEvent, PostService, RejectReason } from './events.js';
import {
  firstNo,
  MailCommand,
  MailDesk,
  mayTouch,
  mustBeAt,
  mustHold,
  onDesk,
  type DecideMail,
  type OnRequest,
} from './mail-desk.js';
import { deskStages, envelope, type MailRequest } from './mail-request.js';

export class DispatchRequest extends MailCommand<
  OnRequest & { readonly service: PostService; readonly tracking: string | null }
> {}

/** Sheets that are neither fee nor booked as returned yet. */
const giveBack = (
  { requestId, purse }: Pick<MailRequest, 'requestId' | 'purse'>,
  spent: readonly string[],
): MailEvent[] => {
  const back = purse.orders.filter(({ number }) => !spent.includes(number) && !purse.returned.includes(number));
  if (back.length === 0) return [];
  const amount = back.reduce((total, order) => total + order.amount, 0);
  return [
    { type: 'mail-requests.ReturnedUnspent', data: { requestId, orders: back.map(({ number }) => number), amount } },
  ];
};

export const decideDispatchRequest: DecideMail<DispatchRequest> = (
  { data: { requestId, service, tracking }, meta: { actor, now } },
  state,
) => {
  const no = onDesk(state, actor, 'dispatch');
  if (no) return no;
  if (service === 'registered' && tracking === null) return refused('mail-requests.tracking-needed');
  return [
    ...giveBack(state, state.purse.kept),
    { type: 'mail-requests.Dispatched', data: { requestId, service, tracking, dispatchedOn: tokyoDate(now) } },
    { type: 'mail-requests.Closed', data: { requestId } },
  ];
};

@CommandHandler(DispatchRequest)
export class DispatchRequestHandler implements ICommandHandler<DispatchRequest> {
  constructor(private readonly desk: MailDesk) {}

  execute(command: DispatchRequest) {
    return this.desk.decide(command, decideDispatchRequest);
  }
}

export class RejectRequest extends MailCommand<OnRequest & { readonly reason: RejectReason; readonly words: string }> {}

/** While an answer may still come, a request ends only because the sender wants it. */
const whileWaiting = ({ inquiries }: MailRequest, reason: RejectReason, today: string): Refusal | null => {
  const last = inquiries.at(-1)?.replyBy ?? '';
  return reason === 'withdrawn' || today > last
    ? null
    : refused('mail-requests.reply-still-possible', { replyBy: last });
};

export const decideRejectRequest: DecideMail<RejectRequest> = (
  { data: { requestId, reason, words }, meta: { actor, now } },
  state,
) => {
  const waiting = state.status === 'waiting';
  const no = firstNo(
    mustBeAt(state, ...deskStages, 'stopped', 'waiting'),
    mayTouch(state, actor),
    waiting ? whileWaiting(state, reason, tokyoDate(now)) : mustHold(state, actor),
  );
  if (no) return no;
  return [
    {
      type: 'mail-requests.Rejected',
      data: { requestId, reason, certificates: state.certificates.map(({ certificateId }) => certificateId) },
      ...(words ? { personal: { [envelope(requestId)]: { words } } } : {}),
    },
    // Nothing was issued, so nothing was earned: the fee goes back with the rest.
    ...giveBack(state, []),
    { type: 'mail-requests.Closed', data: { requestId } },
  ];
};

@CommandHandler(RejectRequest)
export class RejectRequestHandler implements ICommandHandler<RejectRequest> {
  constructor(private readonly desk: MailDesk) {}

  execute(command: RejectRequest) {
    return this.desk.decide(command, decideRejectRequest);
  }
}
