/** What is printed for a request by post: the certificates, the letter of inquiry, the label of the reply envelope. */
import { Inject, Injectable } from '@nestjs/common';
import type { IsoDate } from '../calendar/index.js';
import {
  CERTIFICATE_RULES, findKind, IssueRegister, issuerOf, recordContent, verifyAddress, type CertificateRules, type Issued, type Marks, type Order, type SheetContent,
} from '../certificates/index.js'; // prettier-ignore
import { EdgeProblem } from '../edge/problem.filter.js';
import { Texts } from '../edge/texts.js';
import { Guide } from '../guidance/index.js';
import { Staff } from '../identity/index.js';
import { isErased, type Meta } from '../kernel/decider.js';
import { tokyoDate } from '../kernel/tokyo.js';
import { makeCode } from '../paper/code.js';
import { RegistryQueries, type RegistryPerson } from '../registry/index.js';
import type { InquiryReason, Letter, PostService, Wanted } from './events.js';
import type { MailRequest } from './mail-request.js';
import { feeOf } from './settle-fee.js';

const NOTES: Readonly<Record<PostService, readonly string[]>> = {
  ordinary: [],
  express: ['速達'],
  registered: ['書留'],
};
const WITH_FEE: readonly InquiryReason[] = ['fee-short'];

@Injectable()
export class MailPapers {
  constructor(
    private readonly register: IssueRegister,
    private readonly registry: RegistryQueries,
    private readonly guide: Guide,
    private readonly staff: Staff,
    private readonly texts: Texts,
    @Inject(CERTIFICATE_RULES) private readonly rules: CertificateRules,
  ) {}

  /** One print for each line of the request; the same command again gives the same certificates. */
  async certificates(state: MailRequest, subject: RegistryPerson, origin: string, meta: Meta): Promise<Issued[]> {
    const home = subject.household === null ? null : await this.registry.getHousehold(subject.household);
    const members = home?.members ?? [subject];
    const contents = await Promise.all(state.kinds.map((wanted) => this.content(wanted, subject, members, origin)));
    const issued: Issued[] = [];
    for (const [index, wanted] of state.kinds.entries()) {
      const persons = wanted.scope === 'household' ? members.map(({ person }) => person) : [subject.person];
      const content = contents[index];
      if (content)
        issued.push(
          await this.register.certify(
            { ...orderOf(state, wanted.kind, String(index)), persons, copies: wanted.copies },
            content,
            meta,
          ),
        );
    }
    return issued;
  }

  inquiry(
    state: MailRequest,
    { reasons, words, replyBy }: { reasons: readonly InquiryReason[]; words: string; replyBy: IsoDate },
    meta: Meta,
  ): Promise<Issued> {
    const { sender } = letterOf(state);
    const { city, centre } = this.rules.issuer;
    const { due, paid, missing } = feeOf(state, { certificates: this.rules });
    const others = reasons.filter((reason) => !WITH_FEE.includes(reason));
    const content: SheetContent = {
      template: 'inquiry',
      data: {
        number: state.number,
        date: tokyoDate(meta.now),
        recipient: { postalCode: sender.postcode, address: sender.address, name: sender.name },
        sender: {
          city: city.ja,
          office: centre.office,
          postalCode: centre.postcode,
          address: centre.address,
          phone: centre.phone,
          hours: centre.hours,
        },
        receivedOn: state.arrivedOn,
        requested: state.kinds.map(({ kind, copies }) => ({
          kind: findKind(this.rules, kind)?.name_ja ?? kind,
          copies,
        })),
        ...(reasons.includes('fee-short') && missing > 0 ? { fee: { due, received: paid, missing } } : {}),
        missing: others.map((reason) => ({
          what: this.text(reason, 'what'),
          send: reason === 'other' ? words : this.text(reason, 'send'),
        })),
        replyBy,
        qr: makeCode('mail', state.requestId),
      },
    };
    return this.register.print(orderOf(state, 'INQUIRY', 'inquiry'), content, meta);
  }

  label(state: MailRequest, startAt: number, meta: Meta): Promise<Issued> {
    const { addressee } = letterOf(state);
    const label = {
      postalCode: addressee.postcode,
      address: addressee.address,
      name: addressee.name,
      reference: state.number,
      qr: makeCode('mail', state.requestId),
      notes: [...NOTES[state.reply.service]],
    };
    return this.register.print(
      orderOf(state, 'LABEL', 'label'),
      { template: 'address-label', data: { startAt, labels: [label] } },
      meta,
    );
  }

  private async content(
    wanted: Wanted,
    subject: RegistryPerson,
    members: readonly RegistryPerson[],
    origin: string,
  ): Promise<(marks: Marks) => SheetContent> {
    if (findKind(this.rules, wanted.kind)?.template !== 'resident-record')
      throw new EdgeProblem(409, 'certificates.kind-not-printable', { kind: wanted.kind });
    const source = {
      members,
      subject: subject.person,
      city: this.rules.issuer.city.ja,
      content: this.guide.current.content,
    };
    const record = recordContent(source, wanted);
    const office = await this.staff.office(subject.ward ?? '');
    if (!record || !office) throw new EdgeProblem(409, 'certificates.not-resident');
    const issuer = issuerOf(this.rules.issuer, office);
    return (marks) => ({
      template: 'resident-record',
      data: { ...record, ...marks, issuer, qr: verifyAddress(origin, marks.verificationCode) },
    });
  }

  private text(reason: InquiryReason, part: 'what' | 'send'): string {
    return this.texts.get('ja', `papers/inquiry/${reason}/${part}`);
  }
}

const orderOf = ({ officeId, requestId }: MailRequest, kind: string, part: string): Order => ({
  kind,
  officeId,
  persons: [],
  caseId: null,
  requestId,
  part,
});

const letterOf = ({ letter }: MailRequest): Letter => {
  if (isErased(letter)) throw new EdgeProblem(410, 'mail-requests.erased');
  return letter;
};
