import { fiscalYearEndOfAge, fullAge, legalAge, schoolStage } from './ages.js';
import type { CaseFacts, OpenFact, Person } from './case-facts.js';
import type { Clause, Comparison, FactValue } from './clause.js';
import { addDays } from './periods.js';
import { openComparisons, strongest, truthOf, weakest, type Lookup, type Truth } from './truth.js';

/** How a derived fact follows from others. Without `missing`, the unknown facts of its `from` are asked for. */
export type Derivation = {
  readonly value: (facts: CaseFacts, person: Person | null) => FactValue | undefined;
  readonly missing?: (facts: CaseFacts, person: Person | null) => readonly OpenFact[];
};

/** Which stated fact dates which event. Events that are not listed take effect when they are accepted. */
const DATE_OF_EVENT: Readonly<Record<string, readonly string[]>> = {
  MOVE_IN: ['event.moveInDate'],
  MOVE_IN_ABROAD: ['event.moveInDate'],
  MOVE_WARD: ['event.moveDate'],
  MOVE_HOME: ['event.moveDate'],
  MOVE_OUT: ['event.moveOutDate', 'event.plannedMoveOutDate'],
  MOVE_OUT_ABROAD: ['event.moveOutDate', 'event.plannedMoveOutDate'],
  HOUSEHOLD_CHANGE: ['event.householdChangeDate'],
  BIRTH: ['event.childBirthDate'],
  DEATH: ['event.deathDate'],
};

const eventDate: Derivation = {
  value: (facts) => {
    const type = facts.value('event.type', null);
    if (typeof type !== 'string') return undefined;
    const judicial = type === 'DIVORCE' ? facts.value('event.judicial', null) : false;
    if (judicial !== false) return judicial === true ? facts.value('event.judgmentFinalDate', null) : undefined;
    const dated = DATE_OF_EVENT[type];
    if (!dated) return facts.value('event.acceptedDate', null) ?? facts.input.date;
    return dated.map((fact) => facts.value(fact, null)).find((value) => value !== undefined);
  },
  missing: (facts) => {
    const type = facts.value('event.type', null);
    const ask = (fact: string): OpenFact[] => [{ fact, subject: 'case' }];
    if (typeof type !== 'string') return ask('event.type');
    if (type !== 'DIVORCE') return ask(DATE_OF_EVENT[type]?.at(-1) ?? 'event.acceptedDate');
    return ask(facts.value('event.judicial', null) === undefined ? 'event.judicial' : 'event.judgmentFinalDate');
  },
};

/** The 15 days of the child allowance count from the planned move-out date of a mover-in. */
const allowanceCauseDate: Derivation = {
  value: (facts) => facts.value(allowanceCause(facts), null),
  missing: (facts) => facts.missing(allowanceCause(facts), null),
};

function allowanceCause(facts: CaseFacts): string {
  return facts.value('event.type', null) === 'MOVE_IN' ? 'event.plannedMoveOutDate' : 'event.date';
}

/** Until 14 days from moving in and 30 days from the planned move-out; these days do not move past closing days. */
const cardExceptionUsable: Derivation = {
  value: (facts) => {
    const within = (fact: string, days: number): Truth => {
      const from = facts.date(fact, null);
      return from === undefined ? 'unknown' : facts.input.date <= addDays(from, days);
    };
    const asked = facts.value('event.cardException', null);
    return known(
      weakest([
        typeof asked === 'boolean' ? asked : 'unknown',
        within('event.moveInDate', 14),
        within('event.plannedMoveOutDate', 30),
      ]),
    );
  },
};

/** A fact about one person's date of birth on the date of the event. */
function atEvent(of: (birthDate: string, on: string) => FactValue): Derivation {
  return {
    value: (facts, person) => {
      const [birthDate, on] = [facts.date('person.birthDate', person), facts.date('event.date', null)];
      return birthDate === undefined || on === undefined ? undefined : of(birthDate, on);
    },
  };
}

const fullAgeToday: Derivation = {
  value: (facts, person) => {
    const birthDate = facts.date('person.birthDate', person);
    return birthDate === undefined ? undefined : fullAge(birthDate, facts.input.date);
  },
};

const schoolStageLater: Derivation = {
  value: (facts, person) => {
    const [birthDate, on] = [facts.date('person.birthDate', person), facts.date('event.date', null)];
    if (birthDate === undefined || on === undefined) return undefined;
    return schoolStage(birthDate, on > facts.input.date ? on : facts.input.date);
  },
};

/** True if one person fits; unknown if none does but one may. Only those who may are asked. */
function somebody(...clauses: Comparison[]): Derivation {
  const fits: Clause = { all: clauses };
  const lookup =
    (facts: CaseFacts, person: Person): Lookup =>
    ({ name }) =>
      facts.value(name, person);
  return {
    value: (facts) => known(strongest(facts.input.persons.map((person) => truthOf(fits, lookup(facts, person))))),
    missing: (facts) =>
      facts.input.persons.flatMap((person) =>
        openComparisons(fits, lookup(facts, person)).flatMap(({ name }) => facts.missing(name, person)),
      ),
  };
}

const is = (name: string, value: FactValue): Comparison => ({ subject: 'fact', name, op: 'eq', value });
const isNot = (name: string, value: FactValue): Comparison => ({ subject: 'fact', name, op: 'ne', value });
const isOneOf = (name: string, value: FactValue[]): Comparison => ({ subject: 'fact', name, op: 'in', value });

function known(truth: Truth): boolean | undefined {
  return truth === 'unknown' ? undefined : truth;
}

export const DERIVATIONS: Readonly<Record<string, Derivation>> = {
  'event.date': eventDate,
  'event.allowanceCauseDate': allowanceCauseDate,
  'event.cardExceptionUsable': cardExceptionUsable,
  'person.legalAge': atEvent(legalAge),
  'person.fullAge': atEvent(fullAge),
  'person.fullAgeToday': fullAgeToday,
  'person.within6FY': atEvent((birthDate, on) => on <= fiscalYearEndOfAge(6, birthDate)),
  'person.within15FY': atEvent((birthDate, on) => on <= fiscalYearEndOfAge(15, birthDate)),
  'person.within18FY': atEvent((birthDate, on) => on <= fiscalYearEndOfAge(18, birthDate)),
  'person.schoolStage': schoolStageLater,
  'household.hasChildWithin15FY': somebody(isNot('person.role', 'DECEASED'), is('person.within15FY', true)),
  'household.hasChildWithin18FY': somebody(isNot('person.role', 'DECEASED'), is('person.within18FY', true)),
  'household.hasRecipientParent': somebody(
    isOneOf('person.role', ['MOVER', 'PARENT']),
    is('person.childAllowance', 'RECIPIENT'),
  ),
  'household.hasNhiMember': somebody(isNot('person.role', 'NEWBORN'), is('person.insurance', 'NHI')),
  'household.hasJapaneseMover': somebody(is('person.role', 'MOVER'), is('person.nationality', 'JP')),
};
