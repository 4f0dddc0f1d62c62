// The counter hands the printed papers over; with nothing left open the case is closed, and the visit ends with her last case.
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsString, MaxLength } from 'class-validator';
import { z } from 'zod';
import { CommandMeta, Who } from '../edge/meta.js';
import type { Principal } from '../edge/principal.js';
import { Answers, Commands, Right, writtenShape } from '../edge/routes.js';
import type { Meta } from '../kernel/decider.js';
import { derivedId } from '../kernel/ids.js';
import {
  Cases,
  CasesOfTicket,
  CloseCase,
  FinishTicket,
  HandOver,
  TicketCommands,
  Waiting,
  type Case,
} from '../reception/index.js';

export class HandOverInput {
  @IsArray() @ArrayMaxSize(40) @IsString({ each: true }) @MaxLength(60, { each: true }) outputs!: string[];
}

const handedOverAnswer = writtenShape.extend({ closed: z.boolean(), ticketFinished: z.boolean() });

/** Whether the visitor has everything she came for. */
export const nothingOpen = ({ items, outputs }: Pick<Case, 'items' | 'outputs'>): boolean =>
  Object.values(items).every(({ status }) => status !== 'accepted') && outputs.every(({ handedOver }) => handedOver);

@ApiTags('cases')
@Controller('cases')
export class HandOverController {
  constructor(
    private readonly cases: Cases,
    private readonly tickets: TicketCommands,
    private readonly waiting: Waiting,
    private readonly casesOf: CasesOfTicket,
    private readonly commands: CommandBus,
  ) {}

  @Post(':caseId/hand-over')
  @HttpCode(200)
  @Right('cases.work')
  @Commands()
  @Answers(200, handedOverAnswer)
  async handOver(
    @Param('caseId') caseId: string,
    @Body() { outputs }: HandOverInput,
    @Who() who: Principal,
    @CommandMeta() meta: Meta,
  ): Promise<z.infer<typeof handedOverAnswer>> {
    const before = await this.cases.ofOffice(caseId, who);
    const own = this.cases.meta(meta, caseId);
    const part = (name: string): Meta => ({ ...own, expected: undefined, commandId: derivedId(name, meta.commandId) });
    const ticketId = before.tickets.at(-1) ?? null;
    const handed = await this.commands.execute(new HandOver({ caseId, outputs, ticketId }, own));
    let last: { position: bigint; version: number } = handed;
    const { state } = await this.cases.load(caseId);
    if (nothingOpen(state)) last = await this.commands.execute(new CloseCase({ caseId }, part('close')));
    const ticketFinished =
      ticketId !== null &&
      (await this.isAtCounter(ticketId, who)) &&
      (await this.casesOf.othersOwed(ticketId, caseId)).length === 0;
    if (ticketFinished) {
      const { position } = await this.commands.execute(
        new FinishTicket(await this.tickets.atCounter(ticketId, who), part('finish')),
      );
      last = { ...last, position };
    }
    const closed = (await this.cases.load(caseId)).state.status === 'closed';
    return { position: last.position.toString(), version: last.version, closed, ticketFinished };
  }

  private async isAtCounter(ticketId: string, { counter }: Principal): Promise<boolean> {
    const row = await this.waiting.tickets.findOneBy({ id: ticketId });
    return counter !== null && row?.counterId === counter && (row.status === 'serving' || row.status === 'called');
  }
}
