/** What the centre approved is final in its case. */
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { CentreEvent } from '../../centre/index.js';
import { StoreClock } from '../../edge/clock.js';
import { followUpMeta, obligation, type FollowUp, type ObligationJob } from '../../kernel/obligation.js';
import type { CaseEvent } from './events.js';
import { FinishForm } from './follow-centre.js';

/** A form that was taken back at the same moment owes its case nothing. */
export const finishFormWhenApproved = obligation<CaseEvent | CentreEvent>({
  name: 'reception.finish-form',
  queue: 'centre-intake',
  opens: {
    'centre.Approved': ({ data: { handOffId, caseId, formId } }) => ({
      key: handOffId,
      ids: { caseId, formId, handOffId },
      priority: 1,
    }),
  },
  closes: {
    'reception.FormFinished': ({ data }) => data.handOffId,
    'reception.HandOffWithdrawn': ({ data }) => data.handOffId,
    'reception.CaseWithdrawn': ({ data }) => data.forms.map(({ handOffId }) => handOffId),
  },
});

@Injectable()
export class FinishFormJob implements ObligationJob {
  readonly obligation = finishFormWhenApproved.name;

  constructor(
    private readonly commands: CommandBus,
    private readonly clock: StoreClock,
  ) {}

  async run(followUp: FollowUp): Promise<void> {
    const { caseId = '', formId = '', handOffId = '' } = followUp.ids;
    await this.commands.execute(
      new FinishForm({ caseId, formId, handOffId }, followUpMeta(followUp, this.clock.iso())),
    );
  }
}
