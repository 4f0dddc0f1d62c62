// One screen registers an envelope: its scan, what it costs while it is typed, and its number in the receipt register.
import { Body, Controller, Get, HttpCode, Inject, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiQuery, ApiTags } from '@nestjs/swagger';
import { isUUID } from 'class-validator';
import { z } from 'zod';
import { CERTIFICATE_RULES, requesterClasses, type CertificateRules } from '../certificates/index.js';
import { receiveFile, Scans } from '../documents/index.js';
import { StoreClock } from '../edge/clock.js';
import { CommandMeta, Who } from '../edge/meta.js';
import { EdgeProblem } from '../edge/problem.filter.js';
import type { MadoguchiRequest, Principal } from '../edge/principal.js';
import { Answers, Commands, Right, writtenShape } from '../edge/routes.js';
import { Staff } from '../identity/index.js';
import type { Meta } from '../kernel/decider.js';
import { Executor } from '../kernel/execute.js';
import { derivedId } from '../kernel/ids.js';
import { reserveNumber } from '../kernel/running-number.js';
import { fiscalYear, tokyoDate } from '../kernel/tokyo.js';
import { caseNumber } from '../reception/index.js';
import { feeAnswer, feeShape, ordersOf, wantedOf, words } from './fee-answer.js';
import { FeeInput, RegisterInput } from './inputs.js';
import { MailDesk } from './mail-desk.js';
import { MailQueries } from './mail-queries.js';
import { envelope } from './mail-request.js';
import { reckonFee } from './money/reckon-fee.js';
import { workingDaysAfter } from './promise.js';
import { RegisterEnvelope, registrationNo } from './register-envelope.js';

const scanAnswer = z.object({
  envelopeId: z.string(),
  documentId: z.string(),
  duplicateOf: z.string().nullable(),
  pages: z.array(
    z.object({ page: z.number(), width: z.number(), height: z.number(), blank: z.boolean(), url: z.string() }),
  ),
  position: z.string(),
});

const feeWhileTyping = feeShape.extend({ promisedOn: z.string() });

const registeredAnswer = writtenShape.extend({
  requestId: z.string(),
  number: z.string(),
  promisedOn: z.string(),
  fee: feeShape,
});

const kindsAnswer = z.object({
  kinds: z.array(
    z.object({
      kind: z.string(), name: words, fee: z.number().int(), post: z.enum(['here', 'elsewhere', 'never']), keptAt: z.string(), who: z.array(z.enum(requesterClasses)),
      papers: z.array(z.string()), notes: z.array(z.string()), verified: z.boolean(),
    }),
  ),
  denominations: z.array(z.number().int()),
  handledClasses: z.array(z.enum(requesterClasses)),
  promiseDays: z.number().int(),
}); // prettier-ignore

@ApiTags('mail-requests')
@Controller('mail-requests')
export class RegistrationController {
  constructor(
    private readonly desk: MailDesk,
    private readonly queries: MailQueries,
    private readonly scans: Scans,
    private readonly staff: Staff,
    private readonly executor: Executor,
    private readonly clock: StoreClock,
    @Inject(CERTIFICATE_RULES) private readonly rules: CertificateRules,
  ) {}

  @Get('kinds')
  @Right('mail-requests.list')
  @Answers(200, kindsAnswer)
  kinds(): z.infer<typeof kindsAnswer> {
    const kinds = this.rules.kinds.map(({ id: kind, name_ja, name_en, fee, post, kept_at: keptAt, who, papers, notes, verified }) => ({
      kind, name: { ja: name_ja, en: name_en }, fee, post, keptAt, who, papers, notes, verified,
    })); // prettier-ignore
    const { money_orders: orders, promise } = this.rules.post;
    return { kinds, denominations: orders.denominations, handledClasses: ['SELF'], promiseDays: promise.days };
  }

