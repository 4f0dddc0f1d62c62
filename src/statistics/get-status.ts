// Where every case, form and envelope stands, live. A ward sees its own, wherever they are; the manager and the supervisor see all.
import { Controller, Get, Query } from '@nestjs/common';
import { ApiQuery, ApiTags } from '@nestjs/swagger';
import { DataSource, type ObjectLiteral, type SelectQueryBuilder } from 'typeorm';
import { z } from 'zod';
import { Who } from '../edge/meta.js';
import { EdgeProblem } from '../edge/problem.filter.js';
import type { Principal } from '../edge/principal.js';
import { Answers, Reads, Right } from '../edge/routes.js';
import { mayDo, type OfficeShape } from '../identity/index.js';
import { words } from './answer-parts.js';
import { Figures } from './figure-queries.js';
import {
  caseLine,
  envelopeLine,
  endedStates,
  formLine,
  inOrder,
  statusRow,
  statusThings,
  type Line,
  type StatusRow,
  type StatusThing,
} from './status-rows.js';
import { envelopeTimesModel, TimedEnvelope } from './envelopes.projection.js';
import { caseTimesModel, TimedCase, TimedForm } from './timed-rows.projection.js';
import { Wording } from './wording.js';

const statusAnswer = z.object({
  asOf: z.string(),
  total: z.number().int(),
  rows: z.array(statusRow),
  next: z.string().nullable(),
  offices: z.array(z.object({ officeId: z.string(), name: words })),
  counts: z.array(z.object({ thing: z.enum(statusThings), state: z.string(), name: words, n: z.number().int() })),
});
type StatusAnswer = z.infer<typeof statusAnswer>;

const LIMIT = 200;
const CASE_OF_OWN = new Set(['window', 'floor']);

interface StatusQuery {
  thing?: string;
  officeId?: string;
  state?: string;
  kind?: string;
  number?: string;
  ended?: string;
  cursor?: string;
}

type Found = { readonly lines: Line[]; readonly counts: StatusAnswer['counts'] };

@ApiTags('statistics')
@Controller('status')
export class GetStatusController {
  constructor(
    private readonly source: DataSource,
    private readonly figures: Figures,
    private readonly wording: Wording,
  ) {}

  @Get()
  @Right('status.read')
  @Reads(caseTimesModel, envelopeTimesModel)
  @ApiQuery({ name: 'thing', required: false, enum: statusThings })
  @ApiQuery({ name: 'officeId', required: false })
  @ApiQuery({ name: 'state', required: false, description: 'One state of the thing.' })
  @ApiQuery({ name: 'kind', required: false })
  @ApiQuery({ name: 'number', required: false, description: 'Part of the case’s number.' })
  @ApiQuery({ name: 'ended', required: false, description: 'true: what has ended, the latest first' })
  @ApiQuery({ name: 'cursor', required: false })
  @Answers(200, statusAnswer)
  async read(@Who() who: Principal, @Query() query: StatusQuery): Promise<StatusAnswer> {
    const { asOf, date, offices } = await this.figures.context();
    const own = mayDo(who.role, 'status.read') === 'own' ? (who.office ?? '') : query.officeId;
    const filter = { ...query, ...(own ? { officeId: own } : {}) };
    const found = await Promise.all([
      this.cases(filter, asOf),
      this.forms(filter, asOf),
      this.envelopes(filter, asOf, date),
    ]);
    const lines = inOrder(
      found.flatMap((one) => one.lines),
      query.ended === 'true',
    );
    const counts = found.flatMap((one) => one.counts);
    const page = lines.slice(0, LIMIT);
    return {
      asOf,
      total: counts.filter(({ state }) => !query.state || state === query.state).reduce((sum, { n }) => sum + n, 0),
      rows: page.map((line) => this.worded(line, who, offices)),
      next: lines.length > LIMIT ? `${page.at(-1)?.since ?? ''}|${page.at(-1)?.id ?? ''}` : null,
      offices: offices
        .filter(({ officeId, kind }) => kind === 'ward' && (!own || own === officeId || !CASE_OF_OWN.has(who.role)))
        .map(({ officeId, name }) => ({ officeId, name })),
      counts,
    };
  }

