/** Every request by post with its stage and money, and the intervals it spent in each: board, ledger, age and flow, now and then. */
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { projection, readModel, type Rows, type Seen } from '../kernel/read-model.js';
import type { SealedValues } from '../kernel/store/seal.js';
import type { InquiryReason, MailEvent, PostService, RejectReason, Wanted } from './events.js';
import type { Stage } from './mail-request.js';
import type { Purse } from './money/ledger.js';

export const mailModel = readModel('mail_requests', 1);

export interface MailStep {
  readonly at: string;
  readonly kind: string;
  readonly person: string;
  readonly detail?: string;
}

/** Before the clerks can take it. */
export type MailState = Stage | 'arrived';

@Entity({ schema: mailModel.schema, name: 'mail_request' })
@Index(['state', 'promisedOn', 'arrivedAt'])
export class MailRequestRow {
  @PrimaryColumn('text') id!: string;
  @Index({ unique: true }) @Column('text') number!: string;
  @Column('text') officeId!: string;
  @Column('text') state!: MailState;
  @Column('text') requesterClass!: string;
  @Column('jsonb') kinds!: Wanted[];
  @Column('text') service!: PostService;
  @Column('text') arrivedOn!: string;
  @Column('timestamptz') arrivedAt!: Date;
  /** Null while an answer is waited for. */
  @Column('text', { nullable: true }) promisedOn!: string | null;
  @Column('text', { nullable: true }) replyBy!: string | null;
  @Column('jsonb') reasons!: InquiryReason[];
  @Column('integer') inquiries!: number;
  @Column('timestamptz') since!: Date;
  @Column('text', { nullable: true }) holder!: string | null;
  @Column('timestamptz', { nullable: true }) heldSince!: Date | null;
  @Column('boolean') taken!: boolean;
  @Column('boolean') stopped!: boolean;
  @Index() @Column('text', { nullable: true }) subject!: string | null;
  @Column('boolean') settled!: boolean;
  @Column('jsonb') purse!: Purse;
  @Column('text', { nullable: true }) printedBy!: string | null;
  @Column('text', { nullable: true }) verifiedBy!: string | null;
  @Column('text', { array: true }) certificates!: string[];
  @Column('text', { nullable: true }) dispatchedOn!: string | null;
  @Column('timestamptz', { nullable: true }) endedAt!: Date | null;
  @Column('text', { nullable: true }) rejected!: RejectReason | null;
  @Column('jsonb') steps!: MailStep[];
  /** The registration, whose sealed values name the sender. */
  @Column('text') eventId!: string;
  @Column('jsonb') sealed!: SealedValues;
  @Column('text') spanId!: string;
  @Column('integer') version!: number;
}

@Entity({ schema: mailModel.schema, name: 'mail_request_span' })
@Index(['from', 'to'])
@Index(['requestId', 'from'])
export class MailSpanRow {
  @PrimaryColumn('text') id!: string;
  @Column('text') requestId!: string;
  @Column('text') state!: MailState;
  @Column('text', { nullable: true }) holder!: string | null;
  @Column('timestamptz') from!: Date;
  @Column('timestamptz', { nullable: true }) to!: Date | null;
}

/** One row per sheet: the same sheet in two envelopes is a mistake. */
@Entity({ schema: mailModel.schema, name: 'money_order' })
export class MoneyOrderRow {
  @PrimaryColumn('text') number!: string;
  @Column('text') requestId!: string;
}

type Of<T extends MailEvent['type']> = Seen<Extract<MailEvent, { type: T }>>;

const step = ({ type, recordedAt, actor }: Seen<MailEvent>, detail?: string): MailStep => ({
  at: recordedAt,
  kind: type.replace('mail-requests.', ''),
  person: actor.person,
  ...(detail === undefined ? {} : { detail }),
});

const openSpan = (event: Seen<MailEvent>, rows: Rows, row: Pick<MailRequestRow, 'id' | 'state' | 'holder'>): void =>
  rows.put(MailSpanRow, {
    id: event.id,
    requestId: row.id,
    state: row.state,
    holder: row.holder,
    from: new Date(event.recordedAt),
    to: null,
  });

const change = async (
  event: Seen<MailEvent>,
  rows: Rows,
  changes: (row: MailRequestRow) => Partial<MailRequestRow>,
  detail?: string,
): Promise<void> => {
  const before = await rows.get(MailRequestRow, event.data.requestId);
  if (!before) return;
  const at = new Date(event.recordedAt);
  const row: MailRequestRow = {
    ...before,
    ...changes(before),
    version: event.version,
    steps: [...before.steps, step(event, detail)],
  };
  const moved = row.state !== before.state || row.holder !== before.holder;
  if (!moved) return rows.put(MailRequestRow, row);
  await rows.change(MailSpanRow, before.spanId, () => ({ to: at }));
  const over = row.state === 'closed' || row.state === 'rejected';
  if (!over) openSpan(event, rows, row);
  rows.put(MailRequestRow, { ...row, spanId: event.id, ...(row.state === before.state ? {} : { since: at }) });
};

