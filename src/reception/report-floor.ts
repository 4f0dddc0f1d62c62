// A floor manager reports what she saw or did in the hall; the figures need it beside the machine's numbers.
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { CommandMeta, Who } from '../edge/meta.js';
import { EdgeProblem } from '../edge/problem.filter.js';
import type { Principal } from '../edge/principal.js';
import { Answers, Commands, Right, writtenAnswer, writtenShape } from '../edge/routes.js';
import { DomainCommand, type Written } from '../kernel/command.js';
import type { Decide, Meta, Recorded } from '../kernel/decider.js';
import { Executor } from '../kernel/execute.js';
import { derivedId } from '../kernel/ids.js';
import { tokyoDate } from '../kernel/tokyo.js';
import type { FloorEvent } from './events.js';
import { floor, floorStream, type Floor } from './floor.js';

const kinds = ['crowding', 'guidance', 'form-assistance', 'trouble', 'other'] as const;

export class FloorReportInput {
  @IsIn(kinds) kind!: (typeof kinds)[number];
  @IsInt() @Min(0) @Max(1000) people!: number;
  @IsInt() @Min(0) @Max(600) minutes!: number;
  @IsOptional() @IsString() @MaxLength(1000) text?: string;
}

export interface ReportFloorData {
  readonly officeId: string;
  readonly date: string;
  readonly reportId: string;
  readonly kind: (typeof kinds)[number];
  readonly people: number;
  readonly minutes: number;
  readonly text: string;
}

export class ReportFloor extends DomainCommand<ReportFloorData, Written<Recorded<FloorEvent>>> {}

export const decideReportFloor: Decide<ReportFloor, Floor, FloorEvent> = ({
  data: { reportId, kind, people, minutes, text },
}) => [
  {
    type: 'reception.FloorReported',
    data: { reportId, kind, people, minutes },
    // Free words may name a visitor, so they are sealed under the report itself.
    ...(text ? { personal: { [`case:${reportId}`]: { text } } } : {}),
  },
];

@CommandHandler(ReportFloor)
export class ReportFloorHandler implements ICommandHandler<ReportFloor> {
  constructor(private readonly executor: Executor) {}

  execute(command: ReportFloor) {
    const { officeId, date } = command.data;
    return this.executor.decide({
      stream: floorStream(officeId, date),
      fold: floor,
      command,
      decide: decideReportFloor,
    });
  }
}

@ApiTags('reception')
@Controller('reception/reports')
export class ReportFloorController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @HttpCode(200)
  @Right('reception.report')
  @Commands()
  @Answers(200, writtenShape)
  async report(@Body() input: FloorReportInput, @Who() { office: officeId }: Principal, @CommandMeta() meta: Meta) {
    if (!officeId) throw new EdgeProblem(403, 'not-allowed');
    const reportId = derivedId('report', meta.commandId);
    const data = { ...input, text: input.text ?? '', officeId, date: tokyoDate(meta.now), reportId };
    return writtenAnswer(await this.commands.execute(new ReportFloor(data, meta)));
  }
}
