// The counter prints what the visitor takes home: the certificate of an approved form, the guidance sheet of every case.
import { Body, Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { z } from 'zod';
import { CommandMeta, Who } from '../edge/meta.js';
import { EdgeProblem } from '../edge/problem.filter.js';
import type { MadoguchiRequest, Principal } from '../edge/principal.js';
import { Answers, Commands, Right, writtenShape } from '../edge/routes.js';
import type { Meta } from '../kernel/decider.js';
import { derivedId } from '../kernel/ids.js';
import { Refused } from '../kernel/problems.js';
import { Cases, NoteOutput, type Case } from '../reception/index.js';
import { VoidCertificate } from './issue-certificate.js';
import { IssueRegister, type Issued } from './issue-register.js';
import { OutputContents } from './output-contents.js';

export class PrintOutputInput {
  @Matches(/^[A-Z_]{2,40}$/) kind!: string;
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @MaxLength(60, { each: true })
  persons?: string[];
}

const printedAnswer = writtenShape.extend({
  outputId: z.string(),
  number: z.string().nullable(),
  verificationCode: z.string().nullable(),
  url: z.string(),
  sha256: z.string(),
  /** Set in the plain form, or without a glyph: a person decides whether it may go out. */
  findings: z.array(z.object({ kind: z.enum(['missing-glyph', 'plain-form']), codePoints: z.array(z.string()) })),
});

export const GUIDE = 'GUIDE';

@ApiTags('certificates')
@Controller('cases')
export class PrintOutputController {
  constructor(
    private readonly cases: Cases,
    private readonly commands: CommandBus,
    private readonly register: IssueRegister,
    private readonly contents: OutputContents,
  ) {}

  @Post(':caseId/outputs')
  @HttpCode(201)
  @Right('certificates.print')
  @Commands()
  @Answers(201, printedAnswer)
  async print(
    @Param('caseId') caseId: string,
    @Body() { kind, persons }: PrintOutputInput,
    @Who() who: Principal,
    @Req() request: MadoguchiRequest,
    @CommandMeta() meta: Meta,
  ): Promise<z.infer<typeof printedAnswer>> {
    const state = await this.cases.ofOffice(caseId, who);
    const own = { ...this.cases.meta(meta, caseId), expected: undefined };
    const concerned = personsOf(state, persons ?? this.contents.personsOf(state, kind));
    request.opened = {
      action: 'certificates.print',
      subjects: concerned.map((person) => `person:${person}`),
      correlationId: caseId,
    };
    const origin = `${request.protocol}://${request.host}`;
    const issued = await this.issue(state, kind, concerned, origin, own);
    const noted = await this.note(caseId, issued, own);
    const { sheet } = issued;
    return {
      outputId: sheet.certificateId,
      number: sheet.number,
      verificationCode: sheet.verificationCode,
      url: `/api/certificates/${sheet.certificateId}.pdf`,
      sha256: sheet.sha256,
      findings: sheet.findings.map((finding) => ({ ...finding })),
      position: noted.position.toString(),
      version: noted.version,
    };
  }

  private async issue(
    state: Case,
    kind: string,
    persons: readonly string[],
    origin: string,
    meta: Meta,
  ): Promise<Issued> {
    const { caseId, officeId, status } = state;
    const order = { kind, officeId, persons, caseId, requestId: null, part: kind };
    if (kind === GUIDE) {
      if (status !== 'open' && status !== 'ready')
        throw new EdgeProblem(409, 'reception.case-not-in-state', { status });
      return this.register.print(order, await this.contents.guidanceSheet(state, meta.now), meta);
    }
    if (status !== 'ready') throw new EdgeProblem(409, 'certificates.case-not-ready', { status });
    const content = await this.contents.certificate(state, kind, persons, origin);
    return this.register.certify({ ...order, copies: 1 }, content, meta);
  }

  /** A certificate that its case refuses must not leave the house. */
  private async note(caseId: string, { sheet }: Issued, meta: Meta) {
    const { certificateId, kind, persons, number, sha256, findings } = sheet;
    const data = {
      caseId,
      outputId: certificateId,
      kind,
      persons,
      certificate: number === null ? null : certificateId,
      sha256,
      findings,
    };
    try {
      return await this.commands.execute(
        new NoteOutput(data, { ...meta, commandId: derivedId('note-output', meta.commandId) }),
      );
    } catch (error) {
      if (error instanceof Refused && number !== null) {
        await this.commands.execute(
          new VoidCertificate(
            { certificateId, reason: 'not-handed-over' },
            { ...meta, commandId: derivedId('void', meta.commandId) },
          ),
        );
      }
      throw error;
    }
  }
}

const personsOf = (state: Case, persons: readonly string[]): string[] => {
  const unknown = persons.find((person) => !state.persons.some((known) => known.person === person));
  if (unknown) throw new EdgeProblem(409, 'certificates.person-not-in-case');
  return [...persons];
};
