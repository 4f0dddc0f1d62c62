import type { CaseInput, Facts } from './case-facts.js';
import type { Catalogue } from './catalogue.js';
import { singleValueProblem } from './clause.js';
import { isIsoDate } from '../calendar/iso-date.js';

export const MAX_PERSONS = 20;

export type FactProblemCode =
  | 'bad-date' | 'event-type-missing' | 'unknown-fact' | 'derived-fact' | 'bad-value' | 'birth-in-future' | 'too-many-persons' | 'nobody' | 'same-person-twice'; // prettier-ignore

/** What is wrong with stated facts; `pid` is null for the case. The reason holds no personal value. */
export type FactProblem = {
  readonly code: FactProblemCode;
  readonly pid: string | null;
  readonly fact: string | null;
  readonly reason: string;
};

/** Facts as they come from outside: refused here, so that the rules never see them. */
export function checkFacts(catalogue: Catalogue, { date, event, persons }: CaseInput): readonly FactProblem[] {
  const whole = (code: FactProblemCode, reason: string, fact: string | null = null): FactProblem => ({
    code,
    pid: null,
    fact,
    reason,
  });
  const pids = persons.map(({ pid }) => pid);
  return [
    ...(isIsoDate(date) ? [] : [whole('bad-date', 'the day of reception is not a date')]),
    ...(event['type'] === undefined ? [whole('event-type-missing', 'the life event is missing', 'event.type')] : []),
    ...(persons.length === 0 ? [whole('nobody', 'a case concerns at least one person')] : []),
    ...(persons.length > MAX_PERSONS
      ? [whole('too-many-persons', `a case concerns at most ${MAX_PERSONS} persons`)]
      : []),
    ...(new Set(pids).size < pids.length ? [whole('same-person-twice', 'a person is listed twice')] : []),
    ...problemsIn(event, 'event', null, catalogue),
    ...persons.flatMap(({ pid, facts }) => [
      ...problemsIn(facts, 'person', pid, catalogue),
      ...birthProblems(facts, pid, date),
    ]),
  ];
}

function problemsIn(
  facts: Facts,
  scope: 'event' | 'person',
  pid: string | null,
  catalogue: Catalogue,
): readonly FactProblem[] {
  return Object.entries(facts).flatMap(([name, value]): FactProblem[] => {
    const fact = `${scope}.${name}`;
    const spec = catalogue.findFact(fact);
    if (!spec) return [{ code: 'unknown-fact', pid, fact, reason: `there is no fact ${fact}` }];
    if (spec.source === 'derived')
      return [{ code: 'derived-fact', pid, fact, reason: `${fact} is worked out, never stated` }];
    if (value === undefined || value === null || value === 'unknown') return [];
    const allowed = spec.values?.map((option) => option.value) ?? null;
    if (singleValueProblem(value, { type: spec.type, allowed }) === null) return [];
    const expected = allowed ? `one of ${allowed.join(', ')}` : `a ${spec.type}`;
    return [{ code: 'bad-value', pid, fact, reason: `${fact} must be ${expected}, or unknown` }];
  });
}

function birthProblems(facts: Facts, pid: string, date: string): readonly FactProblem[] {
  const birth = facts['birthDate'];
  if (typeof birth !== 'string' || !isIsoDate(birth) || birth <= date) return [];
  return [
    {
      code: 'birth-in-future',
      pid,
      fact: 'person.birthDate',
      reason: 'the date of birth lies after the day of reception',
    },
  ];
}
