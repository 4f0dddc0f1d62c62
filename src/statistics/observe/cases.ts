/** Cases as observations of the one-stop rate: what the rules required, and what the counter did with it. */
import { rowOn, type Catalogue } from '../../guidance/index.js';
import { oneStopRate, WELFARE_GROUPS, type JudgedCase, type RequiredProcedure } from '../definitions/one-stop-rate.js';
import type { Judged, TimedCase } from '../timed-rows.projection.js';
import { observed, type Observed } from './observation.js';

const STANDARD = 'one_stop';
const NOT_NEEDED: readonly (string | null)[] = ['not-applicable', 'done-elsewhere'];

const outcomeOf = (judged: Judged | undefined): RequiredProcedure['outcome'] => {
  switch (judged?.status) {
    case undefined:
      return 'open';
    case 'accepted':
    case 'done':
      return 'received';
    case 'deferred':
      return 'later';
    case 'referred':
      return 'elsewhere';
    case 'declined':
      return NOT_NEEDED.includes(judged.reason) ? 'not-needed' : 'not-received';
  }
};

/** @param catalogue the one by which the household was guided */
export const judgedCase = (row: TimedCase, catalogue: Catalogue): JudgedCase => ({
  judged: row.state !== 'withdrawn' && row.phases.some(({ state }) => state !== 'open'),
  required: row.required.map((procedureId) => {
    const known = rowOn(catalogue, procedureId, row.receptionDate);
    return {
      procedureId,
      welfare: WELFARE_GROUPS.includes(known?.group ?? ''),
      standard: known?.version.routing === STANDARD,
      outcome: outcomeOf(row.judged[procedureId]),
    };
  }),
});

export const oneStopOf = (rows: readonly TimedCase[], catalogueOf: (row: TimedCase) => Catalogue): Observed =>
  observed(
    oneStopRate,
    rows,
    (row) => {
      const { counts, complete } = oneStopRate.compute(judgedCase(row, catalogueOf(row)), undefined);
      return counts ? Number(complete) : null;
    },
    (row) => ({
      thing: 'case',
      id: row.id,
      number: row.number,
      caseId: row.id,
      officeId: row.officeId,
      kind: row.lifeEvent,
      state: row.state,
      since: row.since,
      at: row.phases[0]?.from ?? row.since,
      date: row.receptionDate,
      protected: row.protected,
    }),
    ({ state }) => state === 'withdrawn',
  );
