// Steps of a request that a clerk decides: take it, find the person, settle the fee, compare the print, post it, or end it.
import { Body, Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { CommandMeta, Who } from '../edge/meta.js';
import { EdgeProblem } from '../edge/problem.filter.js';
import type { MadoguchiRequest, Principal } from '../edge/principal.js';
import { Answers, Commands, Reads, Right, writtenAnswer, writtenShape } from '../edge/routes.js';
import type { Meta } from '../kernel/decider.js';
import { derivedId } from '../kernel/ids.js';
import { NotFound, Refused } from '../kernel/problems.js';
import { personSubject, RegistryQueries } from '../registry/index.js';
import { ClaimRequest, ReleaseRequest } from './claim-request.js';
import { DispatchRequest, RejectRequest } from './end-request.js';
import { ordersOf } from './fee-answer.js';
import { FindSubject } from './find-subject.js';
import { DispatchInput, FailInput, RejectInput, ReplyInput, SettleInput, SubjectInput, VerifyInput } from './inputs.js';
import { MailDesk, PROTECTION, type MailCommand, type OnRequest } from './mail-desk.js';
import { MailQueries } from './mail-queries.js';
import { mailModel } from './mail-requests.projection.js';
import { ReceiveReply } from './receive-reply.js';
import { SettleFee } from './settle-fee.js';
import { FailVerification, VerifyPrint } from './verify-print.js';

const takenAnswer = writtenShape.extend({ requestId: z.string() });
/** stopped: the person is protected, and only the official in charge goes on. */
const subjectAnswer = writtenShape.extend({ stopped: z.boolean() });

@ApiTags('mail-requests')
@Controller('mail-requests')
export class MailWorkController {
  constructor(
    private readonly desk: MailDesk,
    private readonly queries: MailQueries,
    private readonly registry: RegistryQueries,
  ) {}

  /** What she holds already, else the next by its promise; 409 when there is nothing for her. */
  @Post('next')
  @HttpCode(200)
  @Right('mail-requests.work')
  @Commands()
  @Reads(mailModel)
  @Answers(200, takenAnswer)
  async takeNext(@Who() { person, role }: Principal, @CommandMeta() meta: Meta): Promise<z.infer<typeof takenAnswer>> {
    const held = await this.queries.heldBy(person);
    const { held_minutes: minutes, promise } = this.desk.rules.certificates.post;
    const heldBefore = new Date(Date.parse(meta.now) - minutes * 60_000);
    const free = await this.queries.takeable(person, {
      stopped: role === PROTECTION,
      heldBefore,
      expressFirst: promise.express_first,
    });
    for (const row of held ? [held] : free) {
      const own = {
        ...this.desk.meta(meta, row.id),
        expected: undefined,
        commandId: derivedId('take', meta.commandId, row.id),
      };
      const taken = await this.desk.send(new ClaimRequest({ requestId: row.id }, own)).catch((error: unknown) => {
        // Somebody was faster: the next one.
        if (error instanceof Refused || error instanceof EdgeProblem) return null;
        throw error;
      });
      if (taken) return { ...writtenAnswer(taken), requestId: row.id };
    }
    throw new EdgeProblem(409, 'mail-requests.nothing-to-take');
  }

  @Post(':requestId/claim')
  @HttpCode(200)
  @Right('mail-requests.work')
  @Commands()
  @Answers(200, writtenShape)
  async claim(@Param('requestId') requestId: string, @CommandMeta() meta: Meta) {
    return this.send(requestId, meta, (own) => new ClaimRequest({ requestId }, own));
  }

  @Post(':requestId/release')
  @HttpCode(200)
  @Right('mail-requests.relieve')
  @Commands()
  @Answers(200, writtenShape)
  async release(@Param('requestId') requestId: string, @CommandMeta() meta: Meta) {
    return this.send(requestId, meta, (own) => new ReleaseRequest({ requestId }, own));
  }

  @Post(':requestId/subject')
  @HttpCode(200)
  @Right('mail-requests.work')
  @Commands()
  @Answers(200, subjectAnswer)
  async subject(
    @Param('requestId') requestId: string,
    @Body() { person, seen }: SubjectInput,
    @Who() who: Principal,
    @Req() request: MadoguchiRequest,
    @CommandMeta() meta: Meta,
  ): Promise<z.infer<typeof subjectAnswer>> {
    const known = await this.registry.getPerson(person);
    if (!known) throw new NotFound('person', person);
    const { household, protected: shielded, version: registryVersion } = known;
    const data = {
      requestId,
      person,
      household,
      protected: shielded,
      registryVersion,
      seen: { version: seen.version },
    };
    const answer = await this.send(requestId, meta, (own) => new FindSubject(data, own));
    request.opened = { action: 'mail-requests.subject', subjects: [personSubject(person)], correlationId: requestId };
    return { ...answer, stopped: shielded && who.role !== PROTECTION };
  }

  @Post(':requestId/settle')
  @HttpCode(200)
  @Right('mail-requests.work')
  @Commands()
  @Answers(200, writtenShape)
  async settle(@Param('requestId') requestId: string, @Body() { seen }: SettleInput, @CommandMeta() meta: Meta) {
    return this.send(
      requestId,
      meta,
      (own) => new SettleFee({ requestId, seen: { due: seen.due, paid: seen.paid } }, own),
    );
  }

  @Post(':requestId/reply')
  @HttpCode(200)
  @Right('mail-requests.work')
  @Commands()
  @Answers(200, writtenShape)
  async reply(@Param('requestId') requestId: string, @Body() input: ReplyInput, @CommandMeta() meta: Meta) {
    const { moneyOrders = [], documents = [], receivedOn = null, addressee, identityAddress, subject } = input;
    const { kind, validUntil = null } = input.identityPaper ?? {};
    const identityPaper = kind ? { kind, validUntil } : null;
    const orders = ordersOf(moneyOrders);
    const [known] = await this.queries.knownOrders(
      orders.map(({ number }) => number),
      requestId,
    );
    if (known) throw new EdgeProblem(409, 'mail-requests.order-in-another', known);
    const corrections = {
      ...(addressee ? { addressee: { ...addressee } } : {}),
      ...(identityAddress ? { identityAddress } : {}),
      ...(subject ? { subject: { ...subject } } : {}),
    };
    return this.send(
      requestId,
      meta,
      (own) =>
        new ReceiveReply({ requestId, moneyOrders: orders, documents, receivedOn, identityPaper, corrections }, own),
    );
  }

  @Post(':requestId/verify')
  @HttpCode(200)
  @Right('mail-requests.work')
  @Commands()
  @Answers(200, writtenShape)
  async verify(@Param('requestId') requestId: string, @Body() { seen }: VerifyInput, @CommandMeta() meta: Meta) {
    const prints = seen.map(({ certificateId, sha256 }) => ({ certificateId, sha256 }));
    return this.send(requestId, meta, (own) => new VerifyPrint({ requestId, seen: prints }, own));
  }

  @Post(':requestId/fail-verification')
  @HttpCode(200)
  @Right('mail-requests.work')
  @Commands()
  @Answers(200, writtenShape)
  async fail(
    @Param('requestId') requestId: string,
    @Body() { reasons, words = '' }: FailInput,
    @CommandMeta() meta: Meta,
  ) {
    return this.send(requestId, meta, (own) => new FailVerification({ requestId, reasons, words }, own));
  }

  @Post(':requestId/dispatch')
  @HttpCode(200)
  @Right('mail-requests.work')
  @Commands()
  @Answers(200, writtenShape)
  async dispatch(
    @Param('requestId') requestId: string,
    @Body() { service, tracking }: DispatchInput,
    @CommandMeta() meta: Meta,
  ) {
    return this.send(
      requestId,
      meta,
      (own) => new DispatchRequest({ requestId, service, tracking: tracking ?? null }, own),
    );
  }

  @Post(':requestId/reject')
  @HttpCode(200)
  @Right('mail-requests.work')
  @Commands()
  @Answers(200, writtenShape)
  async reject(
    @Param('requestId') requestId: string,
    @Body() { reason, words = '' }: RejectInput,
    @CommandMeta() meta: Meta,
  ) {
    return this.send(requestId, meta, (own) => new RejectRequest({ requestId, reason, words }, own));
  }

  private async send(requestId: string, meta: Meta, command: (meta: Meta) => MailCommand<OnRequest>) {
    await this.desk.load(requestId);
    return writtenAnswer(await this.desk.send(command(this.desk.meta(meta, requestId))));
  }
}
