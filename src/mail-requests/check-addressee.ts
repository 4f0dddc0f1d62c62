// Before it is sealed: the reply goes to the address on the sender's identity paper, and nowhere else.
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { isErased, refused, type Actor, type Refusal } from '../kernel/decider.js';
import { MailCommand, MailDesk, onDesk, type DecideMail, type OnRequest } from './mail-desk.js';
import type { MailRequest } from './mail-request.js';
import { sameAddress } from './same-address.js';

export class CheckAddressee extends MailCommand<OnRequest & { readonly labelId: string }> {}

/** Null: not known any more. */
export const addresseeFits = ({ letter }: Pick<MailRequest, 'letter'>): boolean | null =>
  isErased(letter) ? null : sameAddress(letter.addressee.address, letter.identityAddress);

/** Asked before the label is printed. */
export const addresseeNo = (state: MailRequest, actor: Actor): Refusal | null => {
  const no = onDesk(state, actor, 'sealing');
  if (no) return no;
  const fits = addresseeFits(state);
  if (fits === null) return refused('mail-requests.erased');
  return fits ? null : refused('mail-requests.addressee-differs');
};

export const decideCheckAddressee: DecideMail<CheckAddressee> = ({ data, meta: { actor } }, state) =>
  addresseeNo(state, actor) ?? [{ type: 'mail-requests.AddresseeChecked', data }];

@CommandHandler(CheckAddressee)
export class CheckAddresseeHandler implements ICommandHandler<CheckAddressee> {
  constructor(private readonly desk: MailDesk) {}

  execute(command: CheckAddressee) {
    return this.desk.decide(command, decideCheckAddressee);
  }
}
