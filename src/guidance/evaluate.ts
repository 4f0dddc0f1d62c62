import type { BusinessCalendar } from '../calendar/business-days.js';
import { CaseFacts, type CaseInput, type OpenFact } from './case-facts.js';
import type { Catalogue, Row, WordedClause } from './catalogue.js';
import type { Comparison } from './clause.js';
import type { PaperSpec } from './content.js';
import { duesOf, openAnchors, type Clock } from './due.js';
import type { Due, Guidance, Item } from './guidance.js';
import { judge, subjectsOf, type Judgement } from './judge.js';
import { questionsOf } from './questions.js';
import { truthOf } from './truth.js';
import { wordsOf } from './wording.js';

export type GuidanceInput = CaseInput & { readonly catalogue: Catalogue; readonly closingDays: BusinessCalendar };

/** What a household has to do after a life event: pure in the facts, the day of reception, the catalogue and the closing days. */
export function evaluate({ catalogue, closingDays, ...input }: GuidanceInput): Guidance {
  const facts = new CaseFacts(catalogue, input);
  const clock: Clock = { catalogue, facts, calendar: closingDays };
  const judged = rowsOfTheDay(clock).map(({ row, always }) => judgedItem(judge(row, facts, always), clock));
  const ordered = [...judged.filter(({ item }) => item.doFirst), ...judged.filter(({ item }) => !item.doFirst)];
  const items = ordered.map(({ item }) => item);
  return {
    catalogue: catalogue.version,
    date: input.date,
    items,
    questions: questionsOf(catalogue, ordered.flatMap(({ open }) => open)), // prettier-ignore
    overdue: overdueIn(items, catalogue),
    protected: input.persons.filter((person) => facts.value(PROTECTION, person) === true).map(({ pid }) => pid),
    treatAsProtected: input.persons.filter((person) => facts.value(PROTECTION, person) !== false).map(({ pid }) => pid),
  };
}

const PROTECTION = 'person.dvProtection';

/** The rows in force on the day of reception whose life event fits or may fit; if it may, that is one more condition. */
function rowsOfTheDay({
  catalogue,
  facts,
}: Clock): readonly { readonly row: Row; readonly always: readonly WordedClause[] }[] {
  const { date } = facts.input;
  const inForce = ({ version }: Row) =>
    version.valid_from <= date && (version.valid_to === null || date <= version.valid_to);
  return catalogue.rows.filter(inForce).flatMap((row) => {
    const clause: Comparison = { subject: 'fact', name: 'event.type', op: 'in', value: row.version.events };
    const fits = truthOf(clause, ({ name }) => facts.value(name, null));
    if (fits === false) return [];
    return [{ row, always: fits === true ? [] : [{ clause, words: wordsOf(clause, catalogue.factByName) }] }];
  });
}

type Open = { readonly fact: OpenFact; readonly procedure: string };

function judgedItem(judgement: Judgement, clock: Clock): { readonly item: Item; readonly open: readonly Open[] } {
  const { row, required, toConfirm } = judgement;
  const concerned = required.length > 0 ? required : toConfirm;
  const { deadline, other_deadlines: others = [] } = row.version;
  const all = [...(deadline ? [deadline] : []), ...others];
  // The day a deadline counts from is asked for once the item applies, not while that is open.
  const open = [...judgement.open, ...all.flatMap((spec) => openAnchors(spec, required, clock))];
  const named = open.map((fact) => ({ fact, procedure: row.procedure }));
  return {
    open: named,
    item: {
      papers: papersOn(clock.facts.input.date, row.version.documents),
      result: judgement.result,
      required: subjectsOf(required),
      toConfirm: subjectsOf(toConfirm),
      reasons: judgement.reasons,
      questions: questionsOf(clock.catalogue, named),
      deadlines: deadline ? duesOf(deadline, row, concerned, clock) : [],
      otherDeadlines: others.flatMap((spec) => duesOf(spec, row, concerned, clock)),
      // Spread last: first, it makes each evaluation several times slower.
      ...row.description,
    },
  };
}

function papersOn(date: string, papers: readonly PaperSpec[]): readonly string[] {
  return papers.flatMap((paper) => {
    if (typeof paper === 'string') return [paper];
    return (paper.from ?? date) <= date && date <= (paper.to ?? date) ? [paper.ja] : [];
  });
}

function overdueIn(items: readonly Item[], catalogue: Catalogue): readonly string[] {
  const rank = new Map(catalogue.content.severities.map(({ id }, index) => [id, index]));
  const gravity = (due: Due | undefined) => rank.get(due?.severity.id ?? '') ?? rank.size;
  return items
    .filter(({ result }) => result === 'required')
    .flatMap((item) => {
      const late = item.deadlines.find(({ overdue }) => overdue);
      return late ? [{ procedure: item.procedure, late }] : [];
    })
    .sort((a, b) => gravity(a.late) - gravity(b.late))
    .map(({ procedure }) => procedure);
}
