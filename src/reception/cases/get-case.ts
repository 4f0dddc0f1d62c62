// The counter opens a case: household, answers, what the rules say now, forms, papers. Reading it is recorded.
import { Controller, Get, Inject, Param, Query, Req } from '@nestjs/common';
import { ApiQuery, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Who } from '../../edge/meta.js';
import type { MadoguchiRequest, Principal } from '../../edge/principal.js';
import { Answers, Reads, Right } from '../../edge/routes.js';
import { Guide, findForm, formsAhead, type Catalogue, type Guidance } from '../../guidance/index.js';
import { isErased } from '../../kernel/decider.js';
import type { Paper } from '../../paper/paper.js';
import { PAPER } from '../../paper/tokens.js';
import { caseAnswer, type CaseAnswer } from './case-answer.js';
import { isProtected, isShielded, type Case, type PersonInCase } from './case.js';
import { Cases } from './case-command.js';
import { CaseRow, casesModel } from './cases.projection.js';
import { guidanceOf, personsOf } from './guidance-of-case.js';

const rowAnswer = z.object({
  caseId: z.string(),
  number: z.string(),
  officeId: z.string(),
  receptionDate: z.string(),
  lifeEvent: z.string(),
  status: z.enum(['open', 'at-centre', 'ready', 'closed', 'withdrawn', 'sent-back']),
  ticketId: z.string().nullable(),
  persons: z.number().nullable(),
  protected: z.boolean(),
  forms: z.array(
    z.object({
      formId: z.string(),
      formKind: z.string(),
      name: z.object({ ja: z.string(), en: z.string() }),
      /** Who must check it: another official of the window (`window`), or the centre. */
      review: z.enum(['window', 'four_eyes', 'section', 'named_role']),
      status: z.enum(['prepared', 'scanned', 'at-centre', 'sent-back', 'finished', 'dropped']),
      since: z.string(),
      promisedAt: z.string().nullable(),
    }),
  ),
  openedAt: z.string(),
  since: z.string(),
  closedAt: z.string().nullable(),
});
const listAnswer = z.object({ cases: z.array(rowAnswer), next: z.string().nullable() });

const LIMIT = 100;

@ApiTags('cases')
@Controller('cases')
export class GetCaseController {
  constructor(
    private readonly cases: Cases,
    private readonly guide: Guide,
    private readonly source: DataSource,
    @Inject(PAPER) private readonly paper: Paper,
  ) {}

  @Get()
  @Right('cases.list')
  @Reads(casesModel)
  @ApiQuery({ name: 'status', required: false })
  @ApiQuery({ name: 'ticketId', required: false })
  @ApiQuery({ name: 'number', required: false })
  @ApiQuery({ name: 'cursor', required: false })
  @Answers(200, listAnswer)
  async list(
    @Who() who: Principal,
    @Query('status') status?: string,
    @Query('ticketId') ticketId?: string,
    @Query('number') number?: string,
    @Query('cursor') cursor?: string,
  ): Promise<z.infer<typeof listAnswer>> {
    const query = this.source
      .getRepository(CaseRow)
      .createQueryBuilder('c')
      .orderBy('c.openedAt', 'DESC')
      .addOrderBy('c.id', 'DESC')
      .take(LIMIT + 1);
    if (OWN_OFFICE_ONLY.has(who.role)) query.andWhere('c."officeId" = :office', { office: who.office });
    if (status) query.andWhere('c.status = ANY (:status)', { status: status.split(',').slice(0, 6) });
    if (ticketId) query.andWhere('c."ticketId" = :ticketId', { ticketId });
    if (number) query.andWhere('c.number = :number', { number });
    if (cursor) query.andWhere('c."openedAt" <= :cursor', { cursor });
    const rows = await query.getMany();
    return {
      cases: rows.slice(0, LIMIT).map((row) => summary(row, this.guide.current)),
      next: rows[LIMIT]?.openedAt.toISOString() ?? null,
    };
  }

