// "Next": the most urgent form that suits this person, claimed and opened in one call.
import { Body, Controller, HttpStatus, Post, Req, Res } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CommandMeta, Who } from '../edge/meta.js';
import type { MadoguchiRequest, Principal } from '../edge/principal.js';
import { Answers, Commands, Right } from '../edge/routes.js';
import type { Meta } from '../kernel/decider.js';
import { formAnswer, type FormAnswer } from './form-answer.js';
import { FormView } from './form-view.js';
import { mayWorkAt } from './forms.controller.js';
import { StageInput } from './inputs.js';
import { TakeNext } from './take-next.js';

@ApiTags('centre')
@Controller('centre/next')
export class TakeNextController {
  constructor(
    private readonly next: TakeNext,
    private readonly view: FormView,
  ) {}

  @Post()
  @Right('centre.work')
  @Commands()
  @Answers(200, formAnswer)
  @ApiResponse({ status: 204, description: 'There is nothing for this person now.' })
  async take(
    @Body() { stage }: StageInput,
    @Who() who: Principal,
    @CommandMeta() meta: Meta,
    @Req() request: MadoguchiRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FormAnswer | undefined> {
    mayWorkAt(stage, who);
    const taken = await this.next.take(stage, who, meta);
    void reply.status(taken ? HttpStatus.OK : HttpStatus.NO_CONTENT);
    return taken ? this.view.open(taken.formId, who, request, taken.position) : undefined;
  }
}
