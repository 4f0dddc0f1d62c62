// Routes by which the counter works a case.
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { CommandMeta, Who } from '../../edge/meta.js';
import { EdgeProblem } from '../../edge/problem.filter.js';
import type { Principal } from '../../edge/principal.js';
import { Answers, Commands, Right, writtenAnswer, writtenShape } from '../../edge/routes.js';
import { CommandBus } from '@nestjs/cqrs';
import { Staff } from '../../identity/index.js';
import type { Meta } from '../../kernel/decider.js';
import { Executor } from '../../kernel/execute.js';
import { derivedId } from '../../kernel/ids.js';
import { reserveNumber } from '../../kernel/running-number.js';
import { fiscalYear, tokyoDate } from '../../kernel/tokyo.js';
import { EndCentreWait } from '../direct-ticket.js';
import { WaitForCentre } from '../serve-ticket.js';
import { TicketCommands } from '../ticket-command.js';
import { caseNumber } from './case-number.js';
import { Cases } from './case-command.js';
import {
  DropInput,
  FactsInput,
  FilerInput,
  FinishItemInput,
  HandOffInput,
  JudgeInput,
  OpenCaseInput,
  PrepareInput,
  ReasonInput,
} from './inputs.js';
import { CheckAtWindow, HandOffForms, WithdrawHandOff } from './hand-off.js';
import { CloseCase, WithdrawCase } from './hand-over.js';
import { FinishItem, JudgeItems } from './judge-item.js';
import { OpenCase } from './open-case.js';
import { DropForm, PrepareForms } from './prepare-forms.js';
import { RecordFacts } from './record-facts.js';
import { IdentifyFiler } from './take-household.js';

const openedAnswer = writtenShape.extend({ caseId: z.string(), number: z.string() });

@ApiTags('cases')
@Controller('cases')
export class CasesController {
  constructor(
    private readonly cases: Cases,
    private readonly tickets: TicketCommands,
    private readonly staff: Staff,
    private readonly executor: Executor,
    private readonly commands: CommandBus,
  ) {}

  @Post()
  @Right('cases.work')
  @Commands()
  @Answers(201, openedAnswer)
  async open(
    @Body() { lifeEvent, ticketId }: OpenCaseInput,
    @Who() who: Principal,
    @CommandMeta() meta: Meta,
  ): Promise<z.infer<typeof openedAnswer>> {
    const office = who.office ? await this.staff.office(who.office) : null;
    if (!office || office.kind !== 'ward') throw new EdgeProblem(403, 'not-allowed');
    if (ticketId) await this.tickets.onTicket(ticketId, who);
    const caseId = derivedId('case', meta.commandId);
    const receptionDate = tokyoDate(meta.now);
    const year = fiscalYear(receptionDate);
    const own = this.cases.meta(meta, caseId);
    const number = caseNumber(
      office.numberPrefix,
      year,
      await reserveNumber(this.executor, 'case', office.officeId, year, caseId, own),
    );
    const counterNumber = office.counters.find(({ id }) => id === who.counter)?.number ?? null;
    const data = {
      caseId,
      number,
      officeId: office.officeId,
      lifeEvent,
      receptionDate,
      ticketId: ticketId ?? null,
      counterNumber,
    };
    return { ...(await this.cases.send(new OpenCase(data, own))), caseId, number };
  }

  @Post(':caseId/filer')
  @HttpCode(200)
  @Right('cases.work')
  @Commands()
  @Answers(200, writtenShape)
  async filer(
    @Param('caseId') caseId: string,
    @Body() { filerKind, idDocument, person, name, phone, address }: FilerInput,
    @Who() who: Principal,
    @CommandMeta() meta: Meta,
  ) {
    await this.cases.ofOffice(caseId, who);
    const details = { name, ...(phone ? { phone } : {}), ...(address ? { address } : {}) };
    return this.cases.send(
      new IdentifyFiler(
        { caseId, filerKind, idDocument, person: person ?? null, details },
        this.cases.meta(meta, caseId),
      ),
    );
  }

  @Post(':caseId/facts')
  @HttpCode(200)
  @Right('cases.work')
  @Commands()
  @Answers(200, writtenShape)
  async facts(
    @Param('caseId') caseId: string,
    @Body() { event, persons }: FactsInput,
    @Who() who: Principal,
    @CommandMeta() meta: Meta,
  ) {
    await this.cases.ofOffice(caseId, who);
    const data = {
      caseId,
      event: event ?? {},
      persons: (persons ?? []).map(({ person, facts }) => ({ person, facts })),
    };
    return this.cases.send(new RecordFacts(data, this.cases.meta(meta, caseId)));
  }

  @Post(':caseId/items')
  @HttpCode(200)
  @Right('cases.work')
  @Commands()
  @Answers(200, writtenShape)
  async judge(
    @Param('caseId') caseId: string,
    @Body() { items, seen }: JudgeInput,
    @Who() who: Principal,
    @CommandMeta() meta: Meta,
  ) {
    await this.cases.ofOffice(caseId, who);
    const judged = items.map(({ procedureId, judgement, reason, words }) => ({
      procedureId,
      judgement,
      reason: reason ?? null,
      words: words ?? '',
    }));
    return this.cases.send(
      new JudgeItems({ caseId, items: judged, seen: { catalogue: seen.catalogue } }, this.cases.meta(meta, caseId)),
    );
  }

