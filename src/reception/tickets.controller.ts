// Routes of one ticket, for the counter and the hall.
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { CommandMeta, Who } from '../edge/meta.js';
import type { Principal } from '../edge/principal.js';
import { Answers, Commands, Right, writtenShape } from '../edge/routes.js';
import { Staff } from '../identity/index.js';
import type { Meta } from '../kernel/decider.js';
import { NotFound } from '../kernel/problems.js';
import { CasesOfTicket } from './cases/ticket-queries.js';
import { ChangeNeeds, ChangePurpose, RequeueTicket, WithdrawTicket } from './direct-ticket.js';
import { needs, type Need } from './events.js';
import { CallToHandOver, FinishTicket, NoteNoShow, RecallTicket, StartServing, WaitForCentre } from './serve-ticket.js';
import { TicketCommands } from './ticket-command.js';

export class RequeueInput {
  @IsOptional() @IsIn(['front', 'end']) place?: 'front' | 'end';
  /** The state in which the ticket was seen; another state by now is refused. */
  @IsOptional() @IsIn(['called', 'serving', 'no-show']) seen?: 'called' | 'serving' | 'no-show';
}
export class WithdrawInput {
  @IsOptional() @IsString() @MaxLength(100) reason?: string;
}
export class PurposeInput {
  @IsString() @MaxLength(60) purpose!: string;
}
export class NeedsInput {
  @IsArray() @ArrayMaxSize(3) @IsIn(needs, { each: true }) needs!: Need[];
}

@ApiTags('reception')
@Controller('reception/tickets/:ticketId')
export class TicketsController {
  constructor(
    private readonly tickets: TicketCommands,
    private readonly staff: Staff,
    private readonly casesOf: CasesOfTicket,
  ) {}

  @Post('recall')
  @HttpCode(200)
  @Right('reception.serve')
  @Commands()
  @Answers(200, writtenShape)
  async recall(@Param('ticketId') id: string, @Who() who: Principal, @CommandMeta() meta: Meta) {
    return this.tickets.send(new RecallTicket(await this.tickets.atCounter(id, who), meta));
  }

  @Post('no-show')
  @HttpCode(200)
  @Right('reception.serve')
  @Commands()
  @Answers(200, writtenShape)
  async noShow(@Param('ticketId') id: string, @Who() who: Principal, @CommandMeta() meta: Meta) {
    return this.tickets.send(new NoteNoShow(await this.tickets.atCounter(id, who), meta));
  }

  @Post('start')
  @HttpCode(200)
  @Right('reception.serve')
  @Commands()
  @Answers(200, writtenShape)
  async start(@Param('ticketId') id: string, @Who() who: Principal, @CommandMeta() meta: Meta) {
    return this.tickets.send(new StartServing(await this.tickets.atCounter(id, who), meta));
  }

  @Post('finish')
  @HttpCode(200)
  @Right('reception.serve')
  @Commands()
  @Answers(200, writtenShape)
  async finish(@Param('ticketId') id: string, @Who() who: Principal, @CommandMeta() meta: Meta) {
    return this.tickets.send(new FinishTicket(await this.tickets.atCounter(id, who), meta));
  }

  @Post('wait-for-centre')
  @HttpCode(200)
  @Right('reception.serve')
  @Commands()
  @Answers(200, writtenShape)
  async waitForCentre(@Param('ticketId') id: string, @Who() who: Principal, @CommandMeta() meta: Meta) {
    const at = await this.tickets.atCounter(id, who);
    return this.tickets.send(new WaitForCentre({ ...at, cases: await this.casesOf.awaited(id) }, meta));
  }

  @Post('call')
  @HttpCode(200)
  @Right('reception.call')
  @Commands()
  @Answers(200, writtenShape)
  async callAgain(@Param('ticketId') id: string, @Who() who: Principal, @CommandMeta() meta: Meta) {
    return this.tickets.send(new CallToHandOver(await this.tickets.atCounter(id, who), meta));
  }

  @Post('requeue')
  @HttpCode(200)
  @Right('reception.direct')
  @Commands()
  @Answers(200, writtenShape)
  async requeue(
    @Param('ticketId') id: string,
    @Body() { place = 'front', seen }: RequeueInput,
    @Who() who: Principal,
    @CommandMeta() meta: Meta,
  ) {
    return this.tickets.send(
      new RequeueTicket({ ...(await this.tickets.onTicket(id, who)), place, seen: seen ?? null }, meta),
    );
  }

  @Post('withdraw')
  @HttpCode(200)
  @Right('reception.direct')
  @Commands()
  @Answers(200, writtenShape)
  async withdraw(
    @Param('ticketId') id: string,
    @Body() { reason = '' }: WithdrawInput,
    @Who() who: Principal,
    @CommandMeta() meta: Meta,
  ) {
    return this.tickets.send(new WithdrawTicket({ ...(await this.tickets.onTicket(id, who)), reason }, meta));
  }

  @Post('purpose')
  @HttpCode(200)
  @Right('reception.direct')
  @Commands()
  @Answers(200, writtenShape)
  async purpose(
    @Param('ticketId') id: string,
    @Body() { purpose }: PurposeInput,
    @Who() who: Principal,
    @CommandMeta() meta: Meta,
  ) {
    const on = await this.tickets.onTicket(id, who);
    const known = (await this.staff.office(on.officeId))?.purposes.some((candidate) => candidate.id === purpose);
    if (!known) throw new NotFound('purpose', purpose);
    return this.tickets.send(new ChangePurpose({ ...on, purpose }, meta));
  }

  @Post('needs')
  @HttpCode(200)
  @Right('reception.direct')
  @Commands()
  @Answers(200, writtenShape)
  async needs(
    @Param('ticketId') id: string,
    @Body() { needs: visitorNeeds }: NeedsInput,
    @Who() who: Principal,
    @CommandMeta() meta: Meta,
  ) {
    return this.tickets.send(new ChangeNeeds({ ...(await this.tickets.onTicket(id, who)), needs: visitorNeeds }, meta));
  }
}
