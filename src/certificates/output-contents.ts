/** What stands on the papers of a case: from its approved forms, its persons and the rules of its day. */
import { Inject, Injectable } from '@nestjs/common';
import { ApprovedEntries } from '../centre/index.js';
import { Texts } from '../edge/texts.js';
import { EdgeProblem } from '../edge/problem.filter.js';
import { Guide, type Catalogue, type EntryValues, type Guidance } from '../guidance/index.js';
import { Staff } from '../identity/index.js';
import { isErased } from '../kernel/decider.js';
import { NotFound } from '../kernel/problems.js';
import { tokyoDate } from '../kernel/tokyo.js';
import { makeCode } from '../paper/code.js';
import { guidanceOf, personsOf, type Case } from '../reception/index.js';
import { AppliedForms, RegistryQueries } from '../registry/index.js';
import type { Marks, SheetContent } from './issue-register.js';
import { CERTIFICATE_RULES, type CertificateRules } from './rules/kinds.js';
import { codeWord } from './sheets/code-words.js';
import { guidanceLists } from './sheets/guidance-sheet.js';
import { issuerOf, verifyAddress } from './sheets/issuer.js';
import { moveOutContent, noEntry } from './sheets/move-out-certificate.js';
import { recordContent } from './sheets/resident-record.js';

type OfMarks = (marks: Marks) => SheetContent;

@Injectable()
export class OutputContents {
  constructor(
    @Inject(CERTIFICATE_RULES) private readonly rules: CertificateRules,
    private readonly guide: Guide,
    private readonly staff: Staff,
    private readonly texts: Texts,
    private readonly entries: ApprovedEntries,
    private readonly registry: RegistryQueries,
    private readonly applied: AppliedForms,
  ) {}

  /** Whom an output of the case concerns, when the counter does not say. */
  personsOf(state: Case, kind: string): readonly string[] {
    const everybody = state.persons.map(({ person }) => person);
    if (kind === 'GUIDE') return everybody;
    const giving =
      this.guidance(state)?.items.filter(
        ({ outputs, procedure }) => state.items[procedure] !== undefined && outputs.some(({ id }) => id === kind),
      ) ?? [];
    const persons = [...new Set(giving.flatMap((item) => personsOf(item.required, state)))];
    return persons.length > 0 ? persons : everybody;
  }

  /** @throws EdgeProblem when this system does not make it. */
  async certificate(state: Case, kind: string, persons: readonly string[], origin: string): Promise<OfMarks> {
    const office = await this.staff.office(state.officeId);
    if (!office) throw new NotFound('office', state.officeId);
    const common = (marks: Marks) => ({
      ...marks,
      issuer: issuerOf(this.rules.issuer, office),
      qr: verifyAddress(origin, marks.verificationCode),
    });
    if (kind === 'TENSHUTSU') {
      const content = moveOutContent(state, await this.approved(state, kind), persons, this.guide.current.content);
      return (marks) => ({ template: 'move-out-certificate', data: { ...content, ...common(marks) } });
    }
    if (kind === 'JUMINHYO') {
      const finished = Object.values(state.forms).filter(({ status }) => status === 'finished');
      if (!(await this.applied.readable(finished))) throw new EdgeProblem(409, 'certificates.registry-behind');
      const content = await this.record(persons);
      return (marks) => ({ template: 'resident-record', data: { ...content, ...common(marks) } });
    }
    const { elsewhere } = this.guide.current.content.outputs.find(({ id }) => id === kind) ?? {};
    throw new EdgeProblem(409, 'certificates.kind-not-printable', {
      kind: this.nameOf(kind),
      where: elsewhere ?? this.words('papers/elsewhere'),
    });
  }

  async guidanceSheet(state: Case, now: string): Promise<SheetContent> {
    const office = await this.staff.office(state.officeId);
    if (!office) throw new NotFound('office', state.officeId);
    const catalogue = await this.catalogueOf(state);
    const { content } = catalogue;
    const words = (key: string) => this.words(`papers/guidance/${key}`);
    const relation = (code: string) => codeWord(content, 'RELATION', code);
    const lists = guidanceLists({ state, guidance: this.guidance(state, catalogue), words, relation });
    const { counterNumber, filer } = state;
    const visitor = filer && !isErased(filer.details) ? filer.details.name : undefined;
    return {
      template: 'guidance-sheet',
      data: {
        city: this.rules.issuer.city,
        office: { ja: `${office.name.ja}役所`, en: `${office.name.en} Office` },
        officeHours: `${office.opens}〜${office.closes}`,
        ...(counterNumber === null ? {} : { counter: `${counterNumber}番窓口` }),
        ...(visitor === undefined ? {} : { visitor }),
        issuedOn: tokyoDate(now),
        lifeEvent: this.words(`papers/life-events/${state.lifeEvent}`),
        caseNumber: state.number,
        qr: makeCode('case', state.caseId),
        ...lists,
      },
    };
  }

  private guidance(state: Case, catalogue: Catalogue = this.guide.current): Guidance | null {
    return state.persons.length === 0 ? null : guidanceOf(state, { catalogue, closingDays: this.guide.calendar });
  }

  private catalogueOf({ guidance }: Case): Promise<Catalogue> {
    return this.guide.catalogue(guidance?.catalogue ?? this.guide.current.version);
  }

  /** The approved entry of the form that leads to this output; a form checked at the window has none. */
  private async approved(state: Case, kind: string): Promise<EntryValues> {
    const giving =
      this.guidance(state)
        ?.items.filter(({ outputs }) => outputs.some(({ id }) => id === kind))
        .map(({ procedure }) => procedure) ?? [];
    const form = Object.values(state.forms).find(
      ({ status, items }) => status === 'finished' && items.some((item) => giving.includes(item)),
    );
    if (!form) throw new EdgeProblem(409, 'certificates.form-not-approved', { kind: this.nameOf(kind) });
    try {
      return (await this.entries.approvedEntry(form.formId)).entry;
    } catch (error) {
      if (error instanceof NotFound) return noEntry;
      throw error;
    }
  }

  private async record(persons: readonly string[]) {
    const [subject] = await this.registry.getPersons(persons);
    const home = subject?.household ? await this.registry.getHousehold(subject.household) : null;
    const members = home?.members ?? (subject ? [subject] : []);
    const scope = persons.length > 1 ? 'household' : 'person';
    const source = {
      members,
      subject: subject?.person ?? '',
      city: this.rules.issuer.city.ja,
      content: this.guide.current.content,
    };
    const content = recordContent(source, { scope, domicile: false, relation: true });
    if (!content) throw new EdgeProblem(409, 'certificates.not-resident');
    return content;
  }

  private nameOf(kind: string): { readonly ja: string; readonly en: string } {
    const { ja = kind, en = kind } = this.guide.current.content.outputs.find(({ id }) => id === kind) ?? {};
    return { ja, en };
  }

  private words(key: string) {
    return { ja: this.texts.get('ja', key), en: this.texts.get('en', key) };
  }
}
