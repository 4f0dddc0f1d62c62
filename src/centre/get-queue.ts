// The list of the centre: nearest promise first, with the reason for each place; now, or as it stood at an earlier moment.
import { Controller, Get, Query } from '@nestjs/common';
import { ApiQuery, ApiTags } from '@nestjs/swagger';
import { DataSource, type SelectQueryBuilder } from 'typeorm';
import { z } from 'zod';
import { StoreClock } from '../edge/clock.js';
import { Who } from '../edge/meta.js';
import { EdgeProblem } from '../edge/problem.filter.js';
import type { Principal } from '../edge/principal.js';
import { Answers, Reads, Right } from '../edge/routes.js';
import { FormRows, formRow } from './form-rows.js';
import { LastCase } from './last-case.js';
import { activeStates, workItemModel, WorkItemRow, WorkItemSpanRow, type WorkState } from './work-item.projection.js';

const queueAnswer = z.object({
  asOf: z.string(),
  total: z.number(),
  forms: z.array(formRow),
  next: z.string().nullable(),
});
type QueueAnswer = z.infer<typeof queueAnswer>;

const LIMIT = 100;

interface QueueFilter {
  stage?: string;
  state?: string;
  kind?: string;
  office?: string;
  mine?: string;
  correction?: string;
  cursor?: string;
  asOf?: string;
}

@ApiTags('centre')
@Controller('centre/forms')
export class GetQueueController {
  constructor(
    private readonly source: DataSource,
    private readonly rows: FormRows,
    private readonly households: LastCase,
    private readonly clock: StoreClock,
  ) {}

  @Get()
  @Right('centre.watch')
  @Reads(workItemModel)
  @ApiQuery({ name: 'stage', required: false, enum: ['entry', 'review'] })
  @ApiQuery({
    name: 'state',
    required: false,
    description:
      'States, separated by commas; when absent those the centre still owes something for, and corrections that wait for a second person.',
  })
  @ApiQuery({ name: 'kind', required: false })
  @ApiQuery({ name: 'office', required: false })
  @ApiQuery({ name: 'mine', required: false, description: 'true: what I hold, put aside or got back' })
  @ApiQuery({
    name: 'correction',
    required: false,
    enum: ['waiting', 'to-judge'],
    description: 'Approved forms whose correction waits for a second person, now; or only those this person may judge.',
  })
  @ApiQuery({ name: 'asOf', required: false, description: 'The list as it stood at this moment.' })
  @ApiQuery({ name: 'cursor', required: false })
  @Answers(200, queueAnswer)
  async read(@Who() who: Principal, @Query() filter: QueueFilter): Promise<QueueAnswer> {
    const now = momentOf(filter.asOf) ?? this.clock.now();
    const query = filtered(this.query(filter, now), filter, who);
    const total = await query.getCount();
    after(query, filter.cursor);
    const found = await query
      .addSelect('NOT w.raised', 'calm')
      .orderBy('calm', 'ASC')
      .addOrderBy('w.promisedAt', 'ASC')
      .addOrderBy('w.arrivedAt', 'ASC')
      .addOrderBy('w.id', 'ASC')
      .limit(LIMIT + 1)
      .getRawAndEntities<Span>();
    const forms = found.entities.map((row, index) => (filter.asOf ? then(row, found.raw[index]) : row));
    const page = forms.slice(0, LIMIT);
    const answered = await this.rows.of(page, {
      person: who.person,
      role: who.role,
      now,
      lastCase: await this.households.of(who.person),
    });
    return {
      asOf: now.toISOString(),
      total,
      forms: answered,
      next: forms.length > LIMIT ? cursorOf(page.at(-1)) : null,
    };
  }

  private query({ asOf }: QueueFilter, moment: Date): SelectQueryBuilder<WorkItemRow> {
    const query = this.source.getRepository(WorkItemRow).createQueryBuilder('w');
    if (!asOf) return query;
    return query
      .innerJoin(
        WorkItemSpanRow,
        's',
        's."formId" = w.id AND s."from" <= :moment AND (s."to" IS NULL OR s."to" > :moment)',
        { moment },
      )
      .addSelect(['s.state', 's.holder', 's.from']);
  }
}

interface Span {
  readonly s_state: WorkState;
  readonly s_holder: string | null;
  readonly s_from: Date;
}

/** Who held it then; what is known only of now is left out. */
const then = (row: WorkItemRow, span: Span | undefined): WorkItemRow =>
  span
    ? {
        ...row,
        state: span.s_state,
        holder: span.s_holder,
        since: span.s_from,
        claimVersion: null,
        holdReason: null,
        stage: stageOf(span.s_state),
      }
    : row;

const stageOf = (state: WorkState): WorkItemRow['stage'] => {
  if (state === 'review' || state === 'review-waiting') return 'review';
  return ['entry', 'entry-waiting', 'returned-operator', 'hold'].includes(state) ? 'entry' : null;
};

const momentOf = (asOf: string | undefined): Date | null => {
  if (asOf === undefined || asOf === '') return null;
  const moment = new Date(asOf);
  if (Number.isNaN(moment.getTime()))
    throw new EdgeProblem(400, 'invalid-input', {}, [{ pointer: 'asOf', rule: 'isISO8601' }]);
  return moment;
};

const filtered = (
  query: SelectQueryBuilder<WorkItemRow>,
  { stage, state, kind, office, mine, correction, asOf }: QueueFilter,
  { person, role }: Principal,
) => {
  const at = asOf ? 's' : 'w';
  const owed = state || asOf ? '' : ' OR w."correctedBy" IS NOT NULL';
  query.where(`(${at}.state = ANY (:states)${owed})`, { states: state ? state.split(',').slice(0, 9) : activeStates });
  if (correction) query.andWhere('w."correctedBy" IS NOT NULL');
  if (correction === 'to-judge') {
    query.andWhere('NOT (:person = ANY (w.received || w."enteredBy"))', { person });
    if (role !== 'protection') query.andWhere('NOT w.protected');
  }
  if (stage && !asOf) query.andWhere('w.stage = :stage', { stage });
  if (kind) query.andWhere('w."formKind" = :kind', { kind });
  if (office) query.andWhere('w."officeId" = :office', { office });
  if (mine === 'true')
    query.andWhere(`(${at}.holder = :person OR (${at}.state = 'returned-operator' AND w."returnedTo" = :person))`, {
      person,
    });
  return query;
};

const cursorOf = (row: WorkItemRow | undefined): string | null =>
  row ? Buffer.from(JSON.stringify([!row.raised, row.promisedAt, row.arrivedAt, row.id])).toString('base64url') : null;

const place = z.tuple([z.boolean(), z.iso.datetime(), z.iso.datetime(), z.string()]);

const after = (query: SelectQueryBuilder<WorkItemRow>, cursor: string | undefined): void => {
  if (!cursor) return;
  const parsed = place.safeParse(json(Buffer.from(cursor, 'base64url').toString()));
  if (!parsed.success) throw new EdgeProblem(400, 'invalid-input', {}, [{ pointer: 'cursor', rule: 'other' }]);
  const [calm, promisedAt, arrivedAt, id] = parsed.data;
  query.andWhere('(NOT w.raised, w."promisedAt", w."arrivedAt", w.id) > (:calm, :promisedAt, :arrivedAt, :id)', {
    calm,
    promisedAt,
    arrivedAt,
    id,
  });
};

const json = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
};
