/** Forms as observations of the centre's figures. */
import { tokyoDate } from '../../kernel/tokyo.js';
import {
  backlog,
  centreEntryTime,
  centreReviewTime,
  handOffToApproval,
  returnRate,
  standingTime,
} from '../definitions/index.js';
import { cameAt } from '../definitions/backlog.js';
import { openMinutes } from '../opening-hours.js';
import type { TimedForm } from '../timed-rows.projection.js';
import { atCentre } from '../times.js';
import { observed, type Context, type Observation, type Observed } from './observation.js';

const describe = (row: TimedForm): Omit<Observation, 'value'> => {
  const at = row.approvedAt ?? row.handedOffAt ?? row.since;
  return {
    thing: 'form',
    id: row.id,
    number: row.caseNumber,
    caseId: row.caseId,
    officeId: row.officeId,
    kind: row.formKind,
    state: row.state,
    since: row.since,
    // Hours and weekdays tell when a form was handed off, the date when it was finished.
    at: row.handedOffAt ?? at,
    date: row.approvedOn ?? tokyoDate(at),
    protected: row.protected,
  };
};

const age = (row: TimedForm, { asOf, hours }: Context): number | null => {
  const from = atCentre.includes(row.state) ? cameAt(row) : null;
  return from === null ? null : openMinutes(from, asOf, hours);
};

const decisionsOf = (rows: readonly TimedForm[], isIn: (date: string) => boolean): Observed => ({
  definition: returnRate,
  leftOut: 0,
  rows: rows.flatMap((row) =>
    row.decisions
      .map((decision) => ({ ...decision, date: tokyoDate(decision.at) }))
      .filter(({ date }) => isIn(date))
      .map(({ at, date, kind }) => ({
        ...describe(row),
        at,
        date,
        state: kind,
        since: at,
        value: kind === 'approved' ? 0 : 1,
      })),
  ),
});

export const formFigures = {
  'centre-entry-time': (rows: readonly TimedForm[]): Observed =>
    observed(centreEntryTime, rows, (row) => centreEntryTime.compute(row, undefined), describe),
  'centre-review-time': (rows: readonly TimedForm[]): Observed =>
    observed(centreReviewTime, rows, (row) => centreReviewTime.compute(row, undefined), describe),
  'hand-off-to-approval': (rows: readonly TimedForm[], { hours }: Context): Observed =>
    observed(handOffToApproval, rows, (row) => handOffToApproval.compute(row, hours), describe),
  backlog: (rows: readonly TimedForm[], context: Context): Observed =>
    observed(backlog, rows, (row) => age(row, context), describe),
  'standing-time': (rows: readonly TimedForm[], context: Context): Observed =>
    observed(standingTime, rows, (row) => standingTime.compute(row, context), describe),
} as const;

export { decisionsOf };