  /** The first scan of an envelope names it; further ones and the registration carry its `envelopeId`. */
  @Post('scans')
  @Right('mail-requests.register')
  @Commands()
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } }, required: ['file'] },
  })
  @ApiQuery({ name: 'envelopeId', required: false })
  @Answers(201, scanAnswer)
  async scan(
    @Req() request: MadoguchiRequest,
    @CommandMeta() meta: Meta,
    @Query('envelopeId') known?: string,
  ): Promise<z.infer<typeof scanAnswer>> {
    if (known !== undefined && !isUUID(known))
      throw new EdgeProblem(400, 'invalid-input', {}, [{ pointer: 'envelopeId', rule: 'isUuid' }]);
    const envelopeId = known ?? derivedId('envelope', meta.commandId);
    const { bytes, fileName } = await receiveFile(request);
    const { scan, position } = await this.scans.store(
      { folder: envelopeId, subject: envelope(envelopeId), bytes, fileName },
      this.desk.meta(meta, envelopeId),
    );
    const { documentId, duplicateOf } = scan;
    const pages = scan.pages.map(({ page, width, height, blank }) => ({
      page,
      width,
      height,
      blank,
      url: `/api/documents/${documentId}/pages/${page}/image`,
    }));
    return { envelopeId, documentId, duplicateOf, pages, position: position.toString() };
  }

  @Post('fee')
  @HttpCode(200)
  @Right('mail-requests.register')
  @Answers(200, feeWhileTyping)
  fee(@Body() { kinds, moneyOrders, arrivedOn }: FeeInput): z.infer<typeof feeWhileTyping> {
    const receivedOn = arrivedOn ?? tokyoDate(this.clock.iso());
    const { certificates, calendar } = this.desk.rules;
    const fee = reckonFee(
      wantedOf(kinds),
      ordersOf(moneyOrders).map((order) => ({ ...order, receivedOn })),
      certificates,
    );
    return {
      ...feeAnswer(fee, certificates),
      promisedOn: workingDaysAfter(receivedOn, certificates.post.promise.days, calendar),
    };
  }

  @Post()
  @Right('mail-requests.register')
  @Commands()
  @Answers(201, registeredAnswer)
  async register(
    @Body() input: RegisterInput,
    @Who() who: Principal,
    @Req() request: MadoguchiRequest,
    @CommandMeta() meta: Meta,
  ): Promise<z.infer<typeof registeredAnswer>> {
    const office = who.office ? await this.staff.office(who.office) : null;
    if (office?.kind !== 'centre') throw new EdgeProblem(403, 'not-allowed');
    // Its scans named the envelope; without any, the registration itself does. Either way a retry is the same request.
    const requestId = input.envelopeId ?? derivedId('envelope', meta.commandId);
    const data = envelopeData(input);
    await this.desk.mustBeAllowed(registrationNo(data, this.rules, tokyoDate(meta.now)));
    const [known] = await this.queries.knownOrders(
      data.moneyOrders.map(({ number }) => number),
      requestId,
    );
    if (known) throw new EdgeProblem(409, 'mail-requests.order-in-another', known);
    const own = this.desk.meta(meta, requestId);
    const year = fiscalYear(data.arrivedOn ?? tokyoDate(meta.now));
    const number = caseNumber(
      office.numberPrefix,
      year,
      await reserveNumber(this.executor, 'envelope', office.officeId, year, requestId, own),
    );
    const documents = input.documents ?? [];
    const { position, version } = await this.desk.send(
      new RegisterEnvelope(
        { ...data, requestId, number, officeId: office.officeId, documents, letter: letterOf(input) },
        own,
      ),
    );
    request.opened = { action: 'mail-requests.register', subjects: [envelope(requestId)], correlationId: requestId };
    const { state } = await this.desk.load(requestId);
    const fee = feeAnswer(reckonFee(state.kinds, state.orders, this.rules), this.rules);
    return {
      requestId,
      number: state.number,
      promisedOn: state.promisedOn,
      fee,
      position: position.toString(),
      version,
    };
  }
}

const envelopeData = (input: RegisterInput) => ({
  requesterClass: input.requesterClass,
  kinds: wantedOf(input.kinds),
  identityPaper: { kind: input.identityPaper.kind, validUntil: input.identityPaper.validUntil ?? null },
  moneyOrders: ordersOf(input.moneyOrders),
  reply: { service: input.reply.service, postage: input.reply.postage },
  arrivedOn: input.arrivedOn ?? null,
});

const letterOf = ({ sender, reply, identityPaper, subject, purpose }: RegisterInput) => ({
  sender: { ...sender },
  addressee: { name: reply.name, address: reply.address, postcode: reply.postcode },
  identityAddress: identityPaper.address,
  subject: { ...subject },
  ...(purpose ? { purpose } : {}),
});
