// At the counter: call again, note that nobody came, begin to serve, send the visitor to wait for the centre, finish the visit.
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { isRefusal, refused, type Decide } from '../kernel/decider.js';
import { Executor } from '../kernel/execute.js';
import { isReady } from './centre-wait.js';
import type { FloorEvent } from './events.js';
import { floor, floorStream, ticketLabel, type Floor } from './floor.js';
import { TicketCommand, ticketAt, ticketIn, type AtCounter } from './ticket-command.js';

export class RecallTicket extends TicketCommand<AtCounter> {}
export class NoteNoShow extends TicketCommand<AtCounter> {}
export class StartServing extends TicketCommand<AtCounter> {}
/** Nobody need say for which cases. */
export class WaitForCentre extends TicketCommand<AtCounter & { cases: readonly string[] }> {}
export class FinishTicket extends TicketCommand<AtCounter> {}
export class CallToHandOver extends TicketCommand<AtCounter> {}

const where = ({ ticketId, counterId, counterNumber }: AtCounter) => ({ ticketId, counterId, counterNumber });

export const decideRecallTicket: Decide<RecallTicket, Floor, FloorEvent> = ({ data }, state) => {
  const ticket = ticketAt(state, data, ['called']);
  return isRefusal(ticket) ? ticket : [{ type: 'reception.TicketRecalled', data: where(data) }];
};

export const decideNoteNoShow: Decide<NoteNoShow, Floor, FloorEvent> = ({ data }, state) => {
  const ticket = ticketAt(state, data, ['called']);
  return isRefusal(ticket) ? ticket : [{ type: 'reception.TicketNoShow', data: where(data) }];
};

export const decideStartServing: Decide<StartServing, Floor, FloorEvent> = ({ data }, state) => {
  const ticket = ticketAt(state, data, ['called', 'serving']);
  if (isRefusal(ticket)) return ticket;
  return ticket.status === 'serving' ? [] : [{ type: 'reception.ServingStarted', data: where(data) }];
};

export const decideWaitForCentre: Decide<WaitForCentre, Floor, FloorEvent> = ({ data }, state) => {
  const ticket = state.tickets.get(data.ticketId);
  // Her next case is handed off while she waits for the first: she waits for both.
  if (ticket?.status === 'waiting-for-centre')
    return data.cases
      .filter((caseId) => !ticket.wait.waitsFor.includes(caseId))
      .map((caseId) => waitingFor(data, caseId));
  const serving = ticketAt(state, data, ['serving']);
  if (isRefusal(serving)) return serving;
  return data.cases.length > 0 ? data.cases.map((caseId) => waitingFor(data, caseId)) : [waitingFor(data, null)];
};

const waitingFor = (data: AtCounter, caseId: string | null): FloorEvent => ({
  type: 'reception.TicketWaitingForCentre',
  data: { ...where(data), caseId },
});

export const decideFinishTicket: Decide<FinishTicket, Floor, FloorEvent> = ({ data }, state) => {
  const ticket = ticketAt(state, data, ['called', 'serving']);
  return isRefusal(ticket) ? ticket : [{ type: 'reception.TicketServed', data: where(data) }];
};

/** 来庁者待ち ends: any free counter of the hall may hand over. A visitor who was not there is called again the same way. */
export const decideCallToHandOver: Decide<CallToHandOver, Floor, FloorEvent> = ({ data }, state) => {
  const ticket = ticketIn(state, data.ticketId, ['waiting-for-centre', 'no-show']);
  if (isRefusal(ticket)) return ticket;
  const busyWith = state.tickets.get(state.busy[data.counterId] ?? '');
  if (busyWith) return refused('reception.counter-busy', { label: ticketLabel(busyWith) });
  return [
    {
      type: 'reception.TicketCalled',
      data: { ...where(data), handingOver: ticket.status === 'waiting-for-centre' || isReady(ticket.wait) },
    },
  ];
};

@CommandHandler(RecallTicket)
export class RecallTicketHandler implements ICommandHandler<RecallTicket> {
  constructor(private readonly executor: Executor) {}

  execute(command: RecallTicket) {
    const { officeId, date } = command.data;
    return this.executor.decide({
      stream: floorStream(officeId, date),
      fold: floor,
      command,
      decide: decideRecallTicket,
    });
  }
}

@CommandHandler(NoteNoShow)
export class NoteNoShowHandler implements ICommandHandler<NoteNoShow> {
  constructor(private readonly executor: Executor) {}

  execute(command: NoteNoShow) {
    const { officeId, date } = command.data;
    return this.executor.decide({
      stream: floorStream(officeId, date),
      fold: floor,
      command,
      decide: decideNoteNoShow,
    });
  }
}

@CommandHandler(StartServing)
export class StartServingHandler implements ICommandHandler<StartServing> {
  constructor(private readonly executor: Executor) {}

  execute(command: StartServing) {
    const { officeId, date } = command.data;
    return this.executor.decide({
      stream: floorStream(officeId, date),
      fold: floor,
      command,
      decide: decideStartServing,
    });
  }
}

@CommandHandler(WaitForCentre)
export class WaitForCentreHandler implements ICommandHandler<WaitForCentre> {
  constructor(private readonly executor: Executor) {}

  execute(command: WaitForCentre) {
    const { officeId, date } = command.data;
    return this.executor.decide({
      stream: floorStream(officeId, date),
      fold: floor,
      command,
      decide: decideWaitForCentre,
    });
  }
}

@CommandHandler(FinishTicket)
export class FinishTicketHandler implements ICommandHandler<FinishTicket> {
  constructor(private readonly executor: Executor) {}

  execute(command: FinishTicket) {
    const { officeId, date } = command.data;
    return this.executor.decide({
      stream: floorStream(officeId, date),
      fold: floor,
      command,
      decide: decideFinishTicket,
    });
  }
}

@CommandHandler(CallToHandOver)
export class CallToHandOverHandler implements ICommandHandler<CallToHandOver> {
  constructor(private readonly executor: Executor) {}

  execute(command: CallToHandOver) {
    const { officeId, date } = command.data;
    return this.executor.decide({
      stream: floorStream(officeId, date),
      fold: floor,
      command,
      decide: decideCallToHandOver,
    });
  }
}
