import type { CaseFacts, OpenFact, Person } from './case-facts.js';
import type { Row, WordedClause } from './catalogue.js';
import type { Comparison } from './clause.js';
import type { Words } from './content.js';
import type { Reason, Result, Subjects } from './guidance.js';
import { openComparisons, truthOf, weakest, type Lookup, type Truth } from './truth.js';
import { ALWAYS } from './wording.js';

/** One row judged once for the case (person null) or for one person. */
type Verdict = { readonly person: Person | null; readonly result: Result; readonly decisive: readonly WordedClause[] };

export type Judgement = {
  readonly row: Row;
  readonly result: Result;
  readonly required: readonly (Person | null)[];
  readonly toConfirm: readonly (Person | null)[];
  readonly reasons: readonly Reason[];
  /** The facts that would settle what is to confirm. */
  readonly open: readonly OpenFact[];
};

/** Judges a row for everybody concerned. `always` holds conditions beside the row's own (its life event, if that is unknown). */
export function judge(row: Row, facts: CaseFacts, always: readonly WordedClause[]): Judgement {
  const when = [...always, ...row.when];
  const judged = row.version.scope === 'event' ? [null] : facts.input.persons;
  const verdicts = judged.map((person) => verdictOn(when, facts, person));
  const of = (result: Result) => verdicts.filter((verdict) => verdict.result === result);
  const required = of('required');
  // One item for the household: required for somebody, it settles itself for the others.
  const settled = row.version.once_per === 'household' && required.length > 0;
  const toConfirm = settled ? [] : of('to_confirm');
  const shown = settled ? required : verdicts;
  return {
    row,
    result: required.length > 0 ? 'required' : toConfirm.length > 0 ? 'to_confirm' : 'not_required',
    required: required.map(({ person }) => person),
    toConfirm: toConfirm.map(({ person }) => person),
    reasons: reasonsOf(shown),
    open: toConfirm.flatMap(({ person, decisive }) => openFacts(decisive, facts, person)),
  };
}

function verdictOn(when: readonly WordedClause[], facts: CaseFacts, person: Person | null): Verdict {
  const lookup = lookupOf(facts, person);
  const truths = when.map(({ clause }) => truthOf(clause, lookup));
  const whole = weakest(truths);
  const decisive = when.length === 0 ? [UNCONDITIONAL] : when.filter((_, index) => truths[index] === whole);
  return { person, result: RESULT_OF[`${whole}`], decisive };
}

const UNCONDITIONAL: WordedClause = { clause: { all: [] }, words: ALWAYS };

const RESULT_OF: Readonly<Record<`${Truth}`, Result>> = {
  true: 'required',
  unknown: 'to_confirm',
  false: 'not_required',
};

function lookupOf(facts: CaseFacts, person: Person | null): Lookup {
  return ({ name }: Comparison) => facts.value(name, person);
}

function openFacts(clauses: readonly WordedClause[], facts: CaseFacts, person: Person | null): readonly OpenFact[] {
  return clauses
    .flatMap(({ clause }) => openComparisons(clause, lookupOf(facts, person)))
    .flatMap(({ name }) => facts.missing(name, person));
}

export function subjectsOf(persons: readonly (Person | null)[]): Subjects {
  const pids: string[] = [];
  for (const person of persons) {
    if (!person) return 'case';
    pids.push(person.pid);
  }
  return pids;
}

/** The clauses that decided, each with the persons for whom it did. */
function reasonsOf(verdicts: readonly Verdict[]): readonly Reason[] {
  const groups = new Map<Words, Map<Result, (Person | null)[]>>();
  for (const { person, result, decisive } of verdicts) {
    for (const { words } of decisive) {
      const byResult = groups.get(words) ?? new Map<Result, (Person | null)[]>();
      const persons = byResult.get(result) ?? [];
      persons.push(person);
      groups.set(words, byResult.set(result, persons));
    }
  }
  return [...groups].flatMap(([words, byResult]) =>
    [...byResult].map(([result, persons]) => ({ result, subjects: subjectsOf(persons), words })),
  );
}
