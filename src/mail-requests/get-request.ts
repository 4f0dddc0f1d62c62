// A clerk opens one request: the papers, the money, the person found, what was printed, and what may be done next.
import { Controller, Get, Param, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Scans } from '../documents/index.js';
import { StoreClock } from '../edge/clock.js';
import { Who } from '../edge/meta.js';
import { actorOf, type MadoguchiRequest, type Principal } from '../edge/principal.js';
import { Answers, Reads, Right } from '../edge/routes.js';
import { Staff } from '../identity/index.js';
import { isErased } from '../kernel/decider.js';
import { tokyoDate } from '../kernel/tokyo.js';
import { personSubject, registryModel, RegistryQueries } from '../registry/index.js';
import { allowedActs } from './allowed-acts.js';
import { addresseeFits } from './check-addressee.js';
import { feeAnswer, kindName } from './fee-answer.js';
import { MailDesk, PROTECTION } from './mail-desk.js';
import { MailQueries } from './mail-queries.js';
import { envelope, stageOf, type MailRequest } from './mail-request.js';
import { mailModel } from './mail-requests.projection.js';
import { daysBetween } from './promise.js';
import { requestAnswer, type RequestAnswer } from './request-answer.js';
import { feeOf } from './settle-fee.js';

type Names = ReadonlyMap<string, string>;

const pdf = (certificateId: string): string => `/api/certificates/${certificateId}.pdf`;

@ApiTags('mail-requests')
@Controller('mail-requests')
export class GetRequestController {
  constructor(
    private readonly desk: MailDesk,
    private readonly queries: MailQueries,
    private readonly scans: Scans,
    private readonly registry: RegistryQueries,
    private readonly staff: Staff,
    private readonly clock: StoreClock,
  ) {}

  @Get(':requestId')
  @Right('mail-requests.read')
  @Reads(mailModel, registryModel)
  @Answers(200, requestAnswer)
  async read(
    @Param('requestId') requestId: string,
    @Who() who: Principal,
    @Req() request: MadoguchiRequest,
  ): Promise<RequestAnswer> {
    const { state, version } = await this.desk.load(requestId);
    const masked = state.stopped && who.role !== PROTECTION;
    const subjects = [envelope(requestId), ...(state.subject && !masked ? [personSubject(state.subject.person)] : [])];
    request.opened = { action: 'mail-requests.read', subjects, correlationId: requestId };
    const now = this.clock.iso();
    const steps = (await this.queries.row(requestId))?.steps ?? [];
    const names = await this.staff.namesOf([
      state.holder?.person ?? null,
      state.printedBy,
      state.verifiedBy,
      ...state.inquiries.map(({ by }) => by),
      ...steps.map(({ person }) => person),
    ]);
    return {
      ...this.facts(state, version, now),
      ...this.money(state),
      ...this.prints(state, names, masked),
      masked,
      acts: allowedActs(state, actorOf(who), now, this.desk.rules),
      letter: masked ? null : letterAnswer(state),
      documents: masked ? [] : await this.documents(state),
      subject: masked ? null : await this.subject(state),
      holder: state.holder
        ? { ...state.holder, name: names.get(state.holder.person) ?? null, mine: state.holder.person === who.person }
        : null,
      steps: steps.map(({ at, kind, person, detail }) => ({
        at,
        kind,
        person: names.get(person) ?? null,
        detail: detail ?? null,
      })),
    };
  }

  private facts(state: MailRequest, version: number, now: string) {
    const {
      requestId,
      number,
      requesterClass,
      arrivedOn,
      promisedOn,
      reply,
      identityPaper,
      stopped,
      status,
      rejected,
      dispatched,
    } = state;
    const { certificates } = this.desk.rules;
    const waiting = status === 'waiting';
    return {
      requestId, number, etag: `"${version}"`, stage: status === 'arrived' ? ('arrived' as const) : stageOf(state), stopped,
      requesterClass: requesterClass as RequestAnswer['requesterClass'],
      kinds: state.kinds.map((wanted) => ({ ...wanted, name: kindName(certificates, wanted.kind) })),
      arrivedOn, ageDays: daysBetween(arrivedOn, tokyoDate(now)), promisedOn: waiting ? null : promisedOn,
      replyBy: waiting ? (state.inquiries.at(-1)?.replyBy ?? null) : null, reply: { ...reply },
      identityPaper: { ...identityPaper, expired: identityPaper.validUntil !== null && identityPaper.validUntil < arrivedOn },
      rejected, dispatched: dispatched ? { ...dispatched } : null,
    }; // prettier-ignore
  }

  private money(state: MailRequest) {
    const fee = feeAnswer(feeOf(state, this.desk.rules), this.desk.rules.certificates);
    // Once it is settled the book says what goes back.
    const settled = state.fee !== null;
    const { kept, returned } = state.purse;
    return { fee: { ...fee, returned: settled ? [...returned] : fee.returned, kept: [...kept], settled } };
  }

  private prints(
    { certificates, inquiries, printedBy, verifiedBy, labelId }: MailRequest,
    names: Names,
    masked: boolean,
  ) {
    const name = (person: string | null) => names.get(person ?? '') ?? null;
    return {
      certificates: masked
        ? []
        : certificates.map((certificate) => ({
            ...certificate,
            name: kindName(this.desk.rules.certificates, certificate.kind),
            url: pdf(certificate.certificateId),
            findings: certificate.findings.map(({ kind, codePoints }) => ({ kind, codePoints: [...codePoints] })),
          })),
      inquiries: inquiries.map(({ at, by, reasons, channel, replyBy, letterId }) => ({
        at, by: name(by), reasons: [...reasons], channel, replyBy, letterUrl: letterId === null || masked ? null : pdf(letterId),
      })), // prettier-ignore
      printedBy: name(printedBy),
      verifiedBy: name(verifiedBy),
      labelUrl: labelId === null || masked ? null : pdf(labelId),
    };
  }

  private documents({ documents }: MailRequest): Promise<RequestAnswer['documents']> {
    return Promise.all(
      documents.map(async (documentId) => {
        const { pages } = await this.scans.load(documentId);
        return {
          documentId,
          pages: pages.map(({ page, width, height }) => ({
            page,
            width,
            height,
            url: `/api/documents/${documentId}/pages/${page}/image`,
          })),
        };
      }),
    );
  }

  private async subject({ subject }: MailRequest): Promise<RequestAnswer['subject']> {
    const known = subject && (await this.registry.getPerson(subject.person));
    if (!subject || !known) return null;
    const { person, ward, status, version, details } = known;
    const home = known.household === null ? null : await this.registry.getHousehold(known.household);
    const base = {
      person,
      ward,
      status,
      version,
      householdSize: home?.members.length ?? null,
      changed: version !== subject.registryVersion,
    };
    if (isErased(details)) return { ...base, name: null, kana: null, birthDate: null, address: null };
    const { name, kana, birthDate, address } = details;
    return { ...base, name, kana, birthDate, address };
  }
}

const letterAnswer = (state: MailRequest): RequestAnswer['letter'] => {
  const { letter } = state;
  if (isErased(letter)) return null;
  const { sender, addressee, identityAddress, subject, purpose } = letter;
  const { name, kana = null, birthDate = null, address = null, relation = null } = subject;
  return {
    sender: { name: sender.name, address: sender.address, postcode: sender.postcode, phone: sender.phone ?? null },
    addressee: { ...addressee },
    identityAddress,
    addresseeFits: addresseeFits(state) === true,
    subject: { name, kana, birthDate, address, relation },
    purpose: purpose ?? null,
  };
};
