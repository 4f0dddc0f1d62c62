/** Every form at the centre with its state, and the intervals it spent in each: lists, depth, age and flow, now and at any earlier moment. */
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { projection, readModel, type Rows, type Seen } from '../kernel/read-model.js';
import type { CentreEvent, Priority, ReturnReason, Stage } from './events.js';

export const workItemModel = readModel('work_item', 2);

export const workStates = [
  'entry-waiting',
  'entry',
  'review-waiting',
  'review',
  'hold',
  'returned-operator',
  'returned-ward',
  'approved',
  'withdrawn',
] as const;
export type WorkState = (typeof workStates)[number];
/** The centre owes something for these. */
export const activeStates: readonly WorkState[] = [
  'entry-waiting',
  'entry',
  'review-waiting',
  'review',
  'hold',
  'returned-operator',
];

@Entity({ schema: workItemModel.schema, name: 'work_item' })
@Index(['state', 'stage'])
@Index(['promisedAt', 'arrivedAt', 'id'])
export class WorkItemRow {
  @PrimaryColumn('text') id!: string;
  @Index() @Column('text') caseId!: string;
  @Column('text') caseNumber!: string;
  @Column('text') handOffId!: string;
  @Column('text') officeId!: string;
  @Column('text') formKind!: string;
  @Column('text') lifeEvent!: string;
  @Column('text') catalogue!: string;
  @Column('text') receptionDate!: string;
  @Column('boolean') protected!: boolean;
  @Column('boolean') prefilled!: boolean;
  @Column('integer') images!: number;
  @Column('text') priority!: Priority;
  @Column('boolean') raised!: boolean;
  @Column('timestamptz') promisedAt!: Date;
  @Column('timestamptz') arrivedAt!: Date;
  @Column('text') state!: WorkState;
  /** Whose turn it is; null when the centre is done with it. */
  @Column('text', { nullable: true }) stage!: Stage | null;
  @Column('timestamptz') since!: Date;
  @Column('text', { nullable: true }) holder!: string | null;
  @Column('integer', { nullable: true }) claimVersion!: number | null;
  @Column('text', { nullable: true }) holdReason!: string | null;
  /** Whose entry was returned and waits for her. */
  @Column('text', { nullable: true }) returnedTo!: string | null;
  @Column('text', { array: true }) received!: string[];
  @Column('text', { array: true }) enteredBy!: string[];
  @Column('text', { array: true }) reviewedBy!: string[];
  @Column('timestamptz', { nullable: true }) enteredAt!: Date | null;
  @Column('timestamptz', { nullable: true }) reviewedAt!: Date | null;
  @Column('jsonb') reasons!: ReturnReason[];
  /** Who asks to correct what was approved; null when no correction waits. */
  @Index() @Column('text', { nullable: true }) correctedBy!: string | null;
  @Column('text') spanId!: string;
  @Column('integer') version!: number;
}

@Entity({ schema: workItemModel.schema, name: 'work_item_span' })
@Index(['from', 'to'])
@Index(['to'])
@Index(['formId', 'from'])
@Index(['holder', 'from'])
export class WorkItemSpanRow {
  @PrimaryColumn('text') id!: string;
  @Column('text') formId!: string;
  @Column('text') caseId!: string;
  @Column('text') state!: WorkState;
  @Column('text', { nullable: true }) holder!: string | null;
  @Column('timestamptz') from!: Date;
  @Column('timestamptz', { nullable: true }) to!: Date | null;
  /** The form came to the centre with this interval. */
  @Column('boolean') arrival!: boolean;
}

type Of<T extends CentreEvent['type']> = Seen<Extract<CentreEvent, { type: T }>>;

const put = (event: Seen<CentreEvent>, rows: Rows, row: WorkItemRow, before: WorkItemRow | undefined) => {
  const at = new Date(event.recordedAt);
  const moved = event.type === 'centre.WorkItemOpened' || row.state !== before?.state || row.holder !== before.holder;
  if (!moved) return rows.put(WorkItemRow, { ...row, version: event.version });
  const arrival = event.type === 'centre.WorkItemOpened';
  const { id: formId, caseId, state, holder } = row;
  rows.put(WorkItemSpanRow, { id: event.id, formId, caseId, state, holder, from: at, to: null, arrival });
  rows.put(WorkItemRow, { ...row, since: at, spanId: event.id, version: event.version });
};

const change = async (event: Seen<CentreEvent>, rows: Rows, changes: (row: WorkItemRow) => Partial<WorkItemRow>) => {
  const before = await rows.get(WorkItemRow, event.data.formId);
  if (!before) return;
  const row = { ...before, ...changes(before) };
  if (row.state !== before.state || row.holder !== before.holder) await end(event, rows, before);
  put(event, rows, row, before);
};

const end = (event: Seen<CentreEvent>, rows: Rows, { spanId }: WorkItemRow) =>
  rows.change(WorkItemSpanRow, spanId, () => ({ to: new Date(event.recordedAt) }));

