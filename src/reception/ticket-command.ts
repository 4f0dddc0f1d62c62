/** What the commands on one ticket share: they name the ticket and the counter, and are decided in its hall's stream. */
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { StoreClock } from '../edge/clock.js';
import { EdgeProblem } from '../edge/problem.filter.js';
import type { Principal } from '../edge/principal.js';
import { writtenAnswer } from '../edge/routes.js';
import { Staff } from '../identity/index.js';
import { DomainCommand, type Written } from '../kernel/command.js';
import { refused, type Recorded, type Refusal } from '../kernel/decider.js';
import { Executor } from '../kernel/execute.js';
import { NotFound } from '../kernel/problems.js';
import { tokyoDate } from '../kernel/tokyo.js';
import type { FloorEvent } from './events.js';
import { floor, floorStream, ticketLabel, type Floor, type Ticket, type TicketStatus } from './floor.js';
import { Waiting } from './get-waiting.js';

export interface OnTicket {
  readonly officeId: string;
  readonly date: string;
  readonly ticketId: string;
}
export interface AtCounter extends OnTicket {
  readonly counterId: string;
  readonly counterNumber: number;
}

export abstract class TicketCommand<D extends OnTicket> extends DomainCommand<D, Written<Recorded<FloorEvent>>> {}

/** The ticket if it is in one of these states, else the office's no. */
export const ticketIn = (state: Floor, ticketId: string, allowed: readonly TicketStatus[]): Ticket | Refusal => {
  const ticket = state.tickets.get(ticketId);
  if (!ticket) return refused('reception.no-such-ticket');
  return allowed.includes(ticket.status)
    ? ticket
    : refused('reception.ticket-not-in-state', { label: ticketLabel(ticket), status: ticket.status });
};

/** A counter acts on the ticket it called itself. */
export const ticketAt = (
  state: Floor,
  { ticketId, counterId }: AtCounter,
  allowed: readonly TicketStatus[],
): Ticket | Refusal => {
  const ticket = ticketIn(state, ticketId, allowed);
  if ('refused' in ticket || ticket.counterId === counterId) return ticket;
  return refused('reception.at-another-counter', { label: ticketLabel(ticket) });
};

@Injectable()
export class TicketCommands {
  constructor(
    private readonly commands: CommandBus,
    private readonly executor: Executor,
    private readonly waiting: Waiting,
    private readonly staff: Staff,
    private readonly clock: StoreClock,
  ) {}

  async send(command: TicketCommand<OnTicket>) {
    return writtenAnswer(await this.commands.execute(command));
  }

  /** Decided on the hall itself: a ticket that was taken a moment ago need not be in any list yet. */
  async onTicket(ticketId: string, { office }: Principal): Promise<OnTicket> {
    const today = { officeId: office ?? '', date: tokyoDate(this.clock.iso()), ticketId };
    if (office && (await this.ticket(today))) return today;
    const row = await this.waiting.tickets.findOneBy({ id: ticketId });
    if (!row) throw new NotFound('ticket', ticketId);
    if (row.officeId !== office) throw new EdgeProblem(403, 'not-allowed');
    return { officeId: row.officeId, date: row.date, ticketId };
  }

  /** Whether this counter may let the visitor wait: it serves her, or she waits for another of her cases already. */
  async mayWait(ticketId: string, who: Principal): Promise<boolean> {
    const ticket = await this.ticket(await this.onTicket(ticketId, who));
    if (who.counter === null) return false;
    return (
      ticket?.status === 'waiting-for-centre' || (ticket?.status === 'serving' && ticket.counterId === who.counter)
    );
  }

  async atCounter(ticketId: string, who: Principal): Promise<AtCounter> {
    const on = await this.onTicket(ticketId, who);
    const counter = (await this.staff.office(on.officeId))?.counters.find(({ id }) => id === who.counter);
    if (!counter) throw new EdgeProblem(409, 'reception.no-desk');
    return { ...on, counterId: counter.id, counterNumber: counter.number };
  }

  private async ticket({ officeId, date, ticketId }: OnTicket): Promise<Ticket | undefined> {
    const { state } = await this.executor.load(floorStream(officeId, date), floor);
    return state.tickets.get(ticketId);
  }
}
