// In the hall: put a ticket back into the line, withdraw it, move it to another purpose, note what the visitor needs.
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { isRefusal, type Decide } from '../kernel/decider.js';
import { Executor } from '../kernel/execute.js';
import type { FloorEvent, Need } from './events.js';
import { floor, floorStream, type Floor, type TicketStatus } from './floor.js';
import { TicketCommand, ticketIn, type OnTicket } from './ticket-command.js';

/** `seen` is the state in which the person saw the ticket: a colleague may have called it in the meantime. */
export class RequeueTicket extends TicketCommand<OnTicket & { place: 'front' | 'end'; seen: TicketStatus | null }> {}
export class WithdrawTicket extends TicketCommand<OnTicket & { reason: string }> {}
export class ChangePurpose extends TicketCommand<OnTicket & { purpose: string }> {}
export class ChangeNeeds extends TicketCommand<OnTicket & { needs: Need[] }> {}
export class MarkTicketReady extends TicketCommand<OnTicket & { caseId: string }> {}
export class EndCentreWait extends TicketCommand<OnTicket & { caseId: string }> {}

export const decideRequeueTicket: Decide<RequeueTicket, Floor, FloorEvent> = (
  { data: { ticketId, place, seen } },
  state,
) => {
  const ticket = ticketIn(state, ticketId, seen === null ? ['called', 'serving', 'no-show'] : [seen]);
  return isRefusal(ticket) ? ticket : [{ type: 'reception.TicketRequeued', data: { ticketId, place } }];
};

export const decideWithdrawTicket: Decide<WithdrawTicket, Floor, FloorEvent> = (
  { data: { ticketId, reason } },
  state,
) => {
  const ticket = ticketIn(state, ticketId, ['waiting', 'called', 'serving', 'no-show', 'waiting-for-centre']);
  return isRefusal(ticket) ? ticket : [{ type: 'reception.TicketWithdrawn', data: { ticketId, reason } }];
};

export const decideChangePurpose: Decide<ChangePurpose, Floor, FloorEvent> = (
  { data: { ticketId, purpose } },
  state,
) => {
  const ticket = ticketIn(state, ticketId, ['waiting', 'called', 'serving', 'no-show']);
  if (isRefusal(ticket)) return ticket;
  return ticket.purpose === purpose ? [] : [{ type: 'reception.PurposeChanged', data: { ticketId, purpose } }];
};

export const decideChangeNeeds: Decide<ChangeNeeds, Floor, FloorEvent> = ({ data: { ticketId, needs } }, state) => {
  const ticket = ticketIn(state, ticketId, ['waiting', 'called', 'serving', 'no-show', 'waiting-for-centre']);
  if (isRefusal(ticket)) return ticket;
  const same = ticket.needs.length === needs.length && needs.every((need) => ticket.needs.includes(need));
  return same ? [] : [{ type: 'reception.NeedsChanged', data: { ticketId, needs } }];
};

/** Told by each of the visitor's cases, whatever the ticket is doing by then. */
export const decideMarkTicketReady: Decide<MarkTicketReady, Floor, FloorEvent> = (
  { data: { ticketId, caseId } },
  state,
) => {
  const ticket = state.tickets.get(ticketId);
  if (!ticket || ticket.wait.readyCases.includes(caseId)) return [];
  return [{ type: 'reception.TicketReady', data: { ticketId, caseId } }];
};

export const decideEndCentreWait: Decide<EndCentreWait, Floor, FloorEvent> = ({ data: { ticketId, caseId } }, state) =>
  state.tickets.get(ticketId)?.wait.waitsFor.includes(caseId)
    ? [{ type: 'reception.CentreWaitEnded', data: { ticketId, caseId } }]
    : [];

@CommandHandler(RequeueTicket)
export class RequeueTicketHandler implements ICommandHandler<RequeueTicket> {
  constructor(private readonly executor: Executor) {}

  execute(command: RequeueTicket) {
    const { officeId, date } = command.data;
    return this.executor.decide({
      stream: floorStream(officeId, date),
      fold: floor,
      command,
      decide: decideRequeueTicket,
    });
  }
}

@CommandHandler(WithdrawTicket)
export class WithdrawTicketHandler implements ICommandHandler<WithdrawTicket> {
  constructor(private readonly executor: Executor) {}

  execute(command: WithdrawTicket) {
    const { officeId, date } = command.data;
    return this.executor.decide({
      stream: floorStream(officeId, date),
      fold: floor,
      command,
      decide: decideWithdrawTicket,
    });
  }
}

@CommandHandler(ChangePurpose)
export class ChangePurposeHandler implements ICommandHandler<ChangePurpose> {
  constructor(private readonly executor: Executor) {}

  execute(command: ChangePurpose) {
    const { officeId, date } = command.data;
    return this.executor.decide({
      stream: floorStream(officeId, date),
      fold: floor,
      command,
      decide: decideChangePurpose,
    });
  }
}

@CommandHandler(ChangeNeeds)
export class ChangeNeedsHandler implements ICommandHandler<ChangeNeeds> {
  constructor(private readonly executor: Executor) {}

  execute(command: ChangeNeeds) {
    const { officeId, date } = command.data;
    return this.executor.decide({
      stream: floorStream(officeId, date),
      fold: floor,
      command,
      decide: decideChangeNeeds,
    });
  }
}

@CommandHandler(MarkTicketReady)
export class MarkTicketReadyHandler implements ICommandHandler<MarkTicketReady> {
  constructor(private readonly executor: Executor) {}

  execute(command: MarkTicketReady) {
    const { officeId, date } = command.data;
    return this.executor.decide({
      stream: floorStream(officeId, date),
      fold: floor,
      command,
      decide: decideMarkTicketReady,
    });
  }
}

@CommandHandler(EndCentreWait)
export class EndCentreWaitHandler implements ICommandHandler<EndCentreWait> {
  constructor(private readonly executor: Executor) {}

  execute(command: EndCentreWait) {
    const { officeId, date } = command.data;
    return this.executor.decide({
      stream: floorStream(officeId, date),
      fold: floor,
      command,
      decide: decideEndCentreWait,
    });
  }
}
