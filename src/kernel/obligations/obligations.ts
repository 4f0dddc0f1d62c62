/** All follow-ups of this process: what is owed, the jobs that do it, and those that wait for a person. */
import type { DataSource } from 'typeorm';
import type { Written } from '../command.js';
import type { Meta } from '../decider.js';
import type { Executor } from '../execute.js';
import type { Obligation, ObligationJob, QueueName } from '../obligation.js';
import { NotFound } from '../problems.js';
import type { Projections } from '../projections.js';
import type { QueueDepth, Queues } from '../queues/index.js';
import type { Projection } from '../read-model.js';
import type { EventStore } from '../store/port.js';
import { checkDeclarations } from './check-declarations.js';
import { Entries } from './entries.js';
import type { DiscardReason } from './events.js';
import {
  decideDiscard,
  decideRetry,
  DiscardFollowUp,
  followUpFold,
  followUpStream,
  RetryFollowUp,
} from './follow-up.js';
import { park, runFollowUp, type RunTools } from './follow-up-run.js';
import type { Entry } from './ledger.js';
import { OBLIGATIONS_TOPIC, openObligations } from './open-obligation.projection.js';
import { Pump } from './pump.js';
import { Repeat } from './repeat.js';

export interface ObligationsSettings {
  readonly jobs: readonly ObligationJob[];
  readonly source: DataSource;
  readonly projections: Pick<Projections, 'reached' | 'onMoved'>;
  readonly store: EventStore;
  readonly executor: Executor;
  readonly queues: Queues;
  readonly onError: (error: unknown) => void;
  /** Jobs of one queue under way at once. */
  readonly concurrency?: Partial<Record<QueueName, number>>;
  readonly reconcileMs?: number;
}

export interface OpenFollowUp {
  readonly id: string;
  readonly obligation: string;
  readonly key: string;
  readonly queue: QueueName;
  readonly correlationId: string;
  readonly openedAt: string;
  readonly due: string | null;
  readonly retries: number;
}

/** A task for a person; `reason` is a code with a text in the user's language, `error` the class of what went wrong. */
export interface ParkedFollowUp extends OpenFollowUp {
  readonly parkedAt: string;
  readonly reason: string;
  readonly error: string | null;
}

export interface QueueStatus {
  readonly queue: QueueName;
  /** Null when the backend does not answer; what is owed and since when is known all the same. */
  readonly depth: QueueDepth | null;
  readonly open: number;
  readonly parked: number;
  readonly oldest: string | null;
  readonly firstDue: string | null;
}

interface Running {
  readonly settings: ObligationsSettings;
  readonly entries: Entries;
  readonly pump: Pump;
  readonly repeats: readonly Repeat[];
  readonly unlisten: () => void;
}

const CONCURRENCY = 8;
const RECONCILE_MS = 30_000;
const CATCH_UP_MS = 5_000;
const iso = (moment: Date | null): string | null => moment?.toISOString() ?? null;

export class Obligations {
  /** To be registered with the other projections. */
  readonly projection: Projection;
  private running: Running | null = null;

  constructor(private readonly declarations: readonly Obligation[]) {
    this.projection = openObligations(declarations);
  }

  /** Returns at once; work begins as soon as the projection knows all that is recorded. @throws when a declaration has no job. */
  start(settings: ObligationsSettings): void {
    const { jobs, source, projections, store, queues, executor, onError, reconcileMs = RECONCILE_MS } = settings;
    checkDeclarations(this.declarations, jobs, queues.names);
    const entries = new Entries(source, this.projection.model);
    const caughtUp = async () => projections.reached(this.projection.model, await store.head(), CATCH_UP_MS);
    const tools: RunTools = {
      entries,
      store,
      executor,
      caughtUp,
      jobs: new Map(jobs.map((job) => [job.obligation, job])),
    };
    const pump = new Pump(entries, queues, caughtUp);
    let working = false;
    const reconciling = new Repeat(
      async () => {
        // Until the projection has caught up once, nobody can tell what is still owed: no job may run.
        if (!working && !(await caughtUp())) return false;
        if (!working) this.work(settings, tools);
        working = true;
        return (await pump.reconcile()) !== undefined;
      },
      reconcileMs,
      onError,
    );
    const pumping = new Repeat(async () => !working || (await pump.pump(), true), reconcileMs, onError);
    const unlisten = projections.onMoved(({ topic }) => topic === OBLIGATIONS_TOPIC && pumping.now());
    this.running = { settings, entries, pump, repeats: [reconciling, pumping], unlisten };
    reconciling.now();
  }

