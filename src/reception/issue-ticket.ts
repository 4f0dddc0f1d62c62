// A visitor presses a purpose at the kiosk (or asks the floor manager) and gets the next number of its series.
import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { z } from 'zod';
import { CommandMeta } from '../edge/meta.js';
import { Answers, Commands, Right, writtenShape } from '../edge/routes.js';
import { Staff } from '../identity/index.js';
import { DomainCommand, type Written } from '../kernel/command.js';
import { refused, type Decide, type Meta, type Recorded } from '../kernel/decider.js';
import { Executor } from '../kernel/execute.js';
import { derivedId } from '../kernel/ids.js';
import { NotFound } from '../kernel/problems.js';
import { Sealer } from '../kernel/store/seal.js';
import { tokyoDate } from '../kernel/tokyo.js';
import { needs, type FloorEvent, type Need } from './events.js';
import { floor, floorStream, ticketLabel, type Floor } from './floor.js';

export class IssueTicketInput {
  @IsString() @MaxLength(60) purpose!: string;
  @IsOptional() @IsArray() @ArrayMaxSize(3) @IsIn(needs, { each: true }) needs?: Need[];
  @IsOptional() @IsIn(['ja', 'en']) language?: 'ja' | 'en';
}

export interface IssueTicketData {
  readonly officeId: string;
  readonly date: string;
  readonly ticketId: string;
  readonly token: string;
  readonly purpose: string;
  readonly series: string;
  readonly needs: Need[];
  readonly language: 'ja' | 'en';
}

export class IssueTicket extends DomainCommand<IssueTicketData, Written<Recorded<FloorEvent>>> {}

export const decideIssueTicket: Decide<IssueTicket, Floor, FloorEvent> = ({ data }, { lastNumber, tickets }) => {
  const { ticketId, token, purpose, series, needs: visitorNeeds, language } = data;
  if (tickets.has(ticketId)) return [];
  const number = (lastNumber[series] ?? 0) + 1;
  if (number > 9_999) return refused('reception.numbers-used-up', { series });
  const ahead = [...tickets.values()].filter(
    (ticket) => ticket.status === 'waiting' && ticket.purpose === purpose,
  ).length;
  return [
    {
      type: 'reception.TicketIssued',
      data: { ticketId, series, number, purpose, needs: visitorNeeds, language, token, ahead },
    },
  ];
};

@CommandHandler(IssueTicket)
export class IssueTicketHandler implements ICommandHandler<IssueTicket> {
  constructor(private readonly executor: Executor) {}

  execute(command: IssueTicket) {
    const { officeId, date } = command.data;
    return this.executor.decide({
      stream: floorStream(officeId, date),
      fold: floor,
      command,
      decide: decideIssueTicket,
    });
  }
}

export const issuedAnswer = writtenShape.extend({
  ticketId: z.string(),
  label: z.string(),
  series: z.string(),
  number: z.number(),
  issuedAt: z.string(),
  ahead: z.number().int(),
  token: z.string(),
});

@ApiTags('reception')
@Controller('floor')
export class IssueTicketController {
  constructor(
    private readonly commands: CommandBus,
    private readonly staff: Staff,
    private readonly sealer: Sealer,
  ) {}

  @Post(':officeId/tickets')
  @Right('reception.issue-ticket')
  @Commands()
  @Answers(201, issuedAnswer)
  async issue(
    @Param('officeId') officeId: string,
    @Body() input: IssueTicketInput,
    @CommandMeta() meta: Meta,
  ): Promise<z.infer<typeof issuedAnswer>> {
    const purpose = (await this.staff.office(officeId))?.purposes.find(({ id }) => id === input.purpose);
    if (!purpose) throw new NotFound('purpose', input.purpose);
    const date = tokyoDate(meta.now);
    const data = {
      officeId,
      date,
      ticketId: derivedId('ticket', meta.commandId),
      // Unguessable without the key, and the same again for a repeated request.
      token: this.sealer.fingerprint(`ticket ${meta.commandId}`).slice(0, 32),
      purpose: purpose.id,
      series: purpose.series,
      needs: input.needs ?? [],
      language: input.language ?? 'ja',
    };
    const { events, position, version } = await this.commands.execute(new IssueTicket(data, meta));
    const event = events.find(({ type }) => type === 'reception.TicketIssued');
    if (event?.type !== 'reception.TicketIssued') throw new NotFound('ticket', data.ticketId);
    const { series, number, ticketId, token, ahead } = event.data;
    return {
      ticketId,
      label: ticketLabel(event.data),
      series,
      number,
      issuedAt: event.recordedAt,
      ahead,
      token,
      position: position.toString(),
      version,
    };
  }
}