  private cases(filter: StatusQuery, asOf: string): Promise<Found> {
    const query = this.source.getRepository(TimedCase).createQueryBuilder('t');
    return this.found('case', query, { number: 'number', kind: 'lifeEvent' }, filter, (row) => caseLine(row, asOf));
  }

  private forms(filter: StatusQuery, asOf: string): Promise<Found> {
    const query = this.source.getRepository(TimedForm).createQueryBuilder('t');
    return this.found('form', query, { number: 'caseNumber', kind: 'formKind' }, filter, (row) => formLine(row, asOf));
  }

  private envelopes(filter: StatusQuery, asOf: string, today: string): Promise<Found> {
    const query = this.source.getRepository(TimedEnvelope).createQueryBuilder('t');
    return this.found('envelope', query, { number: 'number', kind: 'kind' }, filter, (row) =>
      envelopeLine(row, asOf, today),
    );
  }

  private async found<T extends ObjectLiteral>(
    thing: StatusThing,
    query: SelectQueryBuilder<T>,
    columns: Columns,
    filter: StatusQuery,
    line: (row: T) => Line,
  ): Promise<Found> {
    if (filter.thing && filter.thing !== thing) return { lines: [], counts: [] };
    const ended = filter.ended === 'true';
    query.where(ended ? 't.state = ANY (:ended)' : 'NOT t.state = ANY (:ended)', { ended: endedStates[thing] });
    if (filter.officeId) query.andWhere('t."officeId" = :officeId', { officeId: filter.officeId });
    if (filter.kind) query.andWhere(`t."${columns.kind}" = :kind`, { kind: filter.kind });
    if (filter.number)
      query.andWhere(`strpos(t."${columns.number}", :number) > 0 AND NOT t.protected`, {
        number: filter.number.slice(0, 40),
      });
    const counts = await query
      .clone()
      .select('t.state', 'state')
      .addSelect('count(*)::int', 'n')
      .groupBy('t.state')
      .getRawMany<{ state: string; n: number }>();
    if (filter.state) query.andWhere('t.state = :state', { state: filter.state });
    after(query, filter.cursor, ended);
    const rows = await query
      .orderBy('t.since', ended ? 'DESC' : 'ASC')
      .addOrderBy('t.id', ended ? 'DESC' : 'ASC')
      .limit(LIMIT + 1)
      .getMany();
    return {
      lines: rows.map(line),
      counts: counts.map(({ state, n }) => ({ thing, state, n, name: this.state(thing, state) })),
    };
  }

  private worded(line: Line, who: Principal, offices: readonly OfficeShape[]): StatusRow {
    const hidden =
      line.protected && who.role !== 'protection' && !(CASE_OF_OWN.has(who.role) && line.officeId === who.office);
    return {
      ...line,
      number: hidden ? null : line.number,
      name: this.wording.kind(line.thing, line.kind, offices),
      stateName: this.state(line.thing, line.state),
      steps: line.steps.map((step) => ({ ...step, name: this.state(line.thing, step.state) })),
    };
  }

  private state(thing: StatusThing, state: string) {
    return this.wording.text(`statistics/states/${thing}/${state}`, state);
  }
}

interface Columns {
  readonly number: 'number' | 'caseNumber';
  readonly kind: 'lifeEvent' | 'formKind' | 'kind';
}

const after = <T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  cursor: string | undefined,
  ended: boolean,
): void => {
  if (!cursor) return;
  const [since = '', id = ''] = cursor.split('|');
  if (Number.isNaN(Date.parse(since)))
    throw new EdgeProblem(400, 'invalid-input', {}, [{ pointer: 'cursor', rule: 'other' }]);
  query.andWhere(`(t.since, t.id) ${ended ? '<' : '>'} (:since, :id)`, { since, id });
};