  /** @returns how many were missing in the queues and were added; undefined while the projection is being built. */
  async reconcile(): Promise<number | undefined> {
    return this.must().pump.reconcile();
  }

  async open(): Promise<OpenFollowUp[]> {
    return (await this.must().entries.open()).map(toOpen);
  }

  async parked(): Promise<ParkedFollowUp[]> {
    const entries = await this.must().entries.parked();
    return entries.map((entry) => ({
      ...toOpen(entry),
      parkedAt: iso(entry.parkedAt) ?? '',
      reason: entry.reason ?? '',
      error: entry.error,
    }));
  }

  /** Per queue: what the backend holds, and how much and how old what is owed is by the events. */
  async status(): Promise<QueueStatus[]> {
    const { settings, entries } = this.must();
    const [found, depths] = await Promise.all([entries.ages(), settings.queues.depths().catch(() => [])]);
    const ages = new Map(found.map((age) => [age.queue, age]));
    return settings.queues.names.map((queue) => {
      const { open = 0, parked = 0, oldest = null, firstDue = null } = ages.get(queue) ?? {};
      const depth = depths.find((one) => one.queue === queue) ?? null;
      return { queue, depth, open, parked, oldest: iso(oldest), firstDue: iso(firstDue) };
    });
  }

  /** @throws NotFound, Refused. */
  async retry(id: string, meta: Meta): Promise<Written> {
    const { name, context } = await this.stuck(id, meta);
    const command = new RetryFollowUp(name, context);
    return this.must().settings.executor.decide({
      stream: followUpStream(name),
      fold: followUpFold,
      command,
      decide: decideRetry,
    });
  }

  /** Closes the obligation for good. @throws NotFound, Refused. */
  async discard(id: string, reason: DiscardReason, meta: Meta): Promise<Written> {
    const { name, context } = await this.stuck(id, meta);
    const command = new DiscardFollowUp({ ...name, reason }, context);
    return this.must().settings.executor.decide({
      stream: followUpStream(name),
      fold: followUpFold,
      command,
      decide: decideDiscard,
    });
  }

  /** Stops adding jobs. Those under way end when the queues are closed, which comes next. */
  async close(): Promise<void> {
    const running = this.running;
    if (!running) return;
    running.unlisten();
    await Promise.all(running.repeats.map((repeat) => repeat.close()));
  }

  private work({ queues, concurrency, onError }: ObligationsSettings, tools: RunTools): void {
    const gaveUp = 'kernel.follow-up-gave-up';
    for (const queue of new Set(this.declarations.map(({ queue }) => queue))) {
      queues.work(queue, {
        concurrency: concurrency?.[queue] ?? CONCURRENCY,
        run: (job) => runFollowUp(tools, job),
        onGivenUp: (job) => park(tools, job, gaveUp).catch(onError),
      });
    }
  }

  private async stuck(id: string, meta: Meta) {
    const entry = await this.must().entries.find(id);
    if (!entry) throw new NotFound('follow-up', id);
    const { obligation, key, eventId: openedBy, correlationId } = entry;
    return { name: { obligation, key, openedBy }, context: { ...meta, correlationId, causationId: openedBy } };
  }

  private must(): Running {
    if (!this.running) throw new Error('the obligations were not started');
    return this.running;
  }
}

const toOpen = ({ id, obligation, key, queue, correlationId, openedAt, due, retries }: Entry): OpenFollowUp => ({
  id,
  obligation,
  key,
  queue,
  correlationId,
  openedAt: openedAt.toISOString(),
  due: iso(due),
  retries,
});
