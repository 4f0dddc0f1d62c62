// The ward took a form back, or the visitor withdrew the case: the centre stops working on it.
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { FormCommand, FormDesk, type DecideForm, type OnForm } from './form-desk.js';

export class WithdrawWorkItem extends FormCommand<OnForm & { readonly handOffId: string; readonly reason: string }> {}

/**
 * Recorded also when the form never arrived, so that a hand-off still on its way is not opened afterwards; and when it
 * was approved at the same moment: the case decides which came first, and an approval that it did not take is void.
 */
export const decideWithdrawWorkItem: DecideForm<WithdrawWorkItem> = ({ data }, state) =>
  state.withdrawn.includes(data.handOffId) ? [] : [{ type: 'centre.WorkItemWithdrawn', data }];

@CommandHandler(WithdrawWorkItem)
export class WithdrawWorkItemHandler implements ICommandHandler<WithdrawWorkItem> {
  constructor(private readonly desk: FormDesk) {}

  execute(command: WithdrawWorkItem) {
    return this.desk.decide(command, decideWithdrawWorkItem);
  }
}
