// The administrator has stuck work tried again, decides that it is not to be done, or lets a stopped projection go on.
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { z } from 'zod';
import { CommandMeta } from '../edge/meta.js';
import { Answers, Commands, Right, writtenAnswer, writtenShape } from '../edge/routes.js';
import type { Meta } from '../kernel/decider.js';
import { discardReasons, Obligations, type DiscardReason } from '../kernel/obligations/index.js';
import { NotFound } from '../kernel/problems.js';
import { Projections } from '../kernel/projections.js';

export class DiscardFollowUpInput {
  @IsIn(discardReasons) reason!: DiscardReason;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

@ApiTags('operations')
@Controller('operations')
export class FollowUpsController {
  constructor(
    private readonly obligations: Obligations,
    private readonly projections: Projections,
  ) {}

  @Post('follow-ups/:id/retry')
  @HttpCode(200)
  @Right('operations.act')
  @Commands()
  @Answers(200, writtenShape)
  async retry(@Param('id') id: string, @CommandMeta() meta: Meta) {
    return writtenAnswer(await this.obligations.retry(known(id), own(meta)));
  }

  @Post('follow-ups/:id/discard')
  @HttpCode(200)
  @Right('operations.act')
  @Commands()
  @Answers(200, writtenShape)
  async discard(@Param('id') id: string, @Body() { reason }: DiscardFollowUpInput, @CommandMeta() meta: Meta) {
    return writtenAnswer(await this.obligations.discard(known(id), reason, own(meta)));
  }

  /** It goes on from the event at which it stopped, and stops there again if that event is still too much for it. */
  @Post('projections/:name/resume')
  @HttpCode(200)
  @Right('operations.act')
  @Commands()
  @Answers(200, z.object({ resumed: z.boolean() }))
  resume(@Param('name') name: string): { resumed: boolean } {
    const projection = this.projections.status().find((one) => one.name === name);
    if (!projection) throw new NotFound('projection', name);
    if (projection.stopped) this.projections.resume(name);
    return { resumed: projection.stopped !== null };
  }
}

const known = (id: string): string => {
  if (!UUID.test(id)) throw new NotFound('follow-up', id);
  return id;
};

/** Its case and its cause are those of the follow-up, not of the request. */
const own = ({ commandId, actor, now }: Meta): Meta => ({ commandId, actor, now });
