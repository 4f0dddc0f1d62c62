// Only in the demo city: a sample scan of a prepared form, and the rest of the office at work beside the user.
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { ApiQuery, ApiTags } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { EdgeProblem } from '../edge/problem.filter.js';
import { Who } from '../edge/meta.js';
import { languageOf, type MadoguchiRequest, type Principal } from '../edge/principal.js';
import { Answers, AnswersFile, OpenToAll, Right } from '../edge/routes.js';
import { Log } from '../edge/log.js';
import { DEMO_CITY, type DemoCity } from '../identity/index.js';
import type { ScanFile } from '../simulator/window-clerk.js';
import { SamplePapers, type Refused } from './sample-papers.js';
import { DEMO_STAGE, type DemoStage } from './tokens.js';
import { Troupe } from './troupe.js';

export class PlayInput {
  @IsBoolean() playing!: boolean;
}

const playAnswer = z.object({ playing: z.boolean() });

@ApiTags('demo')
@Controller('demo')
export class DemoController {
  private readonly troupe: Troupe;

  constructor(
    @Inject(DEMO_CITY) private readonly demo: DemoCity | null,
    @Inject(DEMO_STAGE) private readonly stage: DemoStage,
    private readonly adapter: HttpAdapterHost,
    private readonly papers: SamplePapers,
    log: Log,
  ) {
    this.troupe = new Troupe((error) => log.bug(error, 'demo'));
  }

  @Get('play')
  @OpenToAll('the demo city tells whether its other desks are played')
  @Answers(200, playAnswer)
  state(): z.infer<typeof playAnswer> {
    return { playing: this.troupe.isPlaying };
  }

  @Post('play')
  @HttpCode(200)
  @Right('session.read')
  @Answers(200, playAnswer)
  play(@Body() { playing }: PlayInput): z.infer<typeof playAnswer> {
    const { now, accounts } = this.mustBeDemo();
    const cast = accounts.flatMap((account) => (account.cast ? [account.name] : []));
    if (playing) this.troupe.start({ url: this.ownAddress(), date: now.date, cast, ...this.stage });
    else this.troupe.stop();
    return { playing: this.troupe.isPlaying };
  }

  /** The prepared form as if it had been signed and put into the scanner. Asked for with the clerk's own session. */
  @Get('sample-scan/:caseId/:formId')
  @Right('documents.scan')
  @AnswersFile('image/jpeg')
  async scan(
    @Param('caseId') caseId: string,
    @Param('formId') formId: string,
    @Who() who: Principal,
    @Req() request: MadoguchiRequest,
    @Res() reply: FastifyReply,
  ) {
    this.mustBeDemo();
    return sendSample(reply, await this.papers.form(caseId, formId, who, ownHeaders(request)));
  }

  /** The contents of the next envelope that nobody has registered yet, photographed; or of the envelope of this number. */
  @Get('sample-envelope')
  @Right('mail-requests.register')
  @ApiQuery({ name: 'number', required: false })
  @AnswersFile('image/jpeg')
  async envelope(
    @Query('number') number: string | undefined,
    @Req() request: MadoguchiRequest,
    @Res() reply: FastifyReply,
  ) {
    const { now } = this.mustBeDemo();
    if (number !== undefined && !/^\d{1,6}$/.test(number))
      throw new EdgeProblem(400, 'invalid-input', {}, [{ pointer: 'number', rule: 'isInt' }]);
    const wanted = number === undefined ? null : Number(number);
    return sendSample(reply, await this.papers.envelope(wanted, now.date, ownHeaders(request)));
  }

  onModuleDestroy(): void {
    this.troupe.stop();
  }

  private mustBeDemo(): DemoCity {
    if (!this.demo) throw new EdgeProblem(404, 'not-a-demo');
    return this.demo;
  }

  private ownAddress(): string {
    const fastify = this.adapter.httpAdapter.getInstance<FastifyInstance>();
    const port = fastify.addresses().flatMap((address) => (typeof address === 'string' ? [] : [address.port]))[0] ?? 0;
    return `http://127.0.0.1:${port}`;
  }
}

/** As the user's own screen would ask. */
const ownHeaders = (request: MadoguchiRequest): Record<string, string> => {
  const { cookie } = request.headers;
  return { 'accept-language': languageOf(request), ...(cookie ? { cookie } : {}) };
};

const sendSample = (reply: FastifyReply, sample: ScanFile | Refused) => {
  if ('problem' in sample) return reply.status(sample.status).type('application/problem+json').send(sample.problem);
  const { name, type, bytes } = sample;
  return reply
    .header('cache-control', 'no-store')
    .header('content-disposition', `inline; filename="${name}"`)
    .type(type)
    .send(Buffer.from(bytes));
};