  @Get(':caseId')
  @Right('cases.read')
  @Reads(casesModel)
  @Answers(200, caseAnswer)
  async read(
    @Param('caseId') caseId: string,
    @Who() who: Principal,
    @Req() request: MadoguchiRequest,
  ): Promise<CaseAnswer> {
    if (OWN_OFFICE_ONLY.has(who.role)) await this.cases.ofOffice(caseId, who);
    const { state, version } = await this.cases.load(caseId);
    request.opened = {
      action: 'cases.read',
      subjects: state.persons.map(({ person }) => `person:${person}`),
      correlationId: caseId,
    };
    const catalogue = await this.guide.catalogue(state.guidance?.catalogue ?? this.guide.current.version);
    const guidance =
      state.persons.length > 0 ? guidanceOf(state, { catalogue, closingDays: this.guide.calendar }) : null;
    return { ...answer(state, version, catalogue, guidance), unprintable: unprintable(state, this.paper) };
  }
}

const OWN_OFFICE_ONLY: ReadonlySet<string> = new Set(['window', 'floor']);

/** Forms are named and checked by the catalogue of today, as the next step with them will be. */
const summary = (row: CaseRow, catalogue: Catalogue): z.infer<typeof rowAnswer> => ({
  caseId: row.id,
  number: row.number,
  officeId: row.officeId,
  receptionDate: row.receptionDate,
  lifeEvent: row.lifeEvent,
  status: row.status,
  ticketId: row.ticketId,
  // The size of a protected household is in no list.
  persons: row.protected ? null : row.persons,
  protected: row.protected,
  forms: row.forms.map((form) => ({ ...form, ...nameAndReview(catalogue, form.formKind) })),
  openedAt: row.openedAt.toISOString(),
  since: row.since.toISOString(),
  closedAt: row.closedAt?.toISOString() ?? null,
});

const personAnswer =
  (state: Case) =>
  (known: PersonInCase): CaseAnswer['persons'][number] => {
    const { person, role, provisional, details } = known;
    const base = { person, role, provisional, protected: isProtected(state, known) };
    if (isErased(details))
      return {
        ...base,
        name: null,
        kana: null,
        birthDate: null,
        sex: null,
        relation: null,
        address: null,
        nationality: null,
        facts: {},
      };
    const { name, kana, birthDate, sex, relation, nationality, facts } = details;
    const address = isShielded(state) ? null : details.address;
    return { ...base, name, kana, birthDate, sex, relation, address, nationality, facts };
  };

const filerAnswer = ({ filer }: Case): CaseAnswer['filer'] => {
  if (!filer) return null;
  const { kind, idDocument, person, details } = filer;
  if (isErased(details)) return { kind, idDocument, person, name: null, phone: null, address: null };
  return {
    kind,
    idDocument,
    person,
    name: details.name,
    phone: details.phone ?? null,
    address: details.address ?? null,
  };
};

const answer = (
  state: Case,
  version: number,
  catalogue: Catalogue,
  guidance: Guidance | null,
): Omit<CaseAnswer, 'unprintable'> => ({
  caseId: state.caseId,
  number: state.number,
  status: state.status === 'none' ? 'open' : state.status,
  officeId: state.officeId,
  lifeEvent: state.lifeEvent,
  receptionDate: state.receptionDate,
  etag: `"${version}"`,
  ticketId: state.tickets.at(-1) ?? null,
  filer: filerAnswer(state),
  household: state.household,
  persons: state.persons.map(personAnswer(state)),
  facts: { event: { ...state.eventFacts }, persons: { ...state.personFacts } as CaseAnswer['facts']['persons'] },
  guidance: guidance ? guidanceAnswer(guidance, catalogue) : null,
  items: Object.values(state.items).map((item) => ({ ...item, persons: [...item.persons] })),
  forms: Object.values(state.forms).map((form) => {
    const { formId, formKind, prefilled, sheets, status, handOffId } = form;
    return {
      formId,
      formKind,
      prefilled,
      sheets,
      status,
      handOffId,
      ...nameAndReview(catalogue, formKind),
      items: [...form.items],
      persons: [...form.persons],
      images: [...form.images],
    };
  }),
  outputs: state.outputs.map((output) => ({
    ...output,
    persons: [...output.persons],
    findings: output.findings.map(({ kind, codePoints }) => ({ kind, codePoints: [...codePoints] })),
    name: outputName(catalogue, output.kind),
  })),
  printable: printable(state, catalogue, guidance),
});

