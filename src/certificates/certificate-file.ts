// Whoever has to do with a printed sheet opens its file; every look is recorded. A spoiled print is made void.
import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { AccessLog } from '../edge/access-log.js';
import { CommandMeta, Who } from '../edge/meta.js';
import { EdgeProblem } from '../edge/problem.filter.js';
import type { Principal } from '../edge/principal.js';
import { SubjectGates } from '../edge/subject-gates.js';
import { Answers, AnswersFile, Commands, Right, writtenAnswer, writtenShape } from '../edge/routes.js';
import { BlobDamaged, BlobStore } from '../documents/index.js';
import { isErased, type Meta } from '../kernel/decider.js';
import { NotFound } from '../kernel/problems.js';
import { Cases } from '../reception/index.js';
import type { PrintedSheet } from './certificate.js';
import { VoidCertificate } from './issue-certificate.js';
import { folderOf, IssueRegister, SHEET_FILE, subjectOf } from './issue-register.js';

export class VoidInput {
  @IsIn(['misprint', 'not-handed-over']) reason!: 'misprint' | 'not-handed-over';
}

/** Roles that handle one half of the house's papers only. */
const COUNTER: ReadonlySet<string> = new Set(['window']);
const POST: ReadonlySet<string> = new Set(['mail']);

export const sendPdf = (reply: FastifyReply, pdf: Uint8Array, name: string) =>
  reply
    .header('cache-control', 'private, no-store')
    .header('content-disposition', `inline; filename="${name}"`)
    .type('application/pdf')
    .send(Buffer.from(pdf));

@ApiTags('certificates')
@Controller('certificates')
export class CertificateFileController {
  constructor(
    private readonly register: IssueRegister,
    private readonly blobs: BlobStore,
    private readonly cases: Cases,
    private readonly commands: CommandBus,
    private readonly accessLog: AccessLog,
    private readonly gates: SubjectGates,
  ) {}

  @Get(':certificateId.pdf')
  @Right('certificates.read')
  @AnswersFile('application/pdf')
  async file(@Param('certificateId') certificateId: string, @Who() who: Principal, @Res() reply: FastifyReply) {
    const sheet = await this.sheetFor(certificateId, who);
    const pdf = await this.open(sheet);
    // This answer does not pass the interceptor: reading is recorded before a byte leaves.
    const subjects = [subjectOf(sheet), ...sheet.persons.map((person) => `person:${person}`)];
    await this.accessLog.record(who, {
      action: 'certificates.read',
      subjects,
      correlationId: sheet.requestId ?? sheet.caseId ?? '',
    });
    return sendPdf(reply, pdf, `${sheet.number ?? sheet.kind}.pdf`.replace(/[^\w.-]/g, ''));
  }

  @Post(':certificateId/void')
  @HttpCode(200)
  @Right('certificates.print')
  @Commands()
  @Answers(200, writtenShape)
  async void(
    @Param('certificateId') certificateId: string,
    @Body() { reason }: VoidInput,
    @Who() who: Principal,
    @CommandMeta() meta: Meta,
  ) {
    const { caseId } = await this.sheetFor(certificateId, who);
    const own = caseId === null ? meta : this.cases.meta(meta, caseId);
    return writtenAnswer(await this.commands.execute(new VoidCertificate({ certificateId, reason }, own)));
  }

  private async sheetFor(certificateId: string, who: Principal): Promise<PrintedSheet> {
    const sheet = await this.register.find(certificateId);
    if (!sheet) throw new NotFound('certificate', certificateId);
    if (COUNTER.has(who.role) && sheet.officeId !== who.office) throw new EdgeProblem(403, 'not-allowed');
    if (COUNTER.has(who.role) && sheet.requestId !== null) throw new EdgeProblem(403, 'not-allowed');
    if (POST.has(who.role) && sheet.requestId === null) throw new EdgeProblem(403, 'not-allowed');
    await this.gates.pass(subjectOf(sheet), who);
    return sheet;
  }

  private async open(sheet: PrintedSheet): Promise<Uint8Array> {
    if (isErased(sheet.key)) throw new EdgeProblem(410, 'documents.erased');
    try {
      return await this.blobs.open(
        folderOf(sheet, sheet.documentId),
        SHEET_FILE,
        Buffer.from(sheet.key, 'base64'),
        sheet.sha256,
      );
    } catch (error) {
      if (error instanceof BlobDamaged) throw new EdgeProblem(500, 'documents.image-damaged', { fault: error.fault });
      throw error;
    }
  }
}
