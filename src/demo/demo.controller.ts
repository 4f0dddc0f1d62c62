// Only in the demo city: a sample scan of a prepared form, and the rest of the office at work beside the user.
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { ApiTags } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { EdgeProblem } from '../edge/problem.filter.js';
import { Who } from '../edge/meta.js';
import { languageOf, type MadoguchiRequest, type Principal } from '../edge/principal.js';
import { Answers, AnswersFile, OpenToAll, Right } from '../edge/routes.js';
import { Log } from '../edge/log.js';
import { Guide, layoutFor, type Region } from '../guidance/index.js';
import { DEMO_CITY, type DemoCity } from '../identity/index.js';
import { Cases } from '../reception/index.js';
import { scanned } from '../simulator/scanner.js';
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
    private readonly cases: Cases,
    private readonly guide: Guide,
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
  async play(@Body() { playing }: PlayInput): Promise<z.infer<typeof playAnswer>> {
    const { demo } = this;
    if (!demo) throw new EdgeProblem(404, 'not-a-demo');
    if (playing) this.troupe.start({ url: this.ownAddress(), date: demo.now.date, ...this.stage });
    else await this.troupe.stop();
    return { playing: this.troupe.isPlaying };
  }

  /** The prepared form as if it had been signed and put into the scanner. Asked for with the clerk's own session. */
  @Get('sample-scan/:caseId/:formId')
  @Right('documents.scan')
  @AnswersFile('image/jpeg')
  async sample(
    @Param('caseId') caseId: string,
    @Param('formId') formId: string,
    @Who() who: Principal,
    @Req() request: MadoguchiRequest,
    @Res() reply: FastifyReply,
  ) {
    if (!this.demo) throw new EdgeProblem(404, 'not-a-demo');
    const fastify = this.adapter.httpAdapter.getInstance<FastifyInstance>();
    const { cookie } = request.headers;
    const headers = { 'accept-language': languageOf(request), ...(cookie ? { cookie } : {}) };
    const sheet = await fastify.inject({
      method: 'GET',
      url: `/api/cases/${encodeURIComponent(caseId)}/forms/${encodeURIComponent(formId)}/form.pdf`,
      headers,
    });
    if (sheet.statusCode !== 200)
      return reply.status(sheet.statusCode).type('application/problem+json').send(sheet.body);
    const signatures = await this.signaturesOf(caseId, formId, who);
    const { name, type, bytes } = await scanned(new Uint8Array(sheet.rawPayload), seedOf(formId), signatures);
    return reply.type(type).header('content-disposition', `inline; filename="${name}"`).send(Buffer.from(bytes));
  }

  private async signaturesOf(caseId: string, formId: string, who: Principal): Promise<Region[]> {
    const { forms, receptionDate } = await this.cases.ofOffice(caseId, who);
    const form = forms[formId];
    if (!form) return [];
    const { fields } = layoutFor(this.guide.current, form.formKind, receptionDate);
    return fields.flatMap(({ type, region }) => (type === 'signature' && region ? [region] : []));
  }

  async onModuleDestroy(): Promise<void> {
    await this.troupe.stop();
  }

  private ownAddress(): string {
    const fastify = this.adapter.httpAdapter.getInstance<FastifyInstance>();
    const port = fastify.addresses().flatMap((address) => (typeof address === 'string' ? [] : [address.port]))[0] ?? 0;
    return `http://127.0.0.1:${port}`;
  }
}

const seedOf = (id: string): number => Number.parseInt(id.replaceAll('-', '').slice(0, 7), 16);
