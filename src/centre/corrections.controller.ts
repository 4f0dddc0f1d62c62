// Routes for mistakes that are found after approval.
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CommandMeta, Who } from '../edge/meta.js';
import type { Principal } from '../edge/principal.js';
import { Answers, Commands, Right, writtenAnswer, writtenShape } from '../edge/routes.js';
import type { Meta } from '../kernel/decider.js';
import { CheckEntry } from './check-entry.js';
import { ApproveCorrection, CorrectEntry, RefuseCorrection } from './correct-entry.js';
import { FormDesk } from './form-desk.js';
import { mustHaveSeen } from './forms.controller.js';
import { ApproveInput, CorrectionInput, RefuseInput } from './inputs.js';

@ApiTags('centre')
@Controller('centre/forms/:formId/correction')
export class CorrectionsController {
  constructor(
    private readonly desk: FormDesk,
    private readonly entries: CheckEntry,
  ) {}

  @Post()
  @HttpCode(200)
  @Right('centre.correct')
  @Commands()
  @Answers(200, writtenShape)
  async correct(
    @Param('formId') formId: string,
    @Body() { header, lines, reason, seen }: CorrectionInput,
    @Who() who: Principal,
    @CommandMeta() meta: Meta,
  ) {
    mustHaveSeen(meta);
    const { state } = await this.desk.load(formId);
    const values = await this.entries.complete(state, { header, lines });
    const data = { formId, reason, values, employment: who.employment, seen: { ...seen } };
    return writtenAnswer(await this.desk.send(new CorrectEntry(data, this.desk.meta(meta, state))));
  }

  @Post('approve')
  @HttpCode(200)
  @Right('centre.review')
  @Commands()
  @Answers(200, writtenShape)
  async approve(
    @Param('formId') formId: string,
    @Body() { seen }: ApproveInput,
    @Who() who: Principal,
    @CommandMeta() meta: Meta,
  ) {
    mustHaveSeen(meta);
    const { state } = await this.desk.load(formId);
    const data = { formId, employment: who.employment, seen: { ...seen } };
    return writtenAnswer(await this.desk.send(new ApproveCorrection(data, this.desk.meta(meta, state))));
  }

  @Post('refuse')
  @HttpCode(200)
  @Right('centre.review')
  @Commands()
  @Answers(200, writtenShape)
  async refuse(
    @Param('formId') formId: string,
    @Body() { seen, reason }: RefuseInput,
    @Who() who: Principal,
    @CommandMeta() meta: Meta,
  ) {
    mustHaveSeen(meta);
    const { state } = await this.desk.load(formId);
    const data = { formId, employment: who.employment, reason, seen: { ...seen } };
    return writtenAnswer(await this.desk.send(new RefuseCorrection(data, this.desk.meta(meta, state))));
  }
}
