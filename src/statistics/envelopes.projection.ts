/** Where every envelope with a request stood and for how long; when it came, what was promised, when it left. */
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { projection, readModel, type Rows, type Seen } from '../kernel/read-model.js';
import { tokyoDate } from '../kernel/tokyo.js';
import type { MailEvent } from '../mail-requests/index.js';
import { movedTo, type EnvelopeState, type EnvelopeTimes, type Phase } from './times.js';

export const envelopeTimesModel = readModel('statistics_envelopes', 1);

@Entity({ schema: envelopeTimesModel.schema, name: 'envelope' })
@Index(['arrivedOn'])
@Index(['state'])
export class TimedEnvelope implements EnvelopeTimes {
  @PrimaryColumn('text') id!: string;
  @Column('text') number!: string;
  @Column('text') officeId!: string;
  /** The first certificate asked for. */
  @Column('text') kind!: string;
  @Column('text') registeredAt!: string;
  @Column('text') arrivedOn!: string;
  @Column('text') promisedOn!: string;
  @Column('text', { nullable: true }) dispatchedOn!: string | null;
  @Column('text', { nullable: true }) endedOn!: string | null;
  @Column('boolean') inquired!: boolean;
  @Column('boolean') protected!: boolean;
  @Column('text') state!: EnvelopeState;
  @Column('text') since!: string;
  @Column('jsonb') phases!: Phase<EnvelopeState>[];
}

type Stands = EnvelopeState | ((row: TimedEnvelope) => EnvelopeState);

const stands = (event: Seen<MailEvent>, rows: Rows, next: Stands, more: Partial<TimedEnvelope> = {}) =>
  rows.change(TimedEnvelope, event.data.requestId, (row) => {
    const state = typeof next === 'string' ? next : next(row);
    const since = row.state === state ? row.since : event.recordedAt;
    return { ...more, state, since, phases: movedTo(row.phases, state, event.recordedAt) };
  });

export const envelopeTimes = projection<MailEvent>({
  model: envelopeTimesModel,
  entities: [TimedEnvelope],
  topic: 'statistics',
  on: {
    'mail-requests.EnvelopeRegistered': ({ data, recordedAt: at }, rows) =>
      rows.put(TimedEnvelope, {
        id: data.requestId, number: data.number, officeId: data.officeId, kind: data.kinds[0]?.kind ?? '', registeredAt: at,
        arrivedOn: data.arrivedOn, promisedOn: data.promisedOn, dispatchedOn: null, endedOn: null, inquired: false, protected: false,
        state: 'registered', since: at, phases: movedTo([], 'registered', at),
      }), // prettier-ignore
    'mail-requests.MailIntakeOpened': (event, rows) =>
      stands(event, rows, ({ state }) => (state === 'registered' ? 'waiting' : state)),
    // Whoever compares or encloses takes the request too; then it stays where it is.
    'mail-requests.Claimed': (event, rows) =>
      stands(event, rows, ({ state }) => (state === 'registered' || state === 'waiting' ? 'working' : state)),
    'mail-requests.Released': (event, rows) =>
      stands(event, rows, ({ state }) => (state === 'working' ? 'waiting' : state)),
    'mail-requests.SubjectFound': (event, rows) =>
      rows.change(TimedEnvelope, event.data.requestId, () => ({ protected: event.data.protected })),
    'mail-requests.ProtectedStopped': (event, rows) => stands(event, rows, 'stopped', { protected: true }),
    'mail-requests.FeeSettled': (event, rows) =>
      stands(event, rows, ({ state }) => (state === 'stopped' ? 'working' : state)),
    'mail-requests.InquirySent': (event, rows) => stands(event, rows, 'inquiry', { inquired: true }),
    'mail-requests.ReplyReceived': (event, rows) =>
      stands(event, rows, 'waiting', { promisedOn: event.data.promisedOn }),
    'mail-requests.CertificatePrinted': (event, rows) => stands(event, rows, 'printed'),
    'mail-requests.VerificationFailed': (event, rows) => stands(event, rows, 'waiting'),
    'mail-requests.Verified': (event, rows) => stands(event, rows, 'verified'),
    'mail-requests.AddresseeChecked': (event, rows) => stands(event, rows, 'addressed'),
    'mail-requests.Dispatched': (event, rows) =>
      stands(event, rows, 'dispatched', { dispatchedOn: event.data.dispatchedOn }),
    'mail-requests.Rejected': (event, rows) =>
      stands(event, rows, 'rejected', { endedOn: tokyoDate(event.recordedAt) }),
    'mail-requests.Closed': (event, rows) => stands(event, rows, 'closed'),
  },
});
