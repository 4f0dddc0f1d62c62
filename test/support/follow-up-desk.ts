/** A small office for the suites of queues and obligations: forms are handed off, and each needs a work item at the centre. */
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { DomainCommand } from '../../src/kernel/command.js';
import { refused, type Decide, type Fold, type Meta } from '../../src/kernel/decider.js';
import { defineEvents, type EventOf } from '../../src/kernel/events.js';
import { Executor } from '../../src/kernel/execute.js';
import { Feed } from '../../src/kernel/feed.js';
import { newId } from '../../src/kernel/ids.js';
import { followUpMeta, obligation, type FollowUp, type ObligationJob } from '../../src/kernel/obligation.js';
import { kernelEvents, Obligations } from '../../src/kernel/obligations/index.js';
import { Projections } from '../../src/kernel/projections.js';
import { createQueues, type QueueBackend, type Queues, type QueueTuning } from '../../src/kernel/queues/index.js';
import { EventCodec } from '../../src/kernel/store/codec.js';
import { PostgresEventStore } from '../../src/kernel/store/postgres.js';
import { MemoryKeyRing, Sealer } from '../../src/kernel/store/seal.js';

const form = z.strictObject({ formId: z.string() });
export const deskEvents = defineEvents({
  'desk.FormHandedOff': { doc: 'A form went to the centre.', data: form },
  'desk.HandOffWithdrawn': { doc: 'The counter took a form back.', data: form },
  'desk.WorkItemOpened': { doc: 'The centre has the form on its list.', data: form },
});
export type DeskEvent = EventOf<typeof deskEvents>;

export const openWorkItem = obligation<DeskEvent>({
  name: 'desk.open-work-item',
  queue: 'centre-intake',
  opens: { 'desk.FormHandedOff': ({ data: { formId } }) => ({ key: formId, ids: { formId } }) },
  closes: {
    'desk.WorkItemOpened': ({ data }) => data.formId,
    'desk.HandOffWithdrawn': ({ data }) => data.formId,
  },
});

type Form = { readonly formId: string };
class HandOff extends DomainCommand<Form> {}
class WithdrawHandOff extends DomainCommand<Form> {}
class OpenWorkItem extends DomainCommand<Form> {}

type Count = { readonly events: number };
const counted: Fold<Count, DeskEvent> = { initial: { events: 0 }, evolve: ({ events }) => ({ events: events + 1 }) };
const decideHandOff: Decide<HandOff, Count, DeskEvent> = ({ data }) => [{ type: 'desk.FormHandedOff', data }];
const decideWithdraw: Decide<WithdrawHandOff, Count, DeskEvent> = ({ data }) => [
  { type: 'desk.HandOffWithdrawn', data },
];
/** Says yes twice on purpose: only the command's id keeps a second run from writing a second event. */
const decideOpen: Decide<OpenWorkItem, Count, DeskEvent> = ({ data }) =>
  data.formId.startsWith('refused') ? refused('desk.not-our-form') : [{ type: 'desk.WorkItemOpened', data }];

export interface DeskOptions {
  readonly database: string;
  readonly backend: QueueBackend;
  readonly tuning?: Partial<QueueTuning>;
  readonly reconcileMs?: number;
  /** What the job does around its command; the command itself when not given. */
  readonly job?: (followUp: FollowUp, report: () => Promise<void>) => Promise<void>;
}

const clerk = { kind: 'staff', account: 'clerk', person: 'clerk', role: 'window', office: 'higashi' } as const;

export class Desk {
  readonly obligations = new Obligations([openWorkItem]);
  readonly errors: unknown[] = [];
  readonly store: PostgresEventStore;
  readonly executor: Executor;
  readonly source: DataSource;
  readonly projections: Projections;
  queues!: Queues;
  private readonly feed: Feed;
  private readonly onError = (error: unknown): void => void this.errors.push(error);

  private constructor(private readonly options: DeskOptions) {
    const { database: url } = options;
    const sealer = new Sealer(new MemoryKeyRing(), Buffer.alloc(32, 1));
    const codec = new EventCodec({ ...deskEvents, ...kernelEvents }, {}, sealer);
    const { projection } = this.obligations;
    this.store = new PostgresEventStore({ url, onError: this.onError });
    this.executor = new Executor(this.store, codec, sealer);
    this.feed = new Feed(this.store, this.onError);
    this.source = new DataSource({ type: 'postgres', url, entities: [...projection.entities], extra: { max: 10 } });
    this.projections = new Projections(this.source, this.feed, codec, [projection], this.onError);
  }

  static async open(options: DeskOptions): Promise<Desk> {
    const desk = new Desk(options);
    await desk.source.initialize();
    await desk.projections.start();
    const { backend, tuning = {} } = options;
    desk.queues = await createQueues(backend, ['centre-intake'], {
      tuning: { backoffMs: 50, ...tuning },
      onError: desk.onError,
    });
    return desk;
  }

  startFollowUps(): void {
    const { source, projections, store, executor, queues, onError } = this;
    const { reconcileMs = 500 } = this.options;
    this.obligations.start({ jobs: [this.job()], source, projections, store, executor, queues, onError, reconcileMs });
  }

  async handOff(formId: string, stream = `case-${formId}`): Promise<void> {
    const command = new HandOff({ formId }, await this.meta());
    await this.executor.decide({ stream, fold: counted, command, decide: decideHandOff });
  }

  async withdraw(formId: string, stream = `case-${formId}`): Promise<void> {
    const command = new WithdrawHandOff({ formId }, await this.meta());
    await this.executor.decide({ stream, fold: counted, command, decide: decideWithdraw });
  }

  async meta(): Promise<Meta> {
    return { commandId: newId(), actor: clerk, now: (await this.store.now()).toISOString() };
  }

  /** Forms for which the centre has a work item, once for each event: a form twice in it was opened twice. */
  async workItems(): Promise<string[]> {
    const { events } = await this.store.readAll(0n, { types: ['desk.WorkItemOpened'], limit: 10_000 });
    return events.map(({ payload }) => (JSON.parse(payload) as { data: Form }).data.formId).sort();
  }

  async events(type: string): Promise<number> {
    return (await this.store.readAll(0n, { types: [type], limit: 10_000 })).events.length;
  }

  /** The projection knows all that is recorded. */
  async settled(): Promise<void> {
    await this.projections.reached(this.obligations.projection.model, await this.store.head(), 10_000);
  }

  async close(): Promise<void> {
    await this.obligations.close();
    await this.queues.close();
    await this.projections.close();
    this.feed.close();
    await this.source.destroy();
    await this.store.close();
  }

  private job(): ObligationJob {
    return {
      obligation: openWorkItem.name,
      run: async (followUp) => {
        const report = () => this.openWorkItem(followUp);
        await (this.options.job ? this.options.job(followUp, report) : report());
      },
    };
  }

  private async openWorkItem(followUp: FollowUp): Promise<void> {
    const { formId = '' } = followUp.ids;
    const command = new OpenWorkItem({ formId }, followUpMeta(followUp, (await this.store.now()).toISOString()));
    await this.executor.decide({ stream: `workItem-${formId}`, fold: counted, command, decide: decideOpen });
  }
}

export const eventually = async (
  what: string,
  holds: () => Promise<boolean> | boolean,
  timeoutMs = 15_000,
): Promise<void> => {
  const deadline = Date.now() + timeoutMs;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`not within ${timeoutMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
};