const registered = (event: Of<'mail-requests.EnvelopeRegistered'>, rows: Rows): void => {
  const {
    requestId: id,
    number,
    officeId,
    requesterClass,
    kinds,
    reply,
    arrivedOn,
    promisedOn,
    moneyOrders,
  } = event.data;
  const at = new Date(event.recordedAt);
  const none = {
    replyBy: null,
    heldSince: null,
    subject: null,
    printedBy: null,
    verifiedBy: null,
    dispatchedOn: null,
    endedAt: null,
    rejected: null,
  };
  const row: MailRequestRow = {
    ...none, id, number, officeId, requesterClass, kinds, service: reply.service, arrivedOn, arrivedAt: at, promisedOn, state: 'arrived', since: at,
    holder: null, taken: false, stopped: false, settled: false, reasons: [], inquiries: 0, purse: { orders: moneyOrders.map(sheet), kept: [], returned: [] },
    certificates: [], steps: [step(event)], eventId: event.id, sealed: event.sealed, spanId: event.id, version: event.version,
  }; // prettier-ignore
  rows.put(MailRequestRow, row);
  openSpan(event, rows, row);
  for (const order of moneyOrders) rows.put(MoneyOrderRow, { number: order.number, requestId: id });
};

const sheet = ({ number, amount }: { number: string; amount: number }) => ({ number, amount });
const free = { holder: null, heldSince: null } as const;

/** Where an open request stands by what was done so far. */
const stageOf = ({ taken, subject, certificates, verifiedBy, stopped }: MailRequestRow): MailState => {
  if (stopped && subject === null) return 'stopped';
  if (verifiedBy !== null) return 'sealing';
  if (certificates.length > 0) return 'verifying';
  if (subject !== null) return 'issuing';
  return taken ? 'searching' : 'screening';
};

const staged = (changes: (row: MailRequestRow) => Partial<MailRequestRow>) => (row: MailRequestRow) => {
  const changed = { ...row, ...changes(row) };
  return { ...changed, state: changed.state === 'dispatch' ? changed.state : stageOf(changed) };
};

export const mailProjection = projection<MailEvent>({
  model: mailModel,
  entities: [MailRequestRow, MailSpanRow, MoneyOrderRow],
  topic: 'mail',
  on: {
    'mail-requests.EnvelopeRegistered': registered,
    'mail-requests.MailIntakeOpened': (event, rows) => change(event, rows, () => ({ state: 'screening' })),
    'mail-requests.Claimed': (event, rows) =>
      change(event, rows, staged(() => ({ taken: true, holder: event.actor.person, heldSince: new Date(event.recordedAt) }))), // prettier-ignore
    'mail-requests.Released': (event, rows) => change(event, rows, () => free, event.data.reason),
    'mail-requests.SubjectFound': (event, rows) =>
      change(event, rows, staged((row) => ({ subject: event.data.person, stopped: row.stopped || event.data.protected }))), // prettier-ignore
    'mail-requests.ProtectedStopped': (event, rows) =>
      change(event, rows, staged(() => ({ ...free, stopped: true, subject: null }))), // prettier-ignore
    'mail-requests.FeeSettled': (event, rows) =>
      change(event, rows, (row) => ({ settled: true, purse: { ...row.purse, kept: event.data.kept, returned: event.data.returned } })), // prettier-ignore
    'mail-requests.InquirySent': (event, rows) => {
      const { reasons, replyBy } = event.data;
      return change(
        event,
        rows,
        (row) => ({ ...free, state: 'waiting', reasons, replyBy, promisedOn: null, inquiries: row.inquiries + 1 }),
        reasons.join(' '),
      );
    },
    'mail-requests.ReplyReceived': async (event, rows) => {
      const { moneyOrders, promisedOn } = event.data;
      await change(event, rows, (row) => {
        const purse = { ...row.purse, orders: [...row.purse.orders, ...moneyOrders.map(sheet)] };
        const answered = { ...row, purse, promisedOn, replyBy: null, reasons: [] };
        return { ...answered, state: afterReply(answered) };
      });
      for (const order of moneyOrders)
        rows.put(MoneyOrderRow, { number: order.number, requestId: event.data.requestId });
    },
    'mail-requests.CertificatePrinted': (event, rows) => {
      const certificates = event.data.certificates.map(({ certificateId }) => certificateId);
      return change(
        event,
        rows,
        staged(() => ({ ...free, certificates, printedBy: event.actor.person })),
      );
    },
    'mail-requests.Verified': (event, rows) =>
      change(
        event,
        rows,
        staged(() => ({ verifiedBy: event.actor.person })),
      ),
    'mail-requests.VerificationFailed': (event, rows) =>
      change(event, rows, staged(() => ({ ...free, certificates: [], printedBy: null })), event.data.reasons.join(' ')), // prettier-ignore
    'mail-requests.AddresseeChecked': (event, rows) => change(event, rows, () => ({ state: 'dispatch' })),
    'mail-requests.Dispatched': (event, rows) =>
      change(event, rows, () => ({ ...free, dispatchedOn: event.data.dispatchedOn }), event.data.service),
    'mail-requests.ReturnedUnspent': (event, rows) =>
      change(event, rows, ({ purse }) => ({
        purse: {
          orders: purse.orders,
          kept: purse.kept.filter((number) => !event.data.orders.includes(number)),
          returned: [...new Set([...purse.returned, ...event.data.orders])],
        },
      })),
    'mail-requests.Rejected': (event, rows) =>
      change(event, rows, () => ({ ...free, state: 'rejected', rejected: event.data.reason, endedAt: new Date(event.recordedAt) }), event.data.reason), // prettier-ignore
    'mail-requests.Closed': (event, rows) =>
      change(event, rows, (row) => (row.state === 'rejected' ? {} : { ...free, state: 'closed', endedAt: new Date(event.recordedAt) })), // prettier-ignore
  },
});

/** A label that was printed before the inquiry is still good; its check was recorded as a step. */
const afterReply = (row: MailRequestRow): MailState =>
  row.steps.some(({ kind }) => kind === 'AddresseeChecked') ? 'dispatch' : stageOf(row);
