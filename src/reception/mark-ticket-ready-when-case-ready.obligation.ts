/** A visitor who waits for the centre (来庁者待ち) is to be called as soon as her case is ready. */
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { StoreClock } from '../edge/clock.js';
import { followUpMeta, obligation, type FollowUp, type ObligationJob } from '../kernel/obligation.js';
import { NotFound } from '../kernel/problems.js';
import type { CaseEvent } from './cases/events.js';
import { MarkTicketReady } from './direct-ticket.js';
import type { FloorEvent } from './events.js';
import { Waiting } from './get-waiting.js';

export const markTicketReadyWhenCaseReady = obligation<CaseEvent | FloorEvent>({
  name: 'reception.mark-ticket-ready',
  queue: 'centre-intake',
  opens: {
    'reception.CaseReady': ({ data: { caseId, ticketId } }) =>
      ticketId === null ? null : { key: caseId, ids: { caseId, ticketId }, priority: 1 },
  },
  closes: {
    'reception.TicketReady': ({ data }) => data.caseId,
    'reception.CaseClosed': ({ data }) => data.caseId,
    'reception.CaseWithdrawn': ({ data }) => data.caseId,
  },
});

@Injectable()
export class MarkTicketReadyJob implements ObligationJob {
  readonly obligation = markTicketReadyWhenCaseReady.name;

  constructor(
    private readonly commands: CommandBus,
    private readonly waiting: Waiting,
    private readonly clock: StoreClock,
  ) {}

  async run(followUp: FollowUp): Promise<void> {
    const { caseId = '', ticketId = '' } = followUp.ids;
    const ticket = await this.waiting.tickets.findOneBy({ id: ticketId });
    if (!ticket) throw new NotFound('ticket', ticketId);
    const { officeId, date } = ticket;
    await this.commands.execute(
      new MarkTicketReady({ officeId, date, ticketId, caseId }, followUpMeta(followUp, this.clock.iso())),
    );
  }
}
