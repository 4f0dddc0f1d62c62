/** Envelopes as observations of the figures of requests by post. */
import { tokyoDate } from '../../kernel/tokyo.js';
import { mailAge, mailPromiseKept } from '../definitions/index.js';
import type { TimedEnvelope } from '../envelopes.projection.js';
import { observed, type Context, type Observation, type Observed } from './observation.js';

const describe = (row: TimedEnvelope): Omit<Observation, 'value'> => ({
  thing: 'envelope',
  id: row.id,
  number: row.number,
  caseId: null,
  officeId: row.officeId,
  kind: row.kind,
  state: row.state,
  since: row.since,
  at: row.registeredAt,
  date: row.dispatchedOn ?? tokyoDate(row.since),
  protected: row.protected,
});

export const isUnfinished = ({ dispatchedOn, endedOn }: TimedEnvelope): boolean => !dispatchedOn && !endedOn;
const endedOtherwise = ({ dispatchedOn, endedOn }: TimedEnvelope): boolean => endedOn !== null && !dispatchedOn;

export const envelopeFigures = {
  'mail-age': (rows: readonly TimedEnvelope[], { date, hours: { calendar } }: Context): Observed =>
    observed(mailAge, rows, (row) => mailAge.compute(row, { date, calendar }), describe, endedOtherwise),
  /** Decided promises only: 1 for kept, 0 for broken. */
  'mail-promise-kept': (rows: readonly TimedEnvelope[], { date }: Context): Observed =>
    observed(
      mailPromiseKept,
      rows,
      (row) => {
        const state = mailPromiseKept.compute(row, date);
        return state === null || state === 'still-open' ? null : Number(state === 'kept');
      },
      describe,
      (row) => row.inquired || endedOtherwise(row),
    ),
} as const;