/** Told before anything is printed, so that nobody finds a 〓 on a paper first. */
const unprintable = (state: Case, paper: Pick<Paper, 'findingsIn'>): CaseAnswer['unprintable'] => {
  const ofFiler = state.filer && !isErased(state.filer.details) ? state.filer.details : null;
  const told = Object.values(state.eventFacts).filter((value) => typeof value === 'string');
  const writtenBy = (texts: readonly (string | undefined)[], person: string | null) =>
    paper.findingsIn(texts.filter((text) => text !== undefined)).map((finding) => ({ ...finding, person }));
  const shielded = isShielded(state);
  const ofPersons = state.persons.flatMap(({ person, details }) => {
    if (isErased(details)) return [];
    const { name, kana, address, domicile, registerHead } = details;
    return writtenBy(shielded ? [name, kana] : [name, kana, address, domicile, registerHead], person);
  });
  const beside = writtenBy([ofFiler?.name, ...(shielded ? [] : [ofFiler?.address, ...told])], null);
  return [...ofPersons, ...beside.filter(({ text }) => !ofPersons.some((known) => known.text === text))];
};

const guidanceAnswer = (guidance: Guidance, catalogue: Catalogue): NonNullable<CaseAnswer['guidance']> => {
  const forms = formsAhead(catalogue, guidance);
  const items = guidance.items.map((item) => ({
    ...item,
    forms: forms.get(item.procedure) ?? [],
    outputs: item.outputs.map((output) => ({ ...output, elsewhere: elsewhereOf(catalogue, output.id) })),
  }));
  return { ...guidance, items } as unknown as NonNullable<CaseAnswer['guidance']>;
};

const nameAndReview = (catalogue: Catalogue, formKind: string) => {
  const spec = findForm(catalogue, formKind);
  const name = { ja: spec?.name_ja ?? formKind, en: spec?.name_en ?? formKind };
  return { name, review: spec?.review ?? ('four_eyes' as const) };
};

const outputName = (catalogue: Catalogue, kind: string) => {
  const output = catalogue.content.outputs.find(({ id }) => id === kind);
  return { ja: output?.ja ?? kind, en: output?.en ?? kind };
};

const elsewhereOf = (catalogue: Catalogue, kind: string) =>
  catalogue.content.outputs.find(({ id }) => id === kind)?.elsewhere ?? null;

/** The guidance sheet for every case; what the accepted procedures give, once everything is final. */
const printable = (state: Case, catalogue: Catalogue, guidance: Guidance | null): CaseAnswer['printable'] => {
  const everybody = state.persons.map(({ person }) => person);
  const sheet = {
    kind: 'GUIDE',
    name: outputName(catalogue, 'GUIDE'),
    persons: everybody,
    now: state.status === 'open' || state.status === 'ready',
    elsewhere: null,
  };
  const outputs = new Map<string, Set<string>>();
  for (const item of guidance?.items ?? []) {
    const taken = state.items[item.procedure];
    if (taken?.status !== 'accepted' && taken?.status !== 'done') continue;
    for (const { id } of item.outputs)
      if (id !== 'GUIDE') outputs.set(id, new Set([...(outputs.get(id) ?? []), ...personsOf(item.required, state)]));
  }
  return [
    sheet,
    ...[...outputs].map(([kind, persons]) => ({
      kind,
      name: outputName(catalogue, kind),
      persons: [...persons],
      now: state.status === 'ready',
      elsewhere: elsewhereOf(catalogue, kind),
    })),
  ];
};
