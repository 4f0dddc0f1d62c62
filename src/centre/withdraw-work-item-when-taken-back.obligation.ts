/** What the ward takes back, alone or with its whole case, is taken off the centre's list. */
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { StoreClock } from '../edge/clock.js';
import { followUpMeta, obligation, type FollowUp, type ObligationJob } from '../kernel/obligation.js';
import type { CaseEvent } from '../reception/index.js';
import type { CentreEvent } from './events.js';
import { WithdrawWorkItem } from './withdraw-work-item.js';

const opening = (formId: string, handOffId: string, reason: string) => ({
  key: handOffId,
  ids: { formId, handOffId, reason },
  priority: 1,
});

export const withdrawWorkItemWhenTakenBack = obligation<CaseEvent | CentreEvent>({
  name: 'centre.withdraw-work-item',
  queue: 'centre-intake',
  opens: {
    'reception.HandOffWithdrawn': ({ data }) => opening(data.formId, data.handOffId, data.reason),
    'reception.CaseWithdrawn': ({ data }) =>
      data.forms.map(({ formId, handOffId }) => opening(formId, handOffId, data.reason)),
  },
  closes: { 'centre.WorkItemWithdrawn': ({ data }) => data.handOffId },
});

@Injectable()
export class WithdrawWorkItemJob implements ObligationJob {
  readonly obligation = withdrawWorkItemWhenTakenBack.name;

  constructor(
    private readonly commands: CommandBus,
    private readonly clock: StoreClock,
  ) {}

  async run(followUp: FollowUp): Promise<void> {
    const { formId = '', handOffId = '', reason = '' } = followUp.ids;
    await this.commands.execute(
      new WithdrawWorkItem({ formId, handOffId, reason }, followUpMeta(followUp, this.clock.iso())),
    );
  }
}
