/** Tickets of every hall with their steps: waiting lists, boards and the visitor's own page read this. */
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { projection, readModel, type Rows, type Seen } from '../kernel/read-model.js';
import { caseIsReady, isReady, waitEnded, waitsAlsoFor, type CentreWait } from './centre-wait.js';
import type { FloorEvent, Need } from './events.js';
import { ticketLabel, type TicketStatus } from './floor.js';

export const floorModel = readModel('floor', 2);

export interface TicketStep {
  readonly at: string;
  readonly kind: string;
  readonly person: string;
  readonly counterNumber?: number;
  readonly detail?: string;
}

@Entity({ schema: floorModel.schema, name: 'ticket' })
@Index(['officeId', 'date', 'status'])
export class TicketRow {
  @PrimaryColumn('text') id!: string;
  @Index({ unique: true }) @Column('text') token!: string;
  @Column('text') officeId!: string;
  @Column('text') date!: string;
  @Column('text') label!: string;
  @Column('text') series!: string;
  @Column('integer') number!: number;
  @Column('text') purpose!: string;
  @Column('text', { array: true }) needs!: Need[];
  @Column('text') language!: 'ja' | 'en';
  @Column('text') status!: TicketStatus;
  /** Calling order within the hall; smaller comes first. */
  @Column('double precision') place!: number;
  @Column('timestamptz') issuedAt!: Date;
  @Column('timestamptz', { nullable: true }) calledAt!: Date | null;
  @Column('timestamptz', { nullable: true }) servingSince!: Date | null;
  @Column('timestamptz', { nullable: true }) centreSince!: Date | null;
  @Column('timestamptz', { nullable: true }) endedAt!: Date | null;
  @Column('text', { nullable: true }) counterId!: string | null;
  @Column('integer', { nullable: true }) counterNumber!: number | null;
  @Column('text', { nullable: true }) person!: string | null;
  @Column('boolean') handingOver!: boolean;
  /** Every case she waits for is ready. */
  @Column('boolean') ready!: boolean;
  /** The one sent to the centre last. */
  @Column('text', { nullable: true }) caseId!: string | null;
  @Column('text', { array: true }) waitsFor!: string[];
  @Column('text', { array: true }) readyCases!: string[];
  /** Version of the hall's stream at the last change: the tag for If-Match. */
  @Column('integer') version!: number;
  @Column('jsonb') steps!: TicketStep[];
}

type At = Seen<FloorEvent> & { data: { ticketId: string } };

/** floor-{office}-{date} */
const hallOf = (stream: string): { officeId: string; date: string } => {
  const [, officeId = '', ...date] = stream.split('-');
  return { officeId, date: date.join('-') };
};

const step = ({ type, recordedAt, actor, data }: At): TicketStep => ({
  at: recordedAt,
  kind: type.replace('reception.', ''),
  person: actor.person,
  ...('counterNumber' in data ? { counterNumber: data.counterNumber } : {}),
  ...('purpose' in data ? { detail: data.purpose } : {}),
  ...('handingOver' in data && data.handingOver ? { detail: 'handing-over' } : {}),
});

const moved = (event: At, rows: Rows, changes: (row: TicketRow) => Partial<TicketRow>) =>
  rows.change(TicketRow, event.data.ticketId, (row) => ({
    ...changes(row),
    version: event.version,
    steps: [...row.steps, step(event)],
  }));

const waits = (wait: CentreWait): Partial<TicketRow> => ({
  waitsFor: [...wait.waitsFor],
  readyCases: [...wait.readyCases],
  ready: isReady(wait),
});

export const floorProjection = projection<FloorEvent>({
  model: floorModel,
  entities: [TicketRow],
  topic: 'floor',
  on: {
    'reception.TicketIssued': (event, rows) => {
      const { ticketId: id, series, number, purpose, needs, language, token } = event.data;
      const none = {
        calledAt: null,
        servingSince: null,
        centreSince: null,
        endedAt: null,
        counterId: null,
        counterNumber: null,
        person: null,
        caseId: null,
      };
      rows.put(TicketRow, {
        id,
        token,
        ...hallOf(event.stream),
        label: ticketLabel(event.data),
        series,
        number,
        purpose,
        needs,
        language,
        status: 'waiting',
        place: event.version,
        issuedAt: new Date(event.recordedAt),
        ...none,
        handingOver: false,
        ready: false,
        waitsFor: [],
        readyCases: [],
        version: event.version,
        steps: [step(event)],
      });
    },
    'reception.TicketCalled': (event, rows) =>
      moved(event, rows, ({ calledAt }) => ({
        status: 'called',
        counterId: event.data.counterId,
        counterNumber: event.data.counterNumber,
        person: event.actor.person,
        handingOver: event.data.handingOver,
        calledAt: event.data.handingOver ? calledAt : new Date(event.recordedAt),
        servingSince: null,
      })),
    'reception.TicketRecalled': (event, rows) => moved(event, rows, () => ({})),
    'reception.TicketNoShow': (event, rows) =>
      moved(event, rows, () => ({ status: 'no-show', endedAt: new Date(event.recordedAt) })),
    'reception.ServingStarted': (event, rows) =>
      moved(event, rows, () => ({ status: 'serving', servingSince: new Date(event.recordedAt) })),
    'reception.TicketWaitingForCentre': (event, rows) =>
      moved(event, rows, (row) => ({
        ...waits(waitsAlsoFor(row, event.data.caseId)),
        status: 'waiting-for-centre',
        centreSince: row.status === 'waiting-for-centre' ? row.centreSince : new Date(event.recordedAt),
        caseId: event.data.caseId,
      })),
    'reception.CentreWaitEnded': (event, rows) => moved(event, rows, (row) => waits(waitEnded(row, event.data.caseId))),
    'reception.TicketReady': (event, rows) => moved(event, rows, (row) => waits(caseIsReady(row, event.data.caseId))),
    'reception.TicketRequeued': (event, rows) =>
      moved(event, rows, () => ({
        status: 'waiting',
        counterId: null,
        counterNumber: null,
        person: null,
        servingSince: null,
        endedAt: null,
        place: event.data.place === 'front' ? -event.version : event.version,
      })),
    'reception.TicketServed': (event, rows) =>
      moved(event, rows, () => ({ status: 'served', endedAt: new Date(event.recordedAt) })),
    'reception.TicketWithdrawn': (event, rows) =>
      moved(event, rows, () => ({ status: 'withdrawn', endedAt: new Date(event.recordedAt) })),
    'reception.PurposeChanged': (event, rows) => moved(event, rows, () => ({ purpose: event.data.purpose })),
    'reception.NeedsChanged': (event, rows) => moved(event, rows, () => ({ needs: event.data.needs })),
  },
});
