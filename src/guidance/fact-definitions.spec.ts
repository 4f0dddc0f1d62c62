import { describe, expect, it } from '@jest/globals';
import { checkFacts } from './check-facts.js';
import { factDefinitions, registryFacts } from './fact-definitions.js';
import { loadCatalogue } from './load-catalogue.js';

const catalogue = loadCatalogue('config');

describe('where facts come from', () => {
  it('the registry knows these of a resident', () => {
    expect(registryFacts(catalogue)).toEqual({
      event: ['acceptedDate'],
      person: ['birthDate', 'nationality', 'insurance', 'pension', 'ltci', 'careLevel', 'childAllowance', 'childMedical', 'protectionStartDate', 'sealRegistered', 'myNumberCard', 'jukiCard'],
    }); // prettier-ignore
  });
  it('whatever is not worked out can be asked in both languages', () => {
    const definitions = factDefinitions(catalogue);
    expect(definitions).toHaveLength(64);
    for (const { source, question } of definitions) expect(question === null).toBe(source === 'derived');
  });
});

describe('facts from outside', () => {
  const good = {
    date: '2025-04-07',
    event: { type: 'MOVE_IN' },
    persons: [{ pid: 'A', facts: { birthDate: '1990-01-01' } }],
  };
  const codes = (changes: Partial<typeof good> | object) =>
    checkFacts(catalogue, { ...good, ...changes }).map(({ code }) => code);

  it('pass where they are right, known or not', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ persons: [{ pid: 'A', facts: { insurance: 'unknown', pension: null } }] })).toEqual([]);
  });
  it('are refused where the rules could not read them', () => {
    expect(codes({ event: { type: 'HOLIDAY' } })).toEqual(['bad-value']);
    expect(codes({ event: {} })).toEqual(['event-type-missing']);
    expect(codes({ event: { type: 'MOVE_IN', moveInDate: '2025-02-30' } })).toEqual(['bad-value']);
    expect(codes({ event: { type: 'MOVE_IN', date: '2025-03-01' } })).toEqual(['derived-fact']);
    expect(codes({ persons: [{ pid: 'A', facts: { birthDate: '2026-01-01' } }] })).toEqual(['birth-in-future']);
    expect(codes({ persons: [{ pid: 'A', facts: { shoeSize: 25 } }] })).toEqual(['unknown-fact']);
    expect(codes({ persons: [] })).toEqual(['nobody']);
    expect(codes({ persons: Array.from({ length: 40 }, (_, index) => ({ pid: `P${index}`, facts: {} })) })).toEqual([
      'too-many-persons',
    ]);
    expect(codes({ persons: [good.persons[0], good.persons[0]] })).toEqual(['same-person-twice']);
    expect(codes({ date: 'today' })).toEqual(['bad-date']);
  });
  it('are not repeated in the reason', () => {
    const [problem] = checkFacts(catalogue, { ...good, persons: [{ pid: 'A', facts: { insurance: '秘密' } }] });
    expect(problem?.reason).not.toContain('秘密');
  });
});
