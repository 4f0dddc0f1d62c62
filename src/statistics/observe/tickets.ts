/** Tickets as observations of the hall's figures. */
import { serviceTime, visitorWaitsForCentre, waitingNow, waitingTime } from '../definitions/index.js';
import type { TimedTicket } from '../tickets.projection.js';
import { observed, type Context, type Observation, type Observed } from './observation.js';

const describe = (row: TimedTicket): Omit<Observation, 'value'> => ({
  thing: 'ticket',
  id: row.id,
  number: row.label,
  caseId: row.caseId,
  officeId: row.officeId,
  kind: row.purpose,
  state: row.state,
  since: row.since,
  at: row.issuedAt,
  date: row.date,
  protected: false,
});

const leftUnserved = ({ state }: TimedTicket): boolean => state === 'no-show' || state === 'withdrawn';

export const ticketFigures = {
  'waiting-now': (rows: readonly TimedTicket[], { asOf }: Context): Observed =>
    observed(waitingNow, rows, (row) => waitingNow.compute(row, asOf), describe),
  'waiting-time': (rows: readonly TimedTicket[]): Observed =>
    observed(waitingTime, rows, (row) => waitingTime.compute(row, undefined), describe, leftUnserved),
  'service-time': (rows: readonly TimedTicket[]): Observed =>
    observed(serviceTime, rows, (row) => serviceTime.compute(row, undefined), describe),
  'visitor-waits-for-centre': (rows: readonly TimedTicket[]): Observed =>
    observed(visitorWaitsForCentre, rows, (row) => visitorWaitsForCentre.compute(row, undefined), describe),
} as const;
