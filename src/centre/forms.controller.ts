// Routes by which the centre works on one form.
import { Body, Controller, Get, HttpCode, Param, Post, Put, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { CommandMeta, Who } from '../edge/meta.js';
import { EdgeProblem } from '../edge/problem.filter.js';
import type { MadoguchiRequest, Principal } from '../edge/principal.js';
import { Answers, Commands, Right, writtenAnswer, writtenShape } from '../edge/routes.js';
import { mayDo } from '../identity/index.js';
import type { Meta } from '../kernel/decider.js';
import { Refused } from '../kernel/problems.js';
import { CheckEntry } from './check-entry.js';
import { ClaimForm } from './claim-form.js';
import { Drafts } from './drafts.js';
import type { Stage } from './events.js';
import { formAnswer, type FormAnswer } from './form-answer.js';
import { FormDesk, type FormCommand, type OnForm } from './form-desk.js';
import { FormView } from './form-view.js';
import { PutOnHold, RaisePriority, ReleaseForm } from './give-back.js';
import {
  ApproveInput,
  DraftInput,
  EntryInput,
  HoldInput,
  RaiseInput,
  ReleaseInput,
  ReturnInput,
  StageInput,
} from './inputs.js';
import { Leases } from './leases.js';
import { ApproveEntry, ReturnToOperator, ReturnToWard, type ReturnData } from './review-entry.js';
import { heldIn, mayTouch, mustHold } from './rules.js';
import { SubmitEntry } from './submit-entry.js';
import type { KnownItem } from './work-item.js';

const leaseAnswer = z.object({ until: z.string() });
const draftAnswer = z.object({ savedAt: z.string(), until: z.string().nullable() });

/** A stage is a right of its own. */
export const mayWorkAt = (stage: Stage, { role }: Principal): void => {
  if (!mayDo(role, stage === 'entry' ? 'centre.enter' : 'centre.review')) throw new EdgeProblem(403, 'not-allowed');
};

/** Whoever decides says which version she saw. */
export const mustHaveSeen = ({ expected }: Meta): void => {
  if (expected === undefined) throw new EdgeProblem(428, 'if-match-needed');
};

@ApiTags('centre')
@Controller('centre/forms/:formId')
export class FormsController {
  constructor(
    private readonly desk: FormDesk,
    private readonly view: FormView,
    private readonly leases: Leases,
    private readonly drafts: Drafts,
    private readonly entries: CheckEntry,
  ) {}

  @Get()
  @Right('centre.open')
  @Answers(200, formAnswer)
  read(@Param('formId') formId: string, @Who() who: Principal, @Req() request: MadoguchiRequest): Promise<FormAnswer> {
    return this.view.open(formId, who, request);
  }

  @Post('claim')
  @HttpCode(200)
  @Right('centre.work')
  @Commands()
  @Answers(200, writtenShape)
  async claim(
    @Param('formId') formId: string,
    @Body() { stage }: StageInput,
    @Who() who: Principal,
    @CommandMeta() meta: Meta,
  ) {
    mayWorkAt(stage, who);
    return this.answer(formId, meta, (own) => new ClaimForm({ formId, stage, employment: who.employment }, own));
  }

  @Post('release')
  @HttpCode(200)
  @Right('centre.work')
  @Commands()
  @Answers(200, writtenShape)
  async release(@Param('formId') formId: string, @Body() { reason }: ReleaseInput, @CommandMeta() meta: Meta) {
    return this.answer(formId, meta, (own) => new ReleaseForm({ formId, reason: reason ?? null }, own));
  }

  @Post('hold')
  @HttpCode(200)
  @Right('centre.work')
  @Commands()
  @Answers(200, writtenShape)
  async hold(@Param('formId') formId: string, @Body() { reason }: HoldInput, @CommandMeta() meta: Meta) {
    return this.answer(formId, meta, (own) => new PutOnHold({ formId, reason }, own));
  }

  @Post('priority')
  @HttpCode(200)
  @Right('centre.supervise')
  @Commands()
  @Answers(200, writtenShape)
  async raise(@Param('formId') formId: string, @Body() { reason }: RaiseInput, @CommandMeta() meta: Meta) {
    return this.answer(formId, meta, (own) => new RaisePriority({ formId, reason }, own));
  }

  @Post('entry')
  @HttpCode(200)
  @Right('centre.enter')
  @Commands()
  @Answers(200, writtenShape)
  async submit(
    @Param('formId') formId: string,
    @Body() { header, lines, seen }: EntryInput,
    @Who() who: Principal,
    @CommandMeta() meta: Meta,
  ) {
    const { state } = await this.desk.load(formId);
    const keep = async () =>
      this.drafts.save(state.form, who.account, await this.entries.keepable(state, { header, lines }));
    try {
      const values = await this.entries.complete(state, { header, lines });
      const data = { formId, values, seen: { images: seen.images, layoutVersion: seen.layoutVersion } };
      const written = await this.desk.send(new SubmitEntry(data, this.desk.meta(meta, state)));
      await this.drafts.drop(formId, who.account);
      return writtenAnswer(written);
    } catch (error) {
      // Too late, or not complete: what she typed is not lost.
      if (mayKeep(state, who, error)) await keep();
      throw error;
    }
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
    return this.answer(
      formId,
      meta,
      (own) => new ApproveEntry({ formId, employment: who.employment, seen: { ...seen } }, own),
    );
  }

  @Post('return-operator')
  @HttpCode(200)
  @Right('centre.review')
  @Commands()
  @Answers(200, writtenShape)
  async returnToOperator(
    @Param('formId') formId: string,
    @Body() input: ReturnInput,
    @Who() who: Principal,
    @CommandMeta() meta: Meta,
  ) {
    mustHaveSeen(meta);
    return this.answer(formId, meta, (own) => new ReturnToOperator(returnData(formId, input, who), own));
  }

  @Post('return-ward')
  @HttpCode(200)
  @Right('centre.work')
  @Commands()
  @Answers(200, writtenShape)
  async returnToWard(
    @Param('formId') formId: string,
    @Body() input: ReturnInput,
    @Who() who: Principal,
    @CommandMeta() meta: Meta,
  ) {
    mustHaveSeen(meta);
    return this.answer(formId, meta, (own) => new ReturnToWard(returnData(formId, input, who), own));
  }

  /** The form stays hers while she works on it. */
  @Put('lease')
  @Right('centre.work')
  @Answers(200, leaseAnswer)
  async renew(@Param('formId') formId: string, @Who() who: Principal): Promise<z.infer<typeof leaseAnswer>> {
    const { state } = await this.desk.load(formId);
    const no = mustHold(state, who.person);
    const held = heldIn(state);
    if (no || !held) throw await this.desk.told(no ? new Refused(no) : new EdgeProblem(409, 'centre.not-held'));
    return { until: (await this.leases.renew(formId, held)) ?? held.since };
  }

  /** Saved every few seconds; the holder's lease is renewed with it. */
  @Put('draft')
  @Right('centre.enter')
  @Answers(200, draftAnswer)
  async draft(
    @Param('formId') formId: string,
    @Body() { header, lines }: DraftInput,
    @Who() who: Principal,
  ): Promise<z.infer<typeof draftAnswer>> {
    const { state } = await this.desk.load(formId);
    if (mayTouch(state, { role: who.role })) throw new EdgeProblem(403, 'centre.protected-only');
    const savedAt = await this.drafts.save(
      state.form,
      who.account,
      await this.entries.keepable(state, { header, lines }),
    );
    const held = heldIn(state);
    return { savedAt, until: held?.holder === who.person ? await this.leases.renew(formId, held) : null };
  }

  private async answer(formId: string, meta: Meta, command: (own: Meta) => FormCommand<OnForm>) {
    const { state } = await this.desk.load(formId);
    return writtenAnswer(await this.desk.send(command(this.desk.meta(meta, state))));
  }
}

const mayKeep = (state: KnownItem, { role }: Principal, error: unknown): boolean => {
  const told = error instanceof Refused || (error instanceof EdgeProblem && error.status !== 400);
  return told && !mayTouch(state, { role });
};

const returnData = (formId: string, { reasons, words, seen }: ReturnInput, { employment }: Principal): ReturnData => ({
  formId,
  employment,
  words,
  seen: { ...seen },
  reasons: reasons.map(({ field, line, code }) => ({ field, line: line ?? null, code })),
});
