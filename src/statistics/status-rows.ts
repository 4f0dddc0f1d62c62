/** Cases, forms and envelopes as lines of one list, with the time in each step. Pure. */
import { z } from 'zod';
import { words } from './answer-parts.js';
import { wallMinutes } from './opening-hours.js';
import type { TimedEnvelope } from './envelopes.projection.js';
import type { TimedCase, TimedForm } from './timed-rows.projection.js';
import type { Phase } from './times.js';

export const statusThings = ['case', 'form', 'envelope'] as const;
export type StatusThing = (typeof statusThings)[number];

export const statusRow = z.object({
  thing: z.enum(statusThings),
  id: z.string(),
  caseId: z.string().nullable(),
  /** Null where it may not be shown to this person (支援措置). */
  number: z.string().nullable(),
  officeId: z.string(),
  kind: z.string(),
  name: words,
  state: z.string(),
  stateName: words,
  since: z.string(),
  steps: z.array(
    z.object({ state: z.string(), name: words, from: z.string(), to: z.string().nullable(), minutes: z.number() }),
  ),
  promisedAt: z.string().nullable(),
  late: z.boolean(),
  visitorWaiting: z.boolean(),
  protected: z.boolean(),
  ended: z.boolean(),
});
export type StatusRow = z.infer<typeof statusRow>;

/** A line before it has its words. */
export type Line = Omit<StatusRow, 'name' | 'stateName' | 'steps'> & {
  readonly steps: readonly Omit<StatusRow['steps'][number], 'name'>[];
};

/** Where nothing is to be done any more. */
export const endedStates: Readonly<Record<StatusThing, readonly string[]>> = {
  case: ['closed', 'withdrawn'],
  form: ['approved', 'checked', 'dropped', 'withdrawn'],
  envelope: ['closed'],
};

const stepsOf = (phases: readonly Phase<string>[], asOf: string) =>
  phases
    .filter(({ from, to }) => from !== to)
    .map(({ state, from, to }) => ({ state, from, to, minutes: Math.floor(wallMinutes(from, to ?? asOf)) }));

export const caseLine = (row: TimedCase, asOf: string): Line => ({
  thing: 'case',
  id: row.id,
  caseId: row.id,
  number: row.number,
  officeId: row.officeId,
  kind: row.lifeEvent,
  state: row.state,
  since: row.since,
  steps: stepsOf(row.phases, asOf),
  promisedAt: null,
  late: false,
  visitorWaiting: false,
  protected: row.protected,
  ended: endedStates.case.includes(row.state),
});

export const formLine = (row: TimedForm, asOf: string): Line => {
  const ended = endedStates.form.includes(row.state);
  return {
    thing: 'form',
    id: row.id,
    caseId: row.caseId,
    number: row.caseNumber,
    officeId: row.officeId,
    kind: row.formKind,
    state: row.state,
    since: row.since,
    steps: stepsOf(row.phases, asOf),
    promisedAt: row.promisedAt,
    late: !ended && row.promisedAt !== null && row.promisedAt < asOf,
    visitorWaiting: !ended && row.priority === 'VISITOR_WAITING',
    protected: row.protected,
    ended,
  };
};

export const envelopeLine = (row: TimedEnvelope, asOf: string, today: string): Line => {
  const ended = endedStates.envelope.includes(row.state);
  const isOwed = !row.dispatchedOn && !row.endedOn && row.state !== 'inquiry';
  return {
    thing: 'envelope',
    id: row.id,
    caseId: null,
    number: row.number,
    officeId: row.officeId,
    kind: row.kind,
    state: row.state,
    since: row.since,
    steps: stepsOf(row.phases, asOf),
    promisedAt: row.promisedOn,
    late: isOwed && row.promisedOn < today,
    visitorWaiting: false,
    protected: row.protected,
    ended,
  };
};

/** The longest standing first; what has ended, the latest first. */
export const inOrder = (lines: readonly Line[], ended: boolean): Line[] =>
  [...lines].sort((a, b) => {
    const earlier = a.since < b.since || (a.since === b.since && a.id < b.id) ? -1 : 1;
    return ended ? -earlier : earlier;
  });
