// The counter follows the forms of a case at the centre: arrived, typed by whom, reviewed by whom, what is promised. No word about the visitor.
import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { StoreClock } from '../edge/clock.js';
import { Who } from '../edge/meta.js';
import { EdgeProblem } from '../edge/problem.filter.js';
import type { Principal } from '../edge/principal.js';
import { Answers, Reads, Right } from '../edge/routes.js';
import { Staff } from '../identity/index.js';
import { returnReason, type Stage } from './events.js';
import { state, words } from './form-answer.js';
import { FormRows } from './form-rows.js';
import { WaitingList } from './waiting-list.js';
import { workItemModel, WorkItemRow } from './work-item.projection.js';

const step = z.object({ by: z.string().nullable(), since: z.string().nullable(), done: z.boolean() });

const caseFormsAnswer = z.object({
  asOf: z.string(),
  forms: z.array(
    z.object({
      formId: z.string(),
      formKind: z.string(),
      name: words,
      state,
      since: z.string(),
      arrivedAt: z.string(),
      promisedAt: z.string(),
      late: z.boolean(),
      entry: step,
      review: step,
      /** How many forms are taken before it, plus one; null when it does not wait. */
      place: z.number().nullable(),
      reasons: z.array(returnReason),
    }),
  ),
});
type CaseFormsAnswer = z.infer<typeof caseFormsAnswer>;

const OWN_OFFICE_ONLY: ReadonlySet<string> = new Set(['window', 'floor']);
const ENDED: ReadonlySet<string> = new Set(['approved', 'returned-ward', 'withdrawn']);

@ApiTags('centre')
@Controller('centre/cases/:caseId/forms')
export class GetCaseFormsController {
  constructor(
    private readonly source: DataSource,
    private readonly list: WaitingList,
    private readonly rows: FormRows,
    private readonly staff: Staff,
    private readonly clock: StoreClock,
  ) {}

  @Get()
  @Right('centre.case-forms')
  @Reads(workItemModel)
  @Answers(200, caseFormsAnswer)
  async read(@Param('caseId') caseId: string, @Who() who: Principal): Promise<CaseFormsAnswer> {
    const now = this.clock.now();
    const found = await this.source
      .getRepository(WorkItemRow)
      .find({ where: { caseId }, order: { arrivedAt: 'ASC', id: 'ASC' } });
    const foreign = OWN_OFFICE_ONLY.has(who.role) && found.some(({ officeId }) => officeId !== who.office);
    if (foreign) throw new EdgeProblem(403, 'not-allowed');
    const names = await this.staff.namesOf(
      found.flatMap(({ holder, enteredBy, reviewedBy }) => [holder, ...enteredBy, ...reviewedBy]),
    );
    const kinds = await this.rows.kindNames(found);
    const forms = await Promise.all(
      found.map(async (row) => ({
        formId: row.id,
        formKind: row.formKind,
        name: kinds.get(row.formKind) ?? { ja: row.formKind, en: row.formKind },
        state: row.state,
        since: row.since.toISOString(),
        arrivedAt: row.arrivedAt.toISOString(),
        promisedAt: row.promisedAt.toISOString(),
        late: !ENDED.has(row.state) && row.promisedAt < now,
        entry: entryStep(row, names),
        review: reviewStep(row, names),
        place: await this.place(row),
        reasons: row.reasons,
      })),
    );
    return { asOf: now.toISOString(), forms };
  }

  private async place({ id, state: at }: WorkItemRow): Promise<number | null> {
    const stage: Stage | null =
      at === 'review-waiting' ? 'review' : at === 'entry-waiting' || at === 'returned-operator' ? 'entry' : null;
    if (!stage) return null;
    const { forms } = await this.list.whole(stage);
    return forms.findIndex((form) => form.id === id) + 1 || forms.length + 1;
  }
}

type Names = ReadonlyMap<string, string>;
type Step = z.infer<typeof step>;

const entryStep = (row: WorkItemRow, names: Names): Step => {
  if (row.state === 'entry')
    return { by: names.get(row.holder ?? '') ?? null, since: row.since.toISOString(), done: false };
  const done = row.enteredAt !== null && row.state !== 'returned-operator' && row.stage !== 'entry';
  return {
    by: done ? (names.get(row.enteredBy.at(-1) ?? '') ?? null) : null,
    since: row.enteredAt?.toISOString() ?? null,
    done,
  };
};

const reviewStep = (row: WorkItemRow, names: Names): Step => {
  if (row.state === 'review')
    return { by: names.get(row.holder ?? '') ?? null, since: row.since.toISOString(), done: false };
  const done = row.state === 'approved';
  return {
    by: done ? (names.get(row.reviewedBy.at(-1) ?? '') ?? null) : null,
    since: row.reviewedAt?.toISOString() ?? null,
    done,
  };
};