  @Post(':caseId/items/done')
  @HttpCode(200)
  @Right('cases.work')
  @Commands()
  @Answers(200, writtenShape)
  async finishItem(
    @Param('caseId') caseId: string,
    @Body() { itemId }: FinishItemInput,
    @Who() who: Principal,
    @CommandMeta() meta: Meta,
  ) {
    await this.cases.ofOffice(caseId, who);
    return this.cases.send(new FinishItem({ caseId, itemId }, this.cases.meta(meta, caseId)));
  }

  @Post(':caseId/forms')
  @HttpCode(200)
  @Right('cases.work')
  @Commands()
  @Answers(200, writtenShape)
  async prepare(
    @Param('caseId') caseId: string,
    @Body() { handwritten }: PrepareInput,
    @Who() who: Principal,
    @CommandMeta() meta: Meta,
  ) {
    await this.cases.ofOffice(caseId, who);
    return this.cases.send(new PrepareForms({ caseId, handwritten: handwritten ?? [] }, this.cases.meta(meta, caseId)));
  }

  @Post(':caseId/forms/drop')
  @HttpCode(200)
  @Right('cases.work')
  @Commands()
  @Answers(200, writtenShape)
  async drop(
    @Param('caseId') caseId: string,
    @Body() { formId }: DropInput,
    @Who() who: Principal,
    @CommandMeta() meta: Meta,
  ) {
    await this.cases.ofOffice(caseId, who);
    return this.cases.send(new DropForm({ caseId, formId }, this.cases.meta(meta, caseId)));
  }

  /** Hands the forms to the centre; when the visitor waits, her ticket waits for the centre from now on. */
  @Post(':caseId/hand-off')
  @HttpCode(200)
  @Right('cases.work')
  @Commands()
  @Answers(200, writtenShape)
  async handOff(
    @Param('caseId') caseId: string,
    @Body() { forms, visitorWaits }: HandOffInput,
    @Who() who: Principal,
    @CommandMeta() meta: Meta,
  ) {
    const state = await this.cases.ofOffice(caseId, who);
    const answer = await this.cases.send(
      new HandOffForms({ caseId, forms, visitorWaits }, this.cases.meta(meta, caseId)),
    );
    const ticketId = state.tickets.at(-1);
    if (!visitorWaits || !ticketId || !(await this.tickets.mayWait(ticketId, who))) return answer;
    const wait = { ...(await this.tickets.atCounter(ticketId, who)), cases: [caseId] };
    // A retry of the request makes the same two commands again.
    const waited = await this.commands.execute(new WaitForCentre(wait, this.ofTicket(meta, caseId, 'wait')));
    return { ...answer, position: writtenAnswer(waited).position };
  }

  @Post(':caseId/forms/:formId/withdraw')
  @HttpCode(200)
  @Right('cases.work')
  @Commands()
  @Answers(200, writtenShape)
  async withdrawHandOff(
    @Param('caseId') caseId: string,
    @Param('formId') formId: string,
    @Body() { reason }: ReasonInput,
    @Who() who: Principal,
    @CommandMeta() meta: Meta,
  ) {
    await this.cases.ofOffice(caseId, who);
    return this.cases.send(new WithdrawHandOff({ caseId, formId, reason }, this.cases.meta(meta, caseId)));
  }

  @Post(':caseId/forms/:formId/check')
  @HttpCode(200)
  @Right('cases.check')
  @Commands()
  @Answers(200, writtenShape)
  async check(
    @Param('caseId') caseId: string,
    @Param('formId') formId: string,
    @Who() who: Principal,
    @CommandMeta() meta: Meta,
  ) {
    await this.cases.ofOffice(caseId, who);
    return this.cases.send(
      new CheckAtWindow({ caseId, formId, official: who.employment === 'official' }, this.cases.meta(meta, caseId)),
    );
  }

  @Post(':caseId/close')
  @HttpCode(200)
  @Right('cases.work')
  @Commands()
  @Answers(200, writtenShape)
  async close(@Param('caseId') caseId: string, @Who() who: Principal, @CommandMeta() meta: Meta) {
    await this.cases.ofOffice(caseId, who);
    return this.cases.send(new CloseCase({ caseId }, this.cases.meta(meta, caseId)));
  }

  @Post(':caseId/withdraw')
  @HttpCode(200)
  @Right('cases.work')
  @Commands()
  @Answers(200, writtenShape)
  async withdraw(
    @Param('caseId') caseId: string,
    @Body() { reason }: ReasonInput,
    @Who() who: Principal,
    @CommandMeta() meta: Meta,
  ) {
    const { tickets } = await this.cases.ofOffice(caseId, who);
    const answer = await this.cases.send(new WithdrawCase({ caseId, reason }, this.cases.meta(meta, caseId)));
    const ticketId = tickets.at(-1);
    if (!ticketId) return answer;
    const on = await this.tickets.onTicket(ticketId, who);
    const ended = await this.commands.execute(
      new EndCentreWait({ ...on, caseId }, this.ofTicket(meta, caseId, 'end-wait')),
    );
    return { ...answer, position: writtenAnswer(ended).position };
  }

  /** The command on the visitor's ticket that goes with one on her case. */
  private ofTicket(meta: Meta, caseId: string, part: string): Meta {
    return { ...meta, expected: undefined, commandId: derivedId(part, meta.commandId), correlationId: caseId };
  }
}