const adding = (list: readonly string[], one: string): string[] => (list.includes(one) ? [...list] : [...list, one]);
const free = { holder: null, claimVersion: null, holdReason: null } as const;
const done = { ...free, stage: null, returnedTo: null } as const;

const opened = async (event: Of<'centre.WorkItemOpened'>, rows: Rows) => {
  const before = await rows.get(WorkItemRow, event.data.formId);
  if (before) await end(event, rows, before);
  const {
    formId,
    caseId,
    caseNumber,
    handOffId,
    officeId,
    formKind,
    lifeEvent,
    catalogue,
    receptionDate,
    prefilled,
    priority,
  } = event.data;
  const at = new Date(event.recordedAt);
  put(
    event,
    rows,
    {
      id: formId,
      caseId,
      caseNumber,
      handOffId,
      officeId,
      formKind,
      lifeEvent,
      catalogue,
      receptionDate,
      prefilled,
      priority,
      protected: event.data.protected,
      images: event.data.images.length,
      raised: false,
      promisedAt: new Date(event.data.promisedAt),
      arrivedAt: at,
      state: 'entry-waiting',
      stage: 'entry',
      since: at,
      ...free,
      returnedTo: null,
      received: [...new Set([...event.data.receivedBy, ...event.data.scannedBy])],
      enteredBy: before?.enteredBy ?? [],
      reviewedBy: before?.reviewedBy ?? [],
      enteredAt: null,
      reviewedAt: null,
      reasons: [],
      correctedBy: null,
      spanId: event.id,
      version: event.version,
    },
    before,
  );
};

/** Back to the list it came from. */
const offered =
  (stage: Stage) =>
  (row: WorkItemRow): Partial<WorkItemRow> => ({
    ...free,
    state: stage === 'review' ? 'review-waiting' : row.returnedTo === null ? 'entry-waiting' : 'returned-operator',
  });

export const workItemProjection = projection<CentreEvent>({
  model: workItemModel,
  entities: [WorkItemRow, WorkItemSpanRow],
  topic: 'centre',
  on: {
    'centre.WorkItemOpened': opened,
    'centre.Claimed': (event, rows) =>
      change(event, rows, () => ({
        state: event.data.stage,
        stage: event.data.stage,
        holder: event.actor.person,
        claimVersion: event.version,
        holdReason: null,
      })),
    'centre.Released': (event, rows) => change(event, rows, offered(event.data.stage)),
    'centre.LeaseExpired': (event, rows) => change(event, rows, offered(event.data.stage)),
    'centre.PutOnHold': (event, rows) =>
      change(event, rows, () => ({
        state: 'hold',
        holder: event.actor.person,
        claimVersion: null,
        holdReason: event.data.reason,
      })),
    'centre.EntrySubmitted': (event, rows) =>
      change(event, rows, (row) => ({
        ...free,
        state: 'review-waiting',
        stage: 'review',
        returnedTo: null,
        enteredBy: adding(row.enteredBy, event.actor.person),
        enteredAt: new Date(event.recordedAt),
      })),
    'centre.Approved': (event, rows) =>
      change(event, rows, (row) => ({ ...done, ...reviewed(event, row), state: 'approved', reasons: [] })),
    'centre.ReturnedToOperator': (event, rows) =>
      change(event, rows, (row) => ({
        ...free,
        ...reviewed(event, row),
        state: 'returned-operator',
        stage: 'entry',
        returnedTo: event.data.operator,
        reasons: [...event.data.reasons],
      })),
    'centre.ReturnedToWard': (event, rows) =>
      change(event, rows, (row) => ({
        ...done,
        ...(event.data.by === 'review' ? reviewed(event, row) : {}),
        state: 'returned-ward',
        reasons: [...event.data.reasons],
      })),
    'centre.WorkItemWithdrawn': (event, rows) =>
      change(event, rows, (row) =>
        row.handOffId === event.data.handOffId ? { ...done, state: 'withdrawn', correctedBy: null } : {},
      ),
    'centre.PriorityRaised': (event, rows) => change(event, rows, () => ({ raised: true })),
    'centre.Corrected': (event, rows) =>
      change(event, rows, (row) => ({
        correctedBy: event.actor.person,
        enteredBy: adding(row.enteredBy, event.actor.person),
      })),
    'centre.CorrectionApproved': (event, rows) =>
      change(event, rows, (row) => ({ ...reviewed(event, row), correctedBy: null })),
    'centre.CorrectionRefused': (event, rows) =>
      change(event, rows, (row) => ({ ...reviewed(event, row), correctedBy: null })),
  },
});

const reviewed = ({ actor, recordedAt }: Seen<CentreEvent>, row: WorkItemRow): Partial<WorkItemRow> => ({
  reviewedBy: adding(row.reviewedBy, actor.person),
  reviewedAt: new Date(recordedAt),
});
