import { describe, expect, it } from '@jest/globals';
import type { Decision } from '../times.js';
import { returnRate } from './return-rate.js';
import { at } from './spec-times.js';

const decided = (kind: Decision['kind'], ...codes: string[]): Decision => ({ at: at('10:00'), kind, codes });

describe('return rate', () => {
  it.each([
    ['nothing decided', [], { n: 0, returned: 0, share: null, reasons: [] }],
    ['all approved', [decided('approved'), decided('approved')], { n: 2, returned: 0, share: 0, reasons: [] }],
    [
      'one of four, to the operator',
      [decided('returned-operator', 'misread'), decided('approved'), decided('approved'), decided('approved')],
      { n: 4, toOperator: 1, toWard: 0, share: 0.25 },
    ],
    [
      'to the ward',
      [decided('returned-ward', 'signature-missing'), decided('approved')],
      { toOperator: 0, toWard: 1, share: 0.5 },
    ],
    [
      'the same form twice counts twice',
      [decided('returned-operator', 'misread'), decided('returned-operator', 'glyph'), decided('approved')],
      { n: 3, returned: 2 },
    ],
  ])('%s', (_, decisions, expected) => expect(returnRate.compute(decisions, undefined)).toMatchObject(expected));

  it('counts a reason once a return, and the most frequent first', () => {
    const decisions = [
      decided('returned-ward', 'missing', 'missing', 'misread'),
      decided('returned-operator', 'misread'),
    ];
    expect(returnRate.compute(decisions, undefined).reasons).toEqual([
      { code: 'misread', n: 2 },
      { code: 'missing', n: 1 },
    ]);
  });
});
