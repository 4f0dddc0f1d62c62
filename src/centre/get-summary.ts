// What the supervisor sees above the list: how much waits now and an hour ago, the oldest visitor, what comes and goes, who is on what.
import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { StoreClock } from '../edge/clock.js';
import { Answers, Reads, Right } from '../edge/routes.js';
import { Staff } from '../identity/index.js';
import { priorities, priority, stage, type Priority } from './events.js';
import { state } from './form-answer.js';
import { activeStates, workItemModel, WorkItemRow } from './work-item.projection.js';

const person = z.object({ person: z.string(), name: z.string().nullable() });
const count = z.object({ now: z.number(), hourAgo: z.number() });

const summaryAnswer = z.object({
  asOf: z.string(),
  depth: count.extend({
    byPriority: z.array(count.extend({ priority })),
    byKind: z.array(count.extend({ kind: z.string() })),
    byState: z.array(count.extend({ state })),
  }),
  oldestVisitor: z
    .object({
      formId: z.string(),
      arrivedAt: z.string(),
      waitedMinutes: z.number(),
      promisedAt: z.string(),
      state,
      holder: person.nullable(),
    })
    .nullable(),
  /** Promises that end within five minutes or have ended. */
  inDanger: z.number(),
  flow: z.array(z.object({ from: z.string(), arrivals: z.number(), departures: z.number(), filling: z.boolean() })),
  people: z.array(person.extend({ stage, formId: z.string(), formKind: z.string(), since: z.string() })),
});
type Summary = z.infer<typeof summaryAnswer>;

const { schema } = workItemModel;
const BUCKETS = 8;
const BUCKET_MS = 15 * 60_000;
const DANGER_MS = 5 * 60_000;

const DEPTH = `
  SELECT s.state, w.priority, w."formKind" AS kind,
    (count(*) FILTER (WHERE s."from" <= $1 AND (s."to" IS NULL OR s."to" > $1)))::int AS now,
    (count(*) FILTER (WHERE s."from" <= $2 AND (s."to" IS NULL OR s."to" > $2)))::int AS "hourAgo"
  FROM ${schema}.work_item_span s JOIN ${schema}.work_item w ON w.id = s."formId"
  WHERE s.state = ANY ($3) AND (s."to" IS NULL OR s."to" > $2) GROUP BY 1, 2, 3`;

const FLOW = `
  SELECT date_bin('15 minutes', "from", '2000-01-01') AS bucket,
    (count(*) FILTER (WHERE arrival))::int AS arrivals,
    (count(*) FILTER (WHERE state IN ('approved', 'returned-ward', 'withdrawn')))::int AS departures
  FROM ${schema}.work_item_span WHERE "from" >= $1 AND "from" <= $2 GROUP BY 1`;

interface Depth {
  state: z.infer<typeof state>;
  priority: Priority;
  kind: string;
  now: number;
  hourAgo: number;
}

@ApiTags('centre')
@Controller('centre/summary')
export class GetSummaryController {
  constructor(
    private readonly source: DataSource,
    private readonly staff: Staff,
    private readonly clock: StoreClock,
  ) {}

  @Get()
  @Right('centre.watch')
  @Reads(workItemModel)
  @Answers(200, summaryAnswer)
  async read(): Promise<Summary> {
    const now = this.clock.now();
    const hourAgo = new Date(now.getTime() - 3_600_000);
    const [depths, flow, held, oldest, inDanger] = await Promise.all([
      this.source.query<Depth[]>(DEPTH, [now, hourAgo, activeStates]),
      this.flow(now),
      this.source
        .getRepository(WorkItemRow)
        .find({ where: [{ state: 'entry' }, { state: 'review' }], order: { since: 'ASC' } }),
      this.oldestVisitor(),
      this.inDanger(now),
    ]);
    const names = await this.staff.namesOf([...held.map(({ holder }) => holder), oldest?.holder ?? null]);
    const named = (one: string | null) => (one === null ? null : { person: one, name: names.get(one) ?? null });
    return {
      asOf: now.toISOString(),
      depth: depthOf(depths),
      oldestVisitor: oldest && {
        formId: oldest.id,
        arrivedAt: oldest.arrivedAt.toISOString(),
        waitedMinutes: Math.max(0, Math.floor((now.getTime() - oldest.arrivedAt.getTime()) / 60_000)),
        promisedAt: oldest.promisedAt.toISOString(),
        state: oldest.state,
        holder: named(oldest.holder),
      },
      inDanger,
      flow,
      people: held.map(({ holder, stage: at, id, formKind, since }) => ({
        person: holder ?? '',
        name: names.get(holder ?? '') ?? null,
        stage: at ?? 'entry',
        formId: id,
        formKind,
        since: since.toISOString(),
      })),
    };
  }

  private oldestVisitor(): Promise<WorkItemRow | null> {
    return this.active().andWhere(`w.priority = 'VISITOR_WAITING'`).orderBy('w.arrivedAt', 'ASC').limit(1).getOne();
  }

  private inDanger(now: Date): Promise<number> {
    return this.active()
      .andWhere('w."promisedAt" <= :soon', { soon: new Date(now.getTime() + DANGER_MS) })
      .getCount();
  }

  private active() {
    return this.source
      .getRepository(WorkItemRow)
      .createQueryBuilder('w')
      .where('w.state = ANY (:states)', { states: activeStates });
  }

  /** The newest interval is still filling. */
  private async flow(now: Date): Promise<Summary['flow']> {
    const last = Math.floor(now.getTime() / BUCKET_MS) * BUCKET_MS;
    const first = last - (BUCKETS - 1) * BUCKET_MS;
    const rows = await this.source.query<{ bucket: Date; arrivals: number; departures: number }[]>(FLOW, [
      new Date(first),
      now,
    ]);
    return Array.from({ length: BUCKETS }, (_, index) => {
      const from = first + index * BUCKET_MS;
      const { arrivals = 0, departures = 0 } = rows.find(({ bucket }) => bucket.getTime() === from) ?? {};
      return { from: new Date(from).toISOString(), arrivals, departures, filling: from === last };
    });
  }
}

const sum = (depths: readonly Depth[]) => ({
  now: depths.reduce((total, { now }) => total + now, 0),
  hourAgo: depths.reduce((total, { hourAgo }) => total + hourAgo, 0),
});

const depthOf = (depths: readonly Depth[]): Summary['depth'] => ({
  ...sum(depths),
  byPriority: priorities.map((one) => ({ priority: one, ...sum(depths.filter((depth) => depth.priority === one)) })),
  byKind: [...new Set(depths.map(({ kind }) => kind))]
    .sort()
    .map((kind) => ({ kind, ...sum(depths.filter((depth) => depth.kind === kind)) })),
  byState: activeStates.map((one) => ({ state: one, ...sum(depths.filter((depth) => depth.state === one)) })),
});
