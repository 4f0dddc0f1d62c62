// The counter uploads a scan of filed forms; whoever works on a form looks at its pages. Looking is recorded.
import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBody, ApiConsumes, ApiQuery, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { AccessLog } from '../edge/access-log.js';
import { CommandMeta, Who } from '../edge/meta.js';
import { EdgeProblem } from '../edge/problem.filter.js';
import type { MadoguchiRequest, Principal } from '../edge/principal.js';
import { SubjectGates } from '../edge/subject-gates.js';
import { Answers, AnswersFile, Commands, Right, writtenAnswer, writtenShape } from '../edge/routes.js';
import type { Meta } from '../kernel/decider.js';
import { NotFound } from '../kernel/problems.js';
import { Cases, type Case } from '../reception/index.js';
import { setAsideReasons } from './events.js';
import { Placing, takesPages, type Placement } from './placing.js';
import { SetPagesAside } from './record-scan.js';
import { Scans, type Scan } from './scans.js';
import { receiveFile } from './receive-file.js';

export class PlacedPageInput {
  @IsInt() @Min(1) @Max(1000) page!: number;
  @IsString() @MaxLength(60) formId!: string;
}

export class PlaceInput {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => PlacedPageInput)
  pages!: PlacedPageInput[];
}

export class SetAsideInput {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(1000, { each: true })
  pages!: number[];
  @IsIn(setAsideReasons) reason!: (typeof setAsideReasons)[number];
}

const scanAnswer = z.object({
  documentId: z.string(),
  duplicateOf: z.string().nullable(),
  pages: z.array(
    z.object({
      page: z.number(),
      width: z.number(),
      height: z.number(),
      blank: z.boolean(),
      formId: z.string().nullable(),
      sha256: z.string(),
      url: z.string(),
      /** A code of our own that does not belong to this case: a person decides. */
      foreignCode: z.boolean(),
    }),
  ),
  position: z.string(),
});

@ApiTags('documents')
@Controller()
export class DocumentsController {
  constructor(
    private readonly scans: Scans,
    private readonly placing: Placing,
    private readonly cases: Cases,
    private readonly accessLog: AccessLog,
    private readonly commands: CommandBus,
    private readonly gates: SubjectGates,
  ) {}

