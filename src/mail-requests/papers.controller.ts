// Steps of a request that print something: the certificates, a letter of inquiry, the label of the reply.
import { Body, Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { sheetIdOf, VoidCertificate, type Issued } from '../certificates/index.js';
import { CommandMeta } from '../edge/meta.js';
import { EdgeProblem } from '../edge/problem.filter.js';
import type { MadoguchiRequest } from '../edge/principal.js';
import { Answers, Commands, Right, writtenShape } from '../edge/routes.js';
import { refused, type Meta } from '../kernel/decider.js';
import { derivedId } from '../kernel/ids.js';
import { NotFound, Refused, Stale } from '../kernel/problems.js';
import { tokyoDate } from '../kernel/tokyo.js';
import { personSubject, RegistryQueries, type RegistryPerson } from '../registry/index.js';
import { addresseeNo, CheckAddressee } from './check-addressee.js';
import { StopForProtection } from './find-subject.js';
import { AddresseeInput, InquiryInput } from './inputs.js';
import { MailDesk, PROTECTION } from './mail-desk.js';
import { MailPapers } from './mail-papers.js';
import { envelope, type MailRequest, type Printed } from './mail-request.js';
import { PrintCertificates, printNo } from './print-certificates.js';
import { inquiryNo, replyBy, SendInquiry } from './send-inquiry.js';

const url = (certificateId: string) => `/api/certificates/${certificateId}.pdf`;
const printedAnswer = writtenShape.extend({
  certificates: z.array(
    z.object({
      certificateId: z.string(), kind: z.string(), number: z.string(), copies: z.number().int(), sha256: z.string(), url: z.string(),
      findings: z.array(z.object({ kind: z.string(), codePoints: z.array(z.string()) })),
    }),
  ),
}); // prettier-ignore
const letterAnswer = writtenShape.extend({ replyBy: z.string(), letterUrl: z.string().nullable() });
const labelAnswer = writtenShape.extend({ labelUrl: z.string() });

@ApiTags('mail-requests')
@Controller('mail-requests/:requestId')
export class MailPapersController {
  constructor(
    private readonly desk: MailDesk,
    private readonly papers: MailPapers,
    private readonly registry: RegistryQueries,
    private readonly commands: CommandBus,
  ) {}

  @Post('print')
  @HttpCode(200)
  @Right('mail-requests.work')
  @Commands()
  @Answers(200, printedAnswer)
  async print(
    @Param('requestId') requestId: string,
    @Req() request: MadoguchiRequest,
    @CommandMeta() meta: Meta,
  ): Promise<z.infer<typeof printedAnswer>> {
    const own = this.desk.meta(meta, requestId);
    const { state } = await this.desk.load(requestId);
    const printed =
      printedBefore(state, own) ?? (await this.printNow(state, `${request.protocol}://${request.host}`, own));
    request.opened = {
      action: 'mail-requests.print',
      subjects: [envelope(requestId), ...(state.subject ? [personSubject(state.subject.person)] : [])],
      correlationId: requestId,
    };
    const { position, version } = await this.note(requestId, printed, own);
    return {
      position: position.toString(),
      version,
      certificates: printed.map(({ findings, ...certificate }) => ({
        ...certificate,
        url: url(certificate.certificateId),
        findings: findings.map(({ kind, codePoints }) => ({ kind, codePoints: [...codePoints] })),
      })),
    };
  }

  @Post('inquiry')
  @HttpCode(200)
  @Right('mail-requests.work')
  @Commands()
  @Answers(200, letterAnswer)
  async inquiry(
    @Param('requestId') requestId: string,
    @Body() { reasons, channel, words = '' }: InquiryInput,
    @Req() request: MadoguchiRequest,
    @CommandMeta() meta: Meta,
  ): Promise<z.infer<typeof letterAnswer>> {
    const own = this.desk.meta(meta, requestId);
    const { state } = await this.desk.load(requestId);
    const until = replyBy(tokyoDate(meta.now), this.desk.rules);
    // A retry finds its own letter; a call needs none.
    const repeated = state.inquiries.at(-1)?.letterId === sheetIdOf('sheet', meta.commandId, 'inquiry');
    if (!repeated && channel === 'letter')
      await this.desk.mustBeAllowed(inquiryNo(state, meta.actor, reasons, this.desk.rules));
    const letter =
      channel === 'letter'
        ? await this.papers.inquiry(state, { reasons, words, replyBy: until }, withoutExpected(own))
        : null;
    const letterId = letter?.sheet.certificateId ?? null;
    const { position, version } = await this.desk.send(
      new SendInquiry({ requestId, reasons, words, channel, letterId }, own),
    );
    request.opened = { action: 'mail-requests.inquiry', subjects: [envelope(requestId)], correlationId: requestId };
    return {
      position: position.toString(),
      version,
      replyBy: until,
      letterUrl: letterId === null ? null : url(letterId),
    };
  }

  @Post('addressee')
  @HttpCode(200)
  @Right('mail-requests.work')
  @Commands()
  @Answers(200, labelAnswer)
  async addressee(
    @Param('requestId') requestId: string,
    @Body() { startAt = 1 }: AddresseeInput,
    @Req() request: MadoguchiRequest,
    @CommandMeta() meta: Meta,
  ): Promise<z.infer<typeof labelAnswer>> {
    const own = this.desk.meta(meta, requestId);
    const { state } = await this.desk.load(requestId);
    if (state.labelId !== sheetIdOf('sheet', meta.commandId, 'label'))
      await this.desk.mustBeAllowed(addresseeNo(state, meta.actor));
    const label = await this.papers.label(state, startAt, withoutExpected(own));
    const { position, version } = await this.desk.send(
      new CheckAddressee({ requestId, labelId: label.sheet.certificateId }, own),
    );
    request.opened = { action: 'mail-requests.addressee', subjects: [envelope(requestId)], correlationId: requestId };
    return { position: position.toString(), version, labelUrl: url(label.sheet.certificateId) };
  }

  private async printNow(state: MailRequest, origin: string, meta: Meta): Promise<readonly Printed[]> {
    await this.desk.mustBeAllowed(printNo(state, meta.actor));
    const subject = await this.subjectOf(state, meta);
    const issued = await this.papers.certificates(state, subject, origin, withoutExpected(meta));
    return issued.map(asPrinted);
  }

  /** As the registry knows her now: a protection that began since then stops everything. */
  private async subjectOf({ requestId, subject }: MailRequest, meta: Meta): Promise<RegistryPerson> {
    const known = subject && (await this.registry.getPerson(subject.person));
    if (!subject || !known) throw new NotFound('person', '');
    if (known.protected && meta.actor.role !== PROTECTION) {
      await this.desk.send(
        new StopForProtection(
          { requestId, person: subject.person },
          { ...withoutExpected(meta), commandId: derivedId('stop', meta.commandId) },
        ),
      );
      throw new Refused(refused('mail-requests.protected'));
    }
    if (known.version !== subject.registryVersion) throw new Refused(refused('mail-requests.record-changed'));
    return known;
  }

  /** What the request refuses after it was printed must not leave the house. */
  private async note(requestId: string, certificates: readonly Printed[], meta: Meta) {
    try {
      return await this.desk.send(new PrintCertificates({ requestId, certificates }, meta));
    } catch (error) {
      if (!(error instanceof Refused || error instanceof Stale || error instanceof EdgeProblem)) throw error;
      for (const { certificateId } of certificates) {
        const own = { ...withoutExpected(meta), commandId: derivedId('void', meta.commandId, certificateId) };
        await this.commands.execute(new VoidCertificate({ certificateId, reason: 'not-handed-over' }, own));
      }
      throw error;
    }
  }
}

/** A retry of the same print finds its own certificates. */
const printedBefore = ({ certificates }: MailRequest, { commandId }: Meta): readonly Printed[] | null =>
  certificates.some(({ certificateId }) => certificateId === sheetIdOf('certificate', commandId, '0'))
    ? certificates
    : null;

const withoutExpected = (meta: Meta): Meta => ({ ...meta, expected: undefined });

const asPrinted = ({ sheet }: Issued): Printed => {
  const { certificateId, kind, number, sha256, findings } = sheet;
  return { certificateId, kind, number: number ?? '', copies: sheet.copies, sha256, findings };
};
