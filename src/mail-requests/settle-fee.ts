// The fee is taken from the sheets that make it up to the yen; what is not needed is listed to go back.
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { refused } from '../kernel/decider.js';
import { MailCommand, MailDesk, onDesk, type DecideMail, type MailRules, type OnRequest } from './mail-desk.js';
import type { MailRequest } from './mail-request.js';
import { reckonFee, type Fee } from './money/reckon-fee.js';

export interface SettleFeeData extends OnRequest {
  /** What the clerk saw. */
  readonly seen: { readonly due: number; readonly paid: number };
}

export class SettleFee extends MailCommand<SettleFeeData> {}

export const feeOf = (
  { kinds, orders }: Pick<MailRequest, 'kinds' | 'orders'>,
  { certificates }: Pick<MailRules, 'certificates'>,
): Fee => reckonFee(kinds, orders, certificates);

export const decideSettleFee =
  (rules: MailRules): DecideMail<SettleFee> =>
  ({ data: { requestId, seen }, meta: { actor } }, state) => {
    const no = onDesk(state, actor, 'searching', 'issuing', 'stopped');
    if (no) return no;
    if (state.fee) return [];
    const { due, paid, outcome, missing, difference, settles, kept, returned } = feeOf(state, rules);
    if (seen.due !== due || seen.paid !== paid) return refused('mail-requests.fee-changed', { due, paid });
    if (outcome === 'short') return refused('mail-requests.fee-short', { missing });
    if (!settles) return refused('mail-requests.fee-over', { surplus: difference });
    return [
      {
        type: 'mail-requests.FeeSettled',
        data: { requestId, due, kept: [...kept], returned: [...returned], rules: rules.certificates.version },
      },
    ];
  };

@CommandHandler(SettleFee)
export class SettleFeeHandler implements ICommandHandler<SettleFee> {
  constructor(private readonly desk: MailDesk) {}

  execute(command: SettleFee) {
    return this.desk.decide(command, decideSettleFee(this.desk.rules));
  }
}
