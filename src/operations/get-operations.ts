// The administrator reads how the program is, one sentence for each part, and what waits for her.
import { Controller, Get, Query } from '@nestjs/common';
import { ApiQuery, ApiTags } from '@nestjs/swagger';
import { StoreClock } from '../edge/clock.js';
import { EdgeProblem } from '../edge/problem.filter.js';
import { Answers, Right } from '../edge/routes.js';
import { Texts } from '../edge/texts.js';
import { Obligations, type ParkedFollowUp } from '../kernel/obligations/index.js';
import { Projections, type ProjectionStatus } from '../kernel/projections.js';
import { EventStore } from '../kernel/store/port.js';
import { operationsAnswer, type OperationsAnswer } from './answers.js';
import { FAR_BEHIND, lagOf, partsOf, type Part } from './state.js';
import { StorageQueries } from './storage-queries.js';

type Words = OperationsAnswer['headline'];

@ApiTags('operations')
@Controller('operations')
export class GetOperationsController {
  constructor(
    private readonly store: EventStore,
    private readonly projections: Projections,
    private readonly obligations: Obligations,
    private readonly sizes: StorageQueries,
    private readonly clock: StoreClock,
    private readonly texts: Texts,
  ) {}

  @Get()
  @Right('operations.read')
  @Answers(200, operationsAnswer)
  @ApiQuery({ name: 'after', required: false, schema: { type: 'string', pattern: '^\\d+$' } })
  async read(@Query('after') after?: string): Promise<OperationsAnswer> {
    await this.reached(after);
    const [queues, parked, { storage, engine }] = await Promise.all([
      this.obligations.status(),
      this.obligations.parked(),
      this.sizes.read(),
    ]);
    const projections = this.projections.status();
    // Read last, so that a projection is not called late for what came in between.
    const head = await this.store.head();
    const now = this.clock.iso();
    const parts = partsOf({ now, head, projections, queues, storage, engine });
    const stopped = projections.filter((one) => one.stopped !== null).length;
    const silent = queues.filter(({ depth }) => depth === null).length;
    const count =
      parked.length + stopped + silent + parts.filter(({ id, state }) => id === 'storage' && state === 'act').length;
    const state = count > 0 ? 'act' : parts.some((part) => part.state === 'watch') ? 'watch' : 'ok';
    return {
      asOf: now,
      state,
      headline: this.words(`headline/${state}`, { count }),
      parts: parts.map((part) => this.part(part)),
      projections: projections.map((projection) => this.projection(projection, head)),
      queues: queues.map(({ depth, queue, open, parked: waits, oldest, firstDue }) => ({
        queue,
        waiting: depth?.waiting ?? null,
        active: depth?.active ?? null,
        delayed: depth?.delayed ?? null,
        open,
        parked: waits,
        oldest,
        firstDue,
      })),
      parked: parked.map((followUp) => this.followUp(followUp)),
      storage,
      engine,
    };
  }

  /** Whoever has just decided on stuck work sees what became of it. The model's version is made of the declarations, so no decorator can name it. */
  private async reached(after: string | undefined): Promise<void> {
    if (after === undefined) return;
    if (!/^\d{1,18}$/.test(after)) throw new EdgeProblem(400, 'bad-after');
    const there = await this.projections.reached(this.obligations.projection.model, BigInt(after));
    if (!there) throw new EdgeProblem(503, 'projection-behind');
  }

  private part({ id, kind, state, key, values, todo, figure }: Part): OperationsAnswer['parts'][number] {
    return {
      id,
      kind,
      state,
      figure,
      name: this.words(`parts/${id}`),
      sentence: this.words(`sentences/${key}`, values),
      todo: todo === null ? null : this.words(`sentences/${todo}`, values),
    };
  }

  private projection(projection: ProjectionStatus, head: bigint): OperationsAnswer['projections'][number] {
    const { name, version, position, stopped } = projection;
    const lag = lagOf(projection, head);
    const key = stopped ? 'stopped' : lag > FAR_BEHIND ? 'late' : 'ok';
    const values = {
      lag: Number(lag),
      at: stopped?.position ?? '',
      type: stopped?.type ?? '',
      error: stopped?.error ?? '',
    };
    const todo = key === 'ok' ? null : this.words(`sentences/projection/${key}-do`, values);
    return {
      name,
      version,
      position,
      head: head.toString(),
      lag: Number(lag),
      stopped,
      sentence: this.words(`sentences/projection/${key}`, values),
      todo,
    };
  }

  /** The codes of what went wrong are those of the office's own refusals: they have their words already. */
  private followUp({
    id,
    obligation,
    queue,
    correlationId,
    openedAt,
    parkedAt,
    retries,
    reason,
    error,
  }: ParkedFollowUp): OperationsAnswer['parked'][number] {
    const known = this.texts.has(`problems/${reason}/title`);
    const say = (part: string): Words =>
      this.both(known ? `problems/${reason}/${part}` : `operations-screens/unknown-reason/${part}`, { code: reason });
    return {
      id,
      obligation,
      name: this.both(`audit/codes/follow-up/${obligation}`),
      queue,
      correlationId,
      openedAt,
      parkedAt,
      retries,
      code: reason,
      error,
      reason: say('title'),
      todo: say('detail'),
    };
  }

  private words(key: string, values: Readonly<Record<string, string | number>> = {}): Words {
    return this.both(`operations-screens/${key}`, values);
  }

  private both(key: string, values: Readonly<Record<string, string | number>> = {}): Words {
    return { ja: this.texts.get('ja', key, values), en: this.texts.get('en', key, values) };
  }
}
