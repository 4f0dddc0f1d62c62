// A counter that is free calls the longest waiting visitor of the purposes it serves; or calls a visitor again to hand over what is ready.
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsOptional, IsString, MaxLength } from 'class-validator';
import { z } from 'zod';
import { CommandMeta, Who } from '../edge/meta.js';
import { EdgeProblem } from '../edge/problem.filter.js';
import type { Principal } from '../edge/principal.js';
import { Answers, Commands, Right, writtenShape } from '../edge/routes.js';
import { Staff } from '../identity/index.js';
import { DomainCommand, type Written } from '../kernel/command.js';
import { refused, type Decide, type Meta, type Recorded } from '../kernel/decider.js';
import { Executor } from '../kernel/execute.js';
import { NotFound } from '../kernel/problems.js';
import { tokyoDate } from '../kernel/tokyo.js';
import type { FloorEvent } from './events.js';
import { floor, floorStream, nextTicket, ticketLabel, type Floor } from './floor.js';

export class CallNextInput {
  @IsString() @MaxLength(60) counterId!: string;
  @IsOptional() @IsArray() @ArrayMaxSize(20) @IsString({ each: true }) purposes?: string[];
}

export interface CallNextData {
  readonly officeId: string;
  readonly date: string;
  readonly counterId: string;
  readonly counterNumber: number;
  readonly purposes: readonly string[];
}

export class CallNext extends DomainCommand<CallNextData, Written<Recorded<FloorEvent>>> {}

export const decideCallNext: Decide<CallNext, Floor, FloorEvent> = (
  { data: { counterId, counterNumber, purposes } },
  state,
) => {
  const busyWith = state.tickets.get(state.busy[counterId] ?? '');
  if (busyWith) return refused('reception.counter-busy', { label: ticketLabel(busyWith) });
  const next = nextTicket(state, purposes);
  if (!next) return refused('reception.nobody-waiting');
  return [
    { type: 'reception.TicketCalled', data: { ticketId: next.ticketId, counterId, counterNumber, handingOver: false } },
  ];
};

@CommandHandler(CallNext)
export class CallNextHandler implements ICommandHandler<CallNext> {
  constructor(private readonly executor: Executor) {}

  execute(command: CallNext) {
    const { officeId, date } = command.data;
    return this.executor.decide({ stream: floorStream(officeId, date), fold: floor, command, decide: decideCallNext });
  }
}

export const calledAnswer = writtenShape.extend({ ticketId: z.string(), counterNumber: z.number() });

@ApiTags('reception')
@Controller('reception/calls')
export class CallNextController {
  constructor(
    private readonly commands: CommandBus,
    private readonly staff: Staff,
  ) {}

  @Post()
  @HttpCode(200)
  @Right('reception.call')
  @Commands()
  @Answers(200, calledAnswer)
  async call(
    @Body() input: CallNextInput,
    @Who() { office: officeId }: Principal,
    @CommandMeta() meta: Meta,
  ): Promise<z.infer<typeof calledAnswer>> {
    const office = officeId ? await this.staff.office(officeId) : null;
    const counter = office?.counters.find(({ id }) => id === input.counterId);
    if (!office) throw new EdgeProblem(403, 'not-allowed');
    if (!counter) throw new NotFound('counter', input.counterId);
    const purposes = input.purposes?.length ? input.purposes : counter.purposes;
    const data = {
      officeId: office.officeId,
      date: tokyoDate(meta.now),
      counterId: counter.id,
      counterNumber: counter.number,
      purposes,
    };
    const { events, position, version } = await this.commands.execute(new CallNext(data, meta));
    const [event] = events;
    if (event?.type !== 'reception.TicketCalled') throw new NotFound('ticket', '');
    const { ticketId, counterNumber } = event.data;
    return { ticketId, counterNumber, position: position.toString(), version };
  }
}
