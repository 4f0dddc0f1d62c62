// The ward took a form back, or the visitor withdrew the case: the centre stops working on it.
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { refused } from '../kernel/decider.js';
import { FormCommand, FormDesk, type DecideForm, type OnForm } from './form-desk.js';

export class WithdrawWorkItem extends FormCommand<OnForm & { readonly handOffId: string; readonly reason: string }> {}

/** Recorded also when the form never arrived, so that a hand-off still on its way is not opened afterwards. */
export const decideWithdrawWorkItem: DecideForm<WithdrawWorkItem> = ({ data }, state) => {
  if (state.withdrawn.includes(data.handOffId)) return [];
  const approved = state.status === 'known' && state.form.handOffId === data.handOffId && state.place.at === 'approved';
  // Both happened at once, and the register may follow the approval already: a person has to look.
  return approved ? refused('centre.approved-already') : [{ type: 'centre.WorkItemWithdrawn', data }];
};

@CommandHandler(WithdrawWorkItem)
export class WithdrawWorkItemHandler implements ICommandHandler<WithdrawWorkItem> {
  constructor(private readonly desk: FormDesk) {}

  execute(command: WithdrawWorkItem) {
    return this.desk.decide(command, decideWithdrawWorkItem);
  }
}
