/** Where every ticket stood and for how long. */
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { projection, readModel, type Rows, type Seen } from '../kernel/read-model.js';
import type { FloorEvent } from '../reception/index.js';
import { movedTo, type Phase, type TicketState, type TicketTimes } from './times.js';

export const ticketTimesModel = readModel('statistics_tickets', 1);

@Entity({ schema: ticketTimesModel.schema, name: 'ticket' })
@Index(['date', 'officeId'])
export class TimedTicket implements TicketTimes {
  @PrimaryColumn('text') id!: string;
  @Column('text') officeId!: string;
  @Column('text') date!: string;
  @Column('text') label!: string;
  @Column('text') purpose!: string;
  @Column('text') issuedAt!: string;
  @Column('text') state!: TicketState;
  @Column('text') since!: string;
  @Column('text', { nullable: true }) caseId!: string | null;
  @Column('jsonb') phases!: Phase<TicketState>[];
}

type AboutTicket = Seen<FloorEvent> & { readonly data: { readonly ticketId: string } };

/** floor-{office}-{date} */
const hallOf = (stream: string): { officeId: string; date: string } => {
  const [, officeId = '', ...date] = stream.split('-');
  return { officeId, date: date.join('-') };
};

const stands = (event: AboutTicket, rows: Rows, state: TicketState, more: Partial<TimedTicket> = {}) =>
  rows.change(TimedTicket, event.data.ticketId, (row) => ({
    ...more,
    state,
    since: row.state === state ? row.since : event.recordedAt,
    phases: movedTo(row.phases, state, event.recordedAt),
  }));

export const ticketTimes = projection<FloorEvent>({
  model: ticketTimesModel,
  entities: [TimedTicket],
  topic: 'statistics',
  on: {
    'reception.TicketIssued': ({ data, stream, recordedAt: at }, rows) =>
      rows.put(TimedTicket, {
        id: data.ticketId,
        ...hallOf(stream),
        label: `${data.series} ${String(data.number).padStart(3, '0')}`,
        purpose: data.purpose,
        issuedAt: at,
        state: 'waiting',
        since: at,
        caseId: null,
        phases: movedTo([], 'waiting', at),
      }),
    'reception.TicketCalled': (event, rows) => stands(event, rows, 'called'),
    'reception.ServingStarted': (event, rows) => stands(event, rows, 'serving'),
    'reception.TicketWaitingForCentre': (event, rows) => stands(event, rows, 'centre', { caseId: event.data.caseId }),
    'reception.TicketNoShow': (event, rows) => stands(event, rows, 'no-show'),
    'reception.TicketRequeued': (event, rows) => stands(event, rows, 'waiting'),
    'reception.TicketServed': (event, rows) => stands(event, rows, 'served'),
    'reception.TicketWithdrawn': (event, rows) => stands(event, rows, 'withdrawn'),
    'reception.PurposeChanged': ({ data }, rows) =>
      rows.change(TimedTicket, data.ticketId, () => ({ purpose: data.purpose })),
  },
});