  /** PDF, JPEG, PNG or TIFF. `formId` ties pages without a code to that form. */
  @Post('cases/:caseId/scans')
  @Right('documents.scan')
  @Commands()
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } }, required: ['file'] },
  })
  @ApiQuery({ name: 'formId', required: false })
  @Answers(201, scanAnswer)
  async upload(
    @Param('caseId') caseId: string,
    @Who() who: Principal,
    @Req() request: MadoguchiRequest,
    @CommandMeta() meta: Meta,
    @Query('formId') formId?: string,
  ): Promise<z.infer<typeof scanAnswer>> {
    const state = await this.cases.ofOffice(caseId, who);
    if (state.status !== 'open') throw new EdgeProblem(409, 'reception.case-not-in-state', { status: state.status });
    if (formId) mustTake(state, formId);
    const { bytes, fileName } = await receiveFile(request);
    const own = { ...meta, correlationId: caseId };
    const { scan, position } = await this.scans.store(
      { folder: caseId, subject: `case:${caseId}`, bytes, fileName },
      own,
    );
    const coded = this.placing.byCode(scan, state);
    const rest = formId ? uncoded(scan, coded, formId, state.forms[formId]?.sheets ?? 1) : [];
    const placed = await this.placing.place(caseId, scan, [...coded, ...rest], own);
    return answerOf(
      await this.scans.load(scan.documentId),
      Object.keys(state.forms),
      placed > position ? placed : position,
    );
  }

  @Post('documents/:documentId/placing')
  @HttpCode(200)
  @Right('documents.scan')
  @Commands()
  @Answers(200, scanAnswer)
  async place(
    @Param('documentId') documentId: string,
    @Body() { pages }: PlaceInput,
    @Who() who: Principal,
    @CommandMeta() meta: Meta,
  ): Promise<z.infer<typeof scanAnswer>> {
    const scan = await this.scans.load(documentId);
    const state = await this.cases.ofOffice(scan.folder, who);
    for (const { formId } of pages) mustTake(state, formId);
    const placements = pages.map(({ page, formId }) => ({ page, formId, by: 'person' as const, sheet: 1 }));
    const position = await this.placing.place(scan.folder, scan, placements, meta);
    return answerOf(await this.scans.load(documentId), Object.keys(state.forms), position);
  }

  @Post('documents/:documentId/set-aside')
  @HttpCode(200)
  @Right('documents.scan')
  @Commands()
  @Answers(200, writtenShape)
  async setAside(
    @Param('documentId') documentId: string,
    @Body() { pages, reason }: SetAsideInput,
    @Who() who: Principal,
    @CommandMeta() meta: Meta,
  ) {
    const { folder } = await this.scans.load(documentId);
    await this.cases.ofOffice(folder, who);
    const own = { ...meta, correlationId: folder };
    return writtenAnswer(await this.commands.execute(new SetPagesAside({ documentId, folder, pages, reason }, own)));
  }

  @Get('documents/:documentId/pages/:page/image')
  @Right('documents.view')
  @AnswersFile('image/webp')
  async image(
    @Param('documentId') documentId: string,
    @Param('page') page: string,
    @Who() who: Principal,
    @Res() reply: FastifyReply,
  ) {
    const scan = await this.scans.load(documentId);
    if (who.role === 'window' && scan.subject.startsWith('case:')) await this.cases.ofOffice(scan.folder, who);
    if (MAIL_ONLY.has(who.role) !== scan.subject.startsWith('envelope:') && !SEES_ALL.has(who.role))
      throw new EdgeProblem(403, 'not-allowed');
    await this.gates.pass(scan.subject, who);
    const known = scan.pages.find((candidate) => candidate.page === Number(page));
    if (!known) throw new NotFound('page', page);
    const bytes = await this.scans.image(scan, known);
    // This answer does not pass the interceptor: reading is recorded before a byte leaves.
    const look = { action: 'documents.view', subjects: [scan.subject], correlationId: scan.folder };
    await this.accessLog.record(who, look);
    // Papers that came by post may be closed to this person at any moment: no copy stays in her browser.
    const kept = scan.subject.startsWith('envelope:') ? 'private, no-store' : 'private, max-age=600';
    return reply.header('cache-control', kept).type('image/webp').send(Buffer.from(bytes));
  }
}

/** Before a page is placed: what the case would refuse afterwards would be lost between the two. */
const mustTake = (state: Case, formId: string): void => {
  const form = state.forms[formId];
  if (!form) throw new NotFound('form', formId);
  if (state.status !== 'open') throw new EdgeProblem(409, 'reception.case-not-in-state', { status: state.status });
  if (!takesPages(state, formId)) throw new EdgeProblem(409, 'reception.form-not-in-state', { status: form.status });
};

const MAIL_ONLY: ReadonlySet<string> = new Set(['mail']);
const SEES_ALL: ReadonlySet<string> = new Set(['protection', 'auditor', 'supervisor']);

/** Written pages without a code, in order, when the clerk said which form they are. */
const uncoded = (scan: Scan, coded: readonly Placement[], formId: string, sheets: number): Placement[] =>
  scan.pages
    .filter(({ page, blank, code }) => !blank && code === null && !coded.some((placement) => placement.page === page))
    .map(({ page }, index) => ({ page, formId, by: 'person', sheet: Math.min(index + 1, sheets) }));

const answerOf = (scan: Scan, forms: readonly string[], position: bigint): z.infer<typeof scanAnswer> => ({
  documentId: scan.documentId,
  duplicateOf: scan.duplicateOf,
  position: position.toString(),
  pages: scan.pages.map(({ page, width, height, blank, formId, sha256, code }) => ({
    page,
    width,
    height,
    blank,
    formId,
    sha256,
    url: `/api/documents/${scan.documentId}/pages/${page}/image`,
    foreignCode: code !== null && !(code.kind === 'form' && forms.includes(code.id)),
  })),
});
