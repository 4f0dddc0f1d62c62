// Something is missing: the sender is asked by letter or telephone, and the promise rests until she answers.
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { IsoDate } from '../calendar/index.js';
import { refused, type Actor, type Refusal } from '../kernel/decider.js';
import { tokyoDate } from '../kernel/tokyo.js';
import type { InquiryReason } from './events.js';
import { MailCommand, MailDesk, onDesk, type DecideMail, type MailRules, type OnRequest } from './mail-desk.js';
import { deskStages, envelope, type MailRequest } from './mail-request.js';
import { workingDaysAfter } from './promise.js';
import { feeOf } from './settle-fee.js';

export interface SendInquiryData extends OnRequest {
  readonly reasons: readonly InquiryReason[];
  readonly words: string;
  readonly channel: 'letter' | 'phone';
  readonly letterId: string | null;
}

export class SendInquiry extends MailCommand<SendInquiryData> {}

/** Asked before a letter is printed. */
export const inquiryNo = (
  state: MailRequest,
  actor: Actor,
  reasons: readonly InquiryReason[],
  rules: MailRules,
): Refusal | null => {
  const no = onDesk(state, actor, ...deskStages, 'stopped');
  if (no) return no;
  const { outcome } = feeOf(state, rules);
  if (reasons.includes('fee-short') && (state.fee || outcome !== 'short'))
    return refused('mail-requests.fee-not-short');
  return null;
};

export const replyBy = (today: IsoDate, { certificates, calendar }: MailRules): IsoDate =>
  workingDaysAfter(today, certificates.post.inquiry.days, calendar);

export const decideSendInquiry =
  (rules: MailRules): DecideMail<SendInquiry> =>
  ({ data: { requestId, reasons, words, channel, letterId }, meta: { actor, now } }, state) => {
    const no = inquiryNo(state, actor, reasons, rules);
    if (no) return no;
    const { due, paid, missing } = feeOf(state, rules);
    const fee = reasons.includes('fee-short') ? { due, paid, missing } : null;
    return [
      {
        type: 'mail-requests.InquirySent',
        data: { requestId, reasons: [...reasons], channel, letterId, fee, replyBy: replyBy(tokyoDate(now), rules) },
        ...(words ? { personal: { [envelope(requestId)]: { words } } } : {}),
      },
    ];
  };

@CommandHandler(SendInquiry)
export class SendInquiryHandler implements ICommandHandler<SendInquiry> {
  constructor(private readonly desk: MailDesk) {}

  execute(command: SendInquiry) {
    return this.desk.decide(command, decideSendInquiry(this.desk.rules));
  }
}
