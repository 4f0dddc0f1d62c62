import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { backlogCurve, flowOf } from './curve.js';
import { at, phases } from './definitions/spec-times.js';
import type { FormState, FormTimes } from './times.js';

const form = (life: string): FormTimes => ({
  phases: phases<FormState>(life),
  handedOffAt: null,
  approvedAt: null,
  decisions: [],
});

describe('the curve of the day', () => {
  const forms = [
    form('sent 8:40, entry-waiting 8:41, entry 8:50, review-waiting 8:55, approved 9:10'),
    form('sent 8:50, entry-waiting 8:50, returned-ward 9:05, scanned 9:20, sent 9:31, entry-waiting 9:32'),
  ];

  it('says how many the centre owed at each quarter of an hour, and now', () => {
    const curve = backlogCurve(forms, at('8:30'), at('9:40'));
    expect(curve.map(({ open }) => open)).toEqual([0, 1, 2, 0, 0, 1]);
    expect(curve.at(-1)?.at).toBe(at('9:40'));
  });

  it('says what came and what went; a second hand-off comes again', () => {
    const flow = flowOf(forms, at('8:30'), at('9:40'));
    expect(flow.map(({ arrivals, departures }) => [arrivals, departures])).toEqual([
      [1, 0],
      [1, 0],
      [0, 2],
      [0, 0],
      [1, 0],
    ]);
    expect(flow.map(({ filling }) => filling)).toEqual([false, false, false, false, true]);
  });

  it('never loses a form: what came less what went is what is open', () => {
    const quarter = fc.integer({ min: 0, max: 500 });
    fc.assert(
      fc.property(fc.array(fc.tuple(quarter, fc.option(quarter)), { maxLength: 40 }), (stays) => {
        const minute = (n: number) => new Date(Date.parse(at('8:30')) + n * 60_000).toISOString();
        const made = stays.map(([from, stay]): FormTimes => ({
          handedOffAt: null, approvedAt: null, decisions: [],
          phases: [
            { state: 'entry-waiting', from: minute(from), to: stay === null ? null : minute(from + stay + 1) },
            ...(stay === null ? [] : [{ state: 'approved' as const, from: minute(from + stay + 1), to: null }]),
          ],
        })); // prettier-ignore
        const [start, end] = [at('8:30'), at('20:00')];
        const flow = flowOf(made, start, end);
        const sum = (key: 'arrivals' | 'departures') => flow.reduce((total, one) => total + one[key], 0);
        expect(sum('arrivals') - sum('departures')).toBe(backlogCurve(made, start, end).at(-1)?.open);
      }),
    );
  });
});
