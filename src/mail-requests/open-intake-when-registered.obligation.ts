/** Every registered envelope reaches the clerks' list once. */
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { StoreClock } from '../edge/clock.js';
import { followUpMeta, obligation, type FollowUp, type ObligationJob } from '../kernel/obligation.js';
import { tokyoMoment } from '../kernel/tokyo.js';
import type { MailEvent } from './events.js';
import { OpenMailIntake } from './open-mail-intake.js';

const EXPRESS_FIRST = 1;
const IN_ORDER = 5;
const END_OF_DAY = '17:15';

export const openIntakeWhenRegistered = obligation<MailEvent>({
  name: 'mail-requests.open-intake',
  queue: 'mail-intake',
  opens: {
    'mail-requests.EnvelopeRegistered': ({ data: { requestId, reply, promisedOn } }) => ({
      key: requestId,
      ids: { requestId },
      priority: reply.service === 'express' ? EXPRESS_FIRST : IN_ORDER,
      due: tokyoMoment(promisedOn, END_OF_DAY).toISOString(),
    }),
  },
  closes: { 'mail-requests.MailIntakeOpened': ({ data }) => data.requestId },
});

@Injectable()
export class OpenIntakeJob implements ObligationJob {
  readonly obligation = openIntakeWhenRegistered.name;

  constructor(
    private readonly commands: CommandBus,
    private readonly clock: StoreClock,
  ) {}

  async run(followUp: FollowUp): Promise<void> {
    const { requestId = '' } = followUp.ids;
    await this.commands.execute(new OpenMailIntake({ requestId }, followUpMeta(followUp, this.clock.iso())));
  }
}
