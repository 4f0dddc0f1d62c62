/** Rows of this moment as the answers to the manager's three questions. Pure: rows, words and the time come in. */
import type { OfficeShape } from '../identity/index.js';
import { tokyoDate, tokyoMoment } from '../kernel/tokyo.js';
import { byOffice, officeOf, refOf, shareOf, spreadOf, tenths } from './answer-parts.js';
import { backlogCurve, flowOf } from './curve.js';
import type { Words } from './definition.js';
import { backlog, returnRate, waitingNow } from './definitions/index.js';
import { ages } from './definitions/backlog.js';
import { standingTime, stuckStates } from './definitions/standing-time.js';
import type { NowAnswer } from './now-answer.js';
import type { Context, Observed } from './observe/observation.js';
import { knotsOf, stuckMatrix } from './stuck.js';
import { isUnfinished } from './observe/envelopes.js';
import type { TimedEnvelope } from './envelopes.projection.js';
import type { TimedForm } from './timed-rows.projection.js';
import { atCentre } from './times.js';

export interface NowContext extends Context {
  readonly offices: readonly OfficeShape[];
  readonly formName: (kind: string) => Words;
  readonly officeName: (officeId: string) => Words;
  readonly reasonName: (code: string) => Words;
}

const wards = ({ offices }: NowContext) => offices.filter(({ kind }) => kind === 'ward');
const longest = (values: readonly number[]): number | null => (values.length > 0 ? tenths(Math.max(...values)) : null);

/** Is anyone waiting too long now. */
export const waitingAnswer = ({ definition, rows }: Observed, context: NowContext): NowAnswer['waiting'] => {
  const target = waitingNow.target ?? 30;
  const isOver = ({ value }: { value: number }) => value > target;
  return {
    definition: refOf(definition),
    n: rows.length,
    target,
    over: rows.filter(isOver).length,
    longest: longest(rows.map(({ value }) => value)),
    offices: wards(context).map((ward) => {
      const here = byOffice(rows, ward.officeId).sort((a, b) => b.value - a.value);
      return {
        ...officeOf(ward),
        n: here.length,
        over: here.filter(isOver).length,
        longest: longest(here.map(({ value }) => value)),
        people: here.map(({ value }) => tenths(value)),
        labels: here
          .filter(isOver)
          .map(({ id, number, value }) => ({ ticketId: id, label: number, minutes: tenths(value) })),
      };
    }),
  };
};

/** Will the centre finish today: what came, what went, what is left until closing. */
export const centreAnswer = (forms: readonly TimedForm[], context: NowContext): NowAnswer['centre'] => {
  const { asOf, date, hours } = context;
  const open = forms.filter(({ state }) => atCentre.includes(state));
  const left = backlog.compute(open, context);
  const opensAt = tokyoMoment(date, hours.opens).toISOString();
  const closesAt = tokyoMoment(date, hours.closes).toISOString();
  const from = asOf < opensAt ? tokyoMoment(date, '00:00').toISOString() : opensAt;
  const hourAgo = new Date(Date.parse(asOf) - 3_600_000).toISOString();
  return {
    definition: refOf(backlog),
    n: left.n,
    oldest: left.oldest === null ? null : tenths(left.oldest),
    ages: ages.map((age) => ({ age, n: left.ages[age] })),
    visitors: open.filter(({ priority }) => priority === 'VISITOR_WAITING').length,
    dueToday: open.filter(({ promisedAt }) => promisedAt !== null && tokyoDate(promisedAt) <= date).length,
    late: open.filter(({ promisedAt }) => promisedAt !== null && promisedAt < asOf).length,
    opensAt,
    closesAt,
    lastHour: totals(forms, hourAgo, asOf),
    today: totals(forms, tokyoMoment(date, '00:00').toISOString(), asOf),
    curve: backlogCurve(forms, from, asOf),
    flow: flowOf(forms, from, asOf),
  };
};

const totals = (forms: readonly TimedForm[], from: string, to: string): { arrivals: number; departures: number } => {
  const [whole] = flowOf(forms, from, to, Math.max(1, (Date.parse(to) - Date.parse(from)) / 60_000 + 1));
  return { arrivals: whole?.arrivals ?? 0, departures: whole?.departures ?? 0 };
};

/** What is stuck and where. */
export const stuckAnswer = (
  { definition, rows }: Observed,
  { formName, officeName }: NowContext,
): NowAnswer['stuck'] => ({
  definition: refOf(definition),
  n: rows.length,
  threshold: standingTime.target ?? 60,
  states: [...stuckStates],
  kinds: stuckMatrix(rows).map(({ kind, n, cells }) => ({
    kind,
    n,
    name: formName(kind),
    cells: cells.map(({ state, n: count, oldest }) => ({ state, n: count, oldest: tenths(oldest) })),
  })),
  knots: knotsOf(rows).map(({ state, n, oldest, offices, kinds }) => ({
    state,
    n,
    oldest: tenths(oldest),
    offices: offices.map((one) => ({ ...one, name: officeName(one.officeId) })),
    kinds: kinds.map((one) => ({ ...one, oldest: tenths(one.oldest), name: formName(one.kind) })),
  })),
});

export const byWard = ({ definition, rows, leftOut }: Observed, context: NowContext) => ({
  definition: refOf(definition),
  all: spreadOf(rows, leftOut),
  offices: wards(context).map((ward) => ({ ...officeOf(ward), ...spreadOf(byOffice(rows, ward.officeId)) })),
});

export const oneStopAnswer = (observed: Observed, context: NowContext): NowAnswer['today']['oneStop'] => ({
  definition: refOf(observed.definition),
  all: shareOf(observed),
  offices: wards(context).map((ward) => ({
    ...officeOf(ward),
    ...shareOf({ rows: byOffice(observed.rows, ward.officeId), leftOut: 0 }),
  })),
});

/** @param forms with their decisions of the day and others */
export const returnsAnswer = (
  forms: readonly TimedForm[],
  { date, reasonName }: NowContext,
): NowAnswer['today']['returns'] => {
  const decisions = forms.flatMap((form) => form.decisions).filter(({ at }) => tokyoDate(at) === date);
  const { n, returned, share, toOperator, toWard, reasons } = returnRate.compute(decisions, undefined);
  return {
    definition: refOf(returnRate),
    n,
    leftOut: 0,
    hits: returned,
    share,
    toOperator,
    toWard,
    reasons: reasons.map((reason) => ({ ...reason, name: reasonName(reason.code) })),
  };
};

/** Requests by post: how old what is open is, and whether what was promised left in time. */
export const mailAnswer = (
  rows: readonly TimedEnvelope[],
  age: Observed,
  kept: Observed,
  { date }: NowContext,
): NowAnswer['mail'] => {
  const open = rows.filter(isUnfinished);
  const unfinished = new Set(open.map(({ id }) => id));
  const promised = open.filter(({ state }) => state !== 'inquiry');
  return {
    age: { definition: refOf(age.definition), ...spreadOf(age.rows.filter(({ id }) => unfinished.has(id))) },
    kept: { definition: refOf(kept.definition), ...shareOf(kept) },
    open: open.length,
    dueToday: promised.filter(({ promisedOn }) => promisedOn === date).length,
    late: promised.filter(({ promisedOn }) => promisedOn < date).length,
    waitingForReply: open.length - promised.length,
  };
};
