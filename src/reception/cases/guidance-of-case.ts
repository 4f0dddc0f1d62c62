/** What the rules of the day say about a case: pure in its state, the catalogue and the closing days. */
import type { BusinessCalendar } from '../../calendar/index.js';
import { evaluate, type CaseInput, type Catalogue, type Guidance, type Item } from '../../guidance/index.js';
import { isErased } from '../../kernel/decider.js';
import type { Case, Facts, PersonInCase } from './case.js';
import type { CaseEvent } from './events.js';

export interface Rules {
  readonly catalogue: Catalogue;
  readonly closingDays: BusinessCalendar;
}

/** What the forms need and the rules do not: told once, written on every form. */
const PARTICULARS: ReadonlySet<string> = new Set(['newAddress', 'oldAddress', 'newHead', 'remarks']);

const judged = (facts: Facts): Facts =>
  Object.fromEntries(Object.entries(facts).filter(([name]) => !PARTICULARS.has(name)));

/** The catalogue names facts within their scope: `insurance`, not `person.insurance`. */
const scoped = (facts: Facts): Facts =>
  Object.fromEntries(Object.entries(facts).map(([name, value]) => [name.replace(/^(person|event)\./, ''), value]));

const personFacts = ({ role, details }: PersonInCase, answers: Facts): Facts => {
  if (isErased(details)) return { role, ...scoped(answers) };
  return {
    ...scoped(details.facts),
    birthDate: details.birthDate,
    nationality: details.nationality === 'JP' ? 'JP' : 'FOREIGN',
    role,
    ...scoped(answers),
  };
};

export const caseInput = ({
  receptionDate,
  lifeEvent,
  eventFacts,
  persons,
  personFacts: answers,
}: Case): CaseInput => ({
  date: receptionDate,
  event: { ...judged(scoped(eventFacts)), type: lifeEvent },
  persons: persons.map((person) => ({
    pid: person.person,
    // The registry's mark is never answered away.
    facts: {
      ...personFacts(person, answers[person.person] ?? {}),
      ...(person.protected ? { dvProtection: true } : {}),
    },
  })),
});

export const guidanceOf = (state: Case, { catalogue, closingDays }: Rules): Guidance =>
  evaluate({ catalogue, closingDays, ...caseInput(state) });

/** 'case' means everybody in it. */
export const personsOf = (subjects: Item['required'], { persons }: Pick<Case, 'persons'>): string[] =>
  subjects === 'case' ? persons.map(({ person }) => person) : [...subjects];

/** Judged anew after every change of household or facts, and recorded beside it. */
export const guidanceGiven = (state: Case, rules: Rules): CaseEvent[] => {
  if (state.persons.length === 0) return [];
  const { items, catalogue, protected: persons } = guidanceOf(state, rules);
  const required = items.filter(({ result }) => result === 'required');
  return [
    {
      type: 'reception.GuidanceGiven',
      data: {
        caseId: state.caseId,
        catalogue,
        required: required.map((item) => ({ procedureId: item.procedure, persons: personsOf(item.required, state) })),
        toConfirm: items.filter(({ result }) => result === 'to_confirm').map(({ procedure }) => procedure),
        protected: [...persons],
      },
    },
  ];
};
