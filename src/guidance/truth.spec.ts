import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Clause, Comparison, FactValue, Operator } from './clause.js';
import { openComparisons, truthOf, type Lookup, type Truth } from './truth.js';

const compare = (op: Operator, value: Comparison['value'], name = 'person.fact'): Comparison => ({
  subject: 'fact',
  name,
  op,
  value,
});
const knowing =
  (values: Readonly<Record<string, FactValue | undefined>>): Lookup =>
  ({ name }) =>
    values[name];

describe('a comparison', () => {
  const cases: [Operator, Comparison['value'], FactValue, boolean][] = [
    ['eq', 'NHI', 'NHI', true],
    ['eq', 'NHI', 'NONE', false],
    ['eq', false, false, true],
    ['ne', 'NONE', 'CARE1', true],
    ['ne', 'NONE', 'NONE', false],
    ['in', ['NHI', 'NONE'], 'NONE', true],
    ['in', ['NHI', 'NONE'], 'EMPLOYEE', false],
    ['nin', ['NHI', 'NONE'], 'EMPLOYEE', true],
    ['nin', ['NHI', 'NONE'], 'NHI', false],
    ['gte', 65, 65, true],
    ['gte', 65, 64, false],
    ['gte', 7, 10, true],
    ['lt', 75, 74, true],
    ['lt', 75, 75, false],
    ['lt', '2025-04-01', '2025-03-31', true],
    ['gte', '2025-04-01', '2025-04-01', true],
  ];
  it.each(cases)('%s %j of %j is %s', (op, value, actual, expected) => {
    expect(truthOf(compare(op, value), knowing({ 'person.fact': actual }))).toBe(expected);
  });
  it.each(cases)('%s %j of an unknown fact is unknown', (op, value) => {
    expect(truthOf(compare(op, value), knowing({}))).toBe('unknown');
  });
});

describe('any and all', () => {
  const lookup = knowing({ yes: true, no: false });
  const [yes, no, open] = ['yes', 'no', 'open'].map((name) => compare('eq', true, name));
  const of = (kind: 'any' | 'all', parts: (Comparison | undefined)[]): Truth => {
    const clauses = parts.flatMap((part) => part ?? []);
    return truthOf(kind === 'any' ? { any: clauses } : { all: clauses }, lookup);
  };
  it('any: true if one is true, else unknown if one is unknown', () => {
    expect([of('any', [no, open, yes]), of('any', [no, open]), of('any', [no, no])]).toEqual([true, 'unknown', false]);
  });
  it('all: false if one is false, else unknown if one is unknown', () => {
    expect([of('all', [yes, open, no]), of('all', [yes, open]), of('all', [yes, yes])]).toEqual([
      false,
      'unknown',
      true,
    ]);
  });
  it('asks only in branches that are still open', () => {
    const decided: Clause = { all: [compare('eq', true, 'no'), compare('eq', true, 'never-asked')] };
    const clause: Clause = { any: [decided, compare('eq', true, 'open')] };
    expect(openComparisons(clause, lookup).map(({ name }) => name)).toEqual(['open']);
    expect(openComparisons({ any: [compare('eq', true, 'yes'), clause] }, lookup)).toEqual([]);
  });
});

describe('learning more', () => {
  const names = ['a', 'b', 'c', 'd'];
  const { clause } = fc.letrec<{ clause: Clause }>((tie) => ({
    clause: fc.oneof(
      { maxDepth: 3 },
      fc.record({ subject: fc.constant('fact' as const), name: fc.constantFrom(...names), op: fc.constantFrom('eq' as const, 'ne' as const), value: fc.boolean() }),
      fc.record({ any: fc.array(tie('clause'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ all: fc.array(tie('clause'), { minLength: 1, maxLength: 3 }) }),
    ),
  })); // prettier-ignore
  const answers = fc.record(Object.fromEntries(names.map((name) => [name, fc.boolean()])), { requiredKeys: [] });
  const all = fc.record(Object.fromEntries(names.map((name) => [name, fc.boolean()])));

  it('never changes what is decided', () => {
    fc.assert(
      fc.property(clause, answers, all, (tree, some, rest) => {
        const before = truthOf(tree, knowing(some));
        if (before !== 'unknown') expect(truthOf(tree, knowing({ ...rest, ...some }))).toBe(before);
      }),
    );
  });
  it('decides, once the open comparisons are answered', () => {
    fc.assert(
      fc.property(clause, answers, all, (tree, some, rest) => {
        const asked = openComparisons(tree, knowing(some)).map(({ name }) => [name, rest[name] ?? false] as const);
        expect(truthOf(tree, knowing({ ...some, ...Object.fromEntries(asked) }))).not.toBe('unknown');
      }),
    );
  });
});
