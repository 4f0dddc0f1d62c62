/** Where every case stands: for lists, the counter, the manager. Names are not here; the case itself holds them sealed. */
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { projection, readModel, type Rows, type Seen } from '../../kernel/read-model.js';
import type { CaseEvent, LifeEvent } from './events.js';

export const casesModel = readModel('cases', 3);

export interface FormInCase {
  readonly formId: string;
  readonly formKind: string;
  readonly status: 'prepared' | 'scanned' | 'at-centre' | 'sent-back' | 'finished' | 'dropped';
  readonly since: string;
  readonly promisedAt: string | null;
}

@Entity({ schema: casesModel.schema, name: 'case' })
@Index(['officeId', 'receptionDate'])
export class CaseRow {
  @PrimaryColumn('text') id!: string;
  @Index({ unique: true }) @Column('text') number!: string;
  @Index() @Column('text') officeId!: string;
  @Column('text') receptionDate!: string;
  @Column('text') lifeEvent!: LifeEvent;
  @Column('text') status!: 'open' | 'at-centre' | 'ready' | 'closed' | 'withdrawn' | 'sent-back';
  @Index() @Column('text', { nullable: true }) ticketId!: string | null;
  @Column('integer') persons!: number;
  @Column('boolean') protected!: boolean;
  @Column('jsonb') forms!: FormInCase[];
  @Column('integer') accepted!: number;
  @Column('integer') referred!: number;
  @Column('timestamptz') openedAt!: Date;
  @Column('timestamptz') since!: Date;
  @Column('timestamptz', { nullable: true }) readyAt!: Date | null;
  @Column('timestamptz', { nullable: true }) closedAt!: Date | null;
  @Column('text') openedBy!: string;
  @Column('integer') version!: number;
}

type Of<T extends CaseEvent['type']> = Seen<Extract<CaseEvent, { type: T }>>;
type InForm =
  | 'reception.FormScanned'
  | 'reception.FormHandedOff'
  | 'reception.HandOffWithdrawn'
  | 'reception.FormSentBack'
  | 'reception.FormFinished'
  | 'reception.FormDropped';

const touch = (event: Seen<CaseEvent>, rows: Rows, changes: (row: CaseRow) => Partial<CaseRow> = () => ({})) =>
  rows.change(CaseRow, event.data.caseId, (row) => ({ version: event.version, ...changes(row) }));

const stand = (event: Seen<CaseEvent>, status: CaseRow['status']): Partial<CaseRow> => ({
  status,
  since: new Date(event.recordedAt),
});

const form = (event: Of<InForm>, rows: Rows, status: FormInCase['status']) =>
  touch(event, rows, (row) => {
    const promisedAt = event.type === 'reception.FormHandedOff' ? event.data.promisedAt : null;
    const forms = row.forms.map((known) =>
      known.formId === event.data.formId ? { ...known, status, since: event.recordedAt, promisedAt } : known,
    );
    return { forms, ...whereabouts(event, row, forms) };
  });

/** A case is at the centre while one of its forms is, and back at the ward while one was returned. */
const whereabouts = (event: Seen<CaseEvent>, row: CaseRow, forms: readonly FormInCase[]): Partial<CaseRow> => {
  if (!['open', 'at-centre', 'sent-back'].includes(row.status)) return {};
  const has = (status: FormInCase['status']) => forms.some((known) => known.status === status);
  const status = has('sent-back') ? 'sent-back' : has('at-centre') ? 'at-centre' : 'open';
  return status === row.status ? {} : stand(event, status);
};

export const casesProjection = projection<CaseEvent>({
  model: casesModel,
  entities: [CaseRow],
  topic: 'cases',
  on: {
    'reception.CaseOpened': ({ data, recordedAt, version, actor }, rows) =>
      rows.put(CaseRow, {
        id: data.caseId,
        number: data.number,
        officeId: data.officeId,
        receptionDate: data.receptionDate,
        lifeEvent: data.lifeEvent,
        status: 'open',
        ticketId: data.ticketId,
        persons: 0,
        protected: false,
        forms: [],
        accepted: 0,
        referred: 0,
        openedAt: new Date(recordedAt),
        since: new Date(recordedAt),
        readyAt: null,
        closedAt: null,
        openedBy: actor.person,
        version,
      }),
    'reception.TicketJoinedCase': (event, rows) => touch(event, rows, () => ({ ticketId: event.data.ticketId })),
    'reception.FilerIdentified': (event, rows) => touch(event, rows),
    'reception.HouseholdTaken': (event, rows) =>
      touch(event, rows, () => ({
        persons: event.data.persons.length,
        protected: event.data.persons.some((person) => person.protected),
      })),
    'reception.FactsRecorded': (event, rows) => touch(event, rows),
    // Who is marked in the registry is among them, and who said so herself.
    'reception.GuidanceGiven': (event, rows) =>
      touch(event, rows, () => ({ protected: event.data.protected.length > 0 })),
    'reception.ItemAccepted': (event, rows) => touch(event, rows, ({ accepted }) => ({ accepted: accepted + 1 })),
    'reception.ItemReferred': (event, rows) => touch(event, rows, ({ referred }) => ({ referred: referred + 1 })),
    'reception.ItemDeferred': (event, rows) => touch(event, rows),
    'reception.ItemDeclined': (event, rows) => touch(event, rows),
    'reception.ItemDone': (event, rows) => touch(event, rows),
    'reception.FormPrepared': (event, rows) =>
      touch(event, rows, ({ forms }) => ({
        forms: [
          ...forms,
          {
            formId: event.data.formId,
            formKind: event.data.formKind,
            status: 'prepared',
            since: event.recordedAt,
            promisedAt: null,
          },
        ],
      })),
    'reception.FormDropped': (event, rows) => form(event, rows, 'dropped'),
    'reception.FormScanned': (event, rows) => form(event, rows, 'scanned'),
    'reception.FormHandedOff': (event, rows) => form(event, rows, 'at-centre'),
    'reception.HandOffWithdrawn': (event, rows) => form(event, rows, 'scanned'),
    'reception.FormSentBack': (event, rows) => form(event, rows, 'sent-back'),
    'reception.FormFinished': (event, rows) => form(event, rows, 'finished'),
    'reception.CaseReady': (event, rows) =>
      touch(event, rows, () => ({ ...stand(event, 'ready'), readyAt: new Date(event.recordedAt) })),
    'reception.OutputPrinted': (event, rows) => touch(event, rows),
    'reception.OutputHandedOver': (event, rows) => touch(event, rows),
    'reception.CaseClosed': (event, rows) =>
      touch(event, rows, () => ({ ...stand(event, 'closed'), closedAt: new Date(event.recordedAt) })),
    'reception.CaseWithdrawn': (event, rows) =>
      touch(event, rows, ({ forms }) => ({
        ...stand(event, 'withdrawn'),
        closedAt: new Date(event.recordedAt),
        forms: forms.map((known) =>
          event.data.forms.some(({ formId }) => formId === known.formId)
            ? { ...known, status: 'scanned', since: event.recordedAt, promisedAt: null }
            : known,
        ),
      })),
  },
});
