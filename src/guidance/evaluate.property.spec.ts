import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cityCalendar } from '../calendar/business-days.js';
import type { CaseInput, Facts } from './case-facts.js';
import type { FactValue } from './clause.js';
import { evaluate } from './evaluate.js';
import type { Guidance, Question, Subjects } from './guidance.js';
import { loadCatalogue } from './load-catalogue.js';

const catalogue = loadCatalogue('config');
const closingDays = cityCalendar();
const guide = (input: CaseInput) => evaluate({ catalogue, closingDays, ...input });

const day = fc
  .date({ min: new Date('2010-10-01'), max: new Date('2026-11-30'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

function valuesOf(fact: string): fc.Arbitrary<FactValue> {
  const { type, values = [] } = catalogue.factByName(fact);
  if (type === 'boolean') return fc.boolean();
  return type === 'date' ? day : fc.constantFrom(...values.map(({ value }) => value));
}

function factsOf(scope: 'event' | 'person'): fc.Arbitrary<Facts> {
  const facts = catalogue.content.facts.filter((fact) => fact.scope === scope && fact.source !== 'derived');
  const entries = facts.map(({ name }) => [name.slice(scope.length + 1), valuesOf(name)] as const);
  return fc.record(Object.fromEntries(entries));
}

/** Facts of which some are not known. */
function hide(facts: Facts, hidden: readonly string[]): Facts {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [name, hidden.includes(name) ? 'unknown' : value]),
  );
}

const hideable = (scope: 'event' | 'person', except: readonly string[]) =>
  fc.subarray(catalogue.content.facts.filter((fact) => fact.scope === scope).map(({ name }) => name.slice(scope.length + 1)).filter((name) => !except.includes(name))); // prettier-ignore

const household = fc.array(factsOf('person'), { minLength: 1, maxLength: 4 });
const numbered = (persons: readonly Facts[]) => persons.map((facts, index) => ({ pid: `P${index}`, facts }));

function verdicts({
  items,
}: Guidance): ReadonlyMap<string, { required: Subjects; toConfirm: Subjects; once: boolean }> {
  return new Map(
    items.map((item) => [
      item.procedure,
      { required: item.required, toConfirm: item.toConfirm, once: item.oncePerHousehold },
    ]),
  );
}

const members = (subjects: Subjects): readonly string[] => (subjects === 'case' ? ['case'] : subjects);

describe('whatever the household', () => {
  // An actual date that becomes known takes the place of a planned one or of today, and so moves the event itself.
  const replacing = ['type', 'moveOutDate', 'acceptedDate'];

  it('an answer never takes away what was required, nor brings what was not', () => {
    const hiddenEvent = hideable('event', replacing);
    const hiddenPerson = hideable('person', []);
    fc.assert(
      fc.property(
        day,
        factsOf('event'),
        household,
        hiddenEvent,
        hiddenPerson,
        (date, event, persons, ofEvent, ofPerson) => {
          const full = verdicts(guide({ date, event, persons: numbered(persons) }));
          const partial = verdicts(
            guide({
              date,
              event: hide(event, ofEvent),
              persons: numbered(persons.map((facts) => hide(facts, ofPerson))),
            }),
          );
          for (const [procedure, before] of partial) {
            const after = full.get(procedure);
            const open = [...members(before.required), ...members(before.toConfirm)];
            expect(members(after?.required ?? [])).toEqual(expect.arrayContaining([...members(before.required)]));
            if (!before.once || before.required.length === 0) {
              expect(open).toEqual(expect.arrayContaining([...members(after?.required ?? [])]));
            }
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('answering the questions settles everything, and none is asked twice', () => {
    fc.assert(
      fc.property(day, factsOf('event'), household, (date, event, persons) => {
        const known = numbered(persons);
        const [openEvent, open] = [
          new Map<string, FactValue>([['type', event['type'] ?? '']]),
          new Map(known.map(({ pid }) => [pid, new Map<string, FactValue>()])),
        ];
        const answer = ({ fact, subject }: Question) => {
          const name = fact.split('.')[1] ?? '';
          const [from, to] =
            subject === 'case'
              ? [event, openEvent]
              : [known.find(({ pid }) => pid === subject.pid)?.facts, open.get(subject.pid)];
          expect(to?.has(name)).toBe(false);
          to?.set(name, from?.[name] ?? '');
        };
        const now = () =>
          guide({
            date,
            event: Object.fromEntries(openEvent),
            persons: [...open].map(([pid, facts]) => ({ pid, facts: Object.fromEntries(facts) })),
          });
        let guidance = now();
        while (guidance.questions.length > 0) {
          const [first] = guidance.questions;
          if (first) answer(first);
          guidance = now();
        }
        expect(guidance.items.flatMap(({ toConfirm }) => members(toConfirm))).toEqual([]);
        expect(
          guidance.items
            .flatMap(({ result, deadlines }) => (result === 'required' ? deadlines : []))
            .filter(({ due }) => due === null),
        ).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('the order of the persons does not matter', () => {
    const sorted = (guidance: Guidance) =>
      [...verdicts(guidance)].map(([id, { required, toConfirm }]) => [
        id,
        [...members(required)].sort(),
        [...members(toConfirm)].sort(),
      ]);
    fc.assert(
      fc.property(day, factsOf('event'), household, hideable('person', []), (date, event, persons, hidden) => {
        const people = numbered(persons.map((facts, index) => (index % 2 === 0 ? facts : hide(facts, hidden))));
        const one = guide({ date, event, persons: people });
        const other = guide({ date, event, persons: [...people].reverse() });
        expect(sorted(other)).toEqual(sorted(one));
        expect(new Set(other.questions.map((question) => JSON.stringify([question.fact, question.subject])))).toEqual(
          new Set(one.questions.map((question) => JSON.stringify([question.fact, question.subject]))),
        );
      }),
      { numRuns: 100 },
    );
  });

  it('the same case gives the same answer', () => {
    fc.assert(
      fc.property(day, factsOf('event'), household, (date, event, persons) => {
        const input = { date, event, persons: numbered(persons) };
        expect(guide(input)).toEqual(guide(input));
      }),
      { numRuns: 20 },
    );
  });
});
