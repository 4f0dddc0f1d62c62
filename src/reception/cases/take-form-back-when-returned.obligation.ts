/** What the centre returned to the ward is back in its case, with the reviewer's words. */
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { CentreEvent } from '../../centre/index.js';
import { StoreClock } from '../../edge/clock.js';
import { isErased } from '../../kernel/decider.js';
import { CannotBeDone, followUpMeta, obligation, type FollowUp, type ObligationJob } from '../../kernel/obligation.js';
import { EventCodec } from '../../kernel/store/codec.js';
import { EventStore } from '../../kernel/store/port.js';
import type { CaseEvent } from './events.js';
import { TakeFormBack } from './follow-centre.js';

export const takeFormBackWhenReturned = obligation<CaseEvent | CentreEvent>({
  name: 'reception.take-form-back',
  queue: 'centre-intake',
  opens: {
    'centre.ReturnedToWard': ({ data: { handOffId, caseId, formId }, stream, version }) => ({
      key: handOffId,
      ids: { caseId, formId, handOffId, stream, version: String(version) },
      priority: 1,
    }),
  },
  closes: {
    'reception.FormSentBack': ({ data }) => data.handOffId,
    'reception.HandOffWithdrawn': ({ data }) => data.handOffId,
    'reception.CaseWithdrawn': ({ data }) => data.forms.map(({ handOffId }) => handOffId),
  },
});

@Injectable()
export class TakeFormBackJob implements ObligationJob {
  readonly obligation = takeFormBackWhenReturned.name;

  constructor(
    private readonly commands: CommandBus,
    private readonly store: EventStore,
    private readonly codec: EventCodec,
    private readonly clock: StoreClock,
  ) {}

  async run(followUp: FollowUp): Promise<void> {
    const { caseId = '', formId = '', handOffId = '', stream = '', version = '' } = followUp.ids;
    const stored = await this.store.readStream(stream, { from: Number(version), to: Number(version) });
    const [event] = await this.codec.open<CentreEvent>(stored);
    if (event?.type !== 'centre.ReturnedToWard') throw new CannotBeDone('centre.no-such-return');
    const said = event.personal?.[`case:${caseId}`];
    const words = said === undefined || isErased(said) ? '' : said.words;
    const reasons = event.data.reasons.map(({ field, line, code }) => ({ field, line, code }));
    await this.commands.execute(
      new TakeFormBack({ caseId, formId, handOffId, reasons, words }, followUpMeta(followUp, this.clock.iso())),
    );
  }
}
