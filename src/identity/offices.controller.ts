// Offices with their counters and purposes; kiosks and boards are enrolled for one office.
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IsIn, IsString, MaxLength } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { EdgeProblem } from '../edge/problem.filter.js';
import type { MadoguchiRequest } from '../edge/principal.js';
import { Answers, OpenToAll, Right } from '../edge/routes.js';
import { NotFound } from '../kernel/problems.js';
import type { OfficeShape } from './events.js';
import type { DemoCity } from './offices-file.js';
import { Sessions, newToken, tokenHash } from './sessions.js';
import { Staff } from './staff.js';
import { DEMO_CITY } from './tokens.js';

const officeSummary = z.object({
  id: z.string(),
  name_ja: z.string(),
  name_en: z.string(),
  kind: z.enum(['ward', 'centre']),
});
const officeAnswer = officeSummary.extend({
  section_ja: z.string(),
  section_en: z.string(),
  place_ja: z.string(),
  place_en: z.string(),
  hours: z.object({ opens: z.string(), closes: z.string() }),
  counters: z.array(z.object({ id: z.string(), number: z.number(), purposes: z.array(z.string()) })),
  purposes: z.array(
    z.object({
      id: z.string(),
      series: z.string(),
      name_ja: z.string(),
      name_en: z.string(),
      detail_ja: z.string(),
      detail_en: z.string(),
    }),
  ),
});
const officesAnswer = z.object({ offices: z.array(officeSummary) });
const enrolmentAnswer = z.object({ code: z.string() });

export class EnrolmentInput {
  @IsIn(['kiosk', 'board']) kind!: 'kiosk' | 'board';
  @IsString() @MaxLength(60) officeId!: string;
  @IsString() @MaxLength(40) label!: string;
}

export class DeviceInput {
  @IsIn(['kiosk', 'board']) kind!: 'kiosk' | 'board';
  @IsString() @MaxLength(60) officeId!: string;
}

export class CodeInput {
  @IsString() @MaxLength(100) code!: string;
}

const summary = ({ officeId, name, kind }: OfficeShape) => ({ id: officeId, name_ja: name.ja, name_en: name.en, kind });

@ApiTags('offices')
@Controller()
export class OfficesController {
  constructor(
    private readonly staff: Staff,
    private readonly sessions: Sessions,
    @Inject(DEMO_CITY) private readonly demo: DemoCity | null,
  ) {}

  @Get('offices')
  @OpenToAll('names of offices are public')
  @Answers(200, officesAnswer)
  async list(): Promise<z.infer<typeof officesAnswer>> {
    return { offices: (await this.staff.offices()).map(summary) };
  }

  @Get('offices/:officeId')
  @OpenToAll('hours, counters and purposes hang on the wall')
  @Answers(200, officeAnswer)
  async one(@Param('officeId') officeId: string): Promise<z.infer<typeof officeAnswer>> {
    const office = await this.staff.office(officeId);
    if (!office) throw new NotFound('office', officeId);
    return {
      ...summary(office),
      section_ja: office.section.ja,
      section_en: office.section.en,
      place_ja: office.place.ja,
      place_en: office.place.en,
      hours: { opens: office.opens, closes: office.closes },
      counters: office.counters,
      purposes: office.purposes.map(({ id, series, name, detail }) => ({
        id,
        series,
        name_ja: name.ja,
        name_en: name.en,
        detail_ja: detail.ja,
        detail_en: detail.en,
      })),
    };
  }

  /** An administrator prints the code; the device at its place is opened with it once. */
  @Post('devices')
  @Right('identity.devices')
  @Answers(201, enrolmentAnswer)
  async enrol(@Body() { kind, officeId, label }: EnrolmentInput): Promise<z.infer<typeof enrolmentAnswer>> {
    if (!(await this.staff.office(officeId))) throw new NotFound('office', officeId);
    return { code: await this.sessions.enrol(kind, officeId, label) };
  }

  @Post('devices/enrol')
  @HttpCode(204)
  @OpenToAll('a device proves its enrolment code')
  async useCode(
    @Body() { code }: CodeInput,
    @Req() request: MadoguchiRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    if (!(await this.sessions.isEnrolled(tokenHash(code)))) throw new EdgeProblem(404, 'not-found', { what: 'device' });
    this.sessions.keepDevice(reply, request, code);
  }

  /** The demo city enrols its own kiosks and boards. */
  @Post('demo/device')
  @HttpCode(204)
  @OpenToAll('the demo city enrols its own devices; refused elsewhere')
  async demoDevice(
    @Body() { kind, officeId }: DeviceInput,
    @Req() request: MadoguchiRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    if (!this.demo) throw new EdgeProblem(404, 'not-a-demo');
    if (!(await this.staff.office(officeId))) throw new NotFound('office', officeId);
    this.sessions.keepDevice(reply, request, await this.sessions.enrol(kind, officeId, newToken().slice(0, 6)));
  }
}
