/** Every form that the ward hands off arrives at the centre once. */
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { StoreClock } from '../edge/clock.js';
import { isErased, type Recorded } from '../kernel/decider.js';
import { CannotBeDone, followUpMeta, obligation, type FollowUp, type ObligationJob } from '../kernel/obligation.js';
import { EventCodec } from '../kernel/store/codec.js';
import { EventStore } from '../kernel/store/port.js';
import { Cases, caseStream, type CaseEvent } from '../reception/index.js';
import type { CentreEvent, Priority } from './events.js';
import { OpenWorkItem } from './open-work-item.js';

const URGENCY: Record<Priority, number> = { VISITOR_WAITING: 1, PROTECTED: 2, STATUTORY: 3, ROUTINE: 4 };

export const openWorkItemWhenHandedOff = obligation<CaseEvent | CentreEvent>({
  name: 'centre.open-work-item',
  queue: 'centre-intake',
  opens: {
    'reception.FormHandedOff': ({ data: { handOffId, caseId, formId, priority, promisedAt }, version }) => ({
      key: handOffId,
      ids: { caseId, formId, version: String(version) },
      priority: URGENCY[priority],
      due: promisedAt,
    }),
  },
  closes: {
    'centre.WorkItemOpened': ({ data }) => data.handOffId,
    'reception.HandOffWithdrawn': ({ data }) => data.handOffId,
    'reception.CaseWithdrawn': ({ data }) => data.forms.map(({ handOffId }) => handOffId),
  },
});

type HandedOff = Extract<Recorded<CaseEvent>, { type: 'reception.FormHandedOff' }>;

/** Reads the hand-off itself; the queue carries ids only. */
@Injectable()
export class OpenWorkItemJob implements ObligationJob {
  readonly obligation = openWorkItemWhenHandedOff.name;

  constructor(
    private readonly commands: CommandBus,
    private readonly store: EventStore,
    private readonly codec: EventCodec,
    private readonly cases: Cases,
    private readonly clock: StoreClock,
  ) {}

  async run(followUp: FollowUp): Promise<void> {
    const { caseId = '', version = '' } = followUp.ids;
    const { data, personal = {}, version: handOffVersion } = await this.handOff(caseId, Number(version));
    const { items: _items, ...form } = data;
    const { state } = await this.cases.load(caseId);
    const known = Object.fromEntries(
      Object.entries(personal).filter(([, value]) => value !== undefined && !isErased(value)),
    );
    const opened = { ...form, handOffVersion, receptionDate: state.receptionDate, personal: known };
    await this.commands.execute(new OpenWorkItem(opened as never, followUpMeta(followUp, this.clock.iso())));
  }

  private async handOff(caseId: string, version: number): Promise<HandedOff> {
    const stored = await this.store.readStream(caseStream(caseId), { from: version, to: version });
    const [event] = await this.codec.open<CaseEvent>(stored);
    if (event?.type !== 'reception.FormHandedOff') throw new CannotBeDone('centre.no-such-hand-off');
    return event;
  }
}
