import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { cityCalendar } from '../calendar/business-days.js';
import { firstOfNextMonth, lastDayFor, lastDayOfPeriod, type Period } from './periods.js';

const calendar = cityCalendar();
const period = (changes: Partial<Period>): Period => ({
  amount: 14, unit: 'day', count: 'exclude_first', before: false, roll: 'next_business_day', ...changes,
}); // prettier-ignore

describe('the last day', () => {
  it('does not count the first day', () => {
    expect(lastDayFor(period({}), '2025-05-12', calendar)).toEqual({ nominal: '2025-05-26', due: '2025-05-26' });
  });
  it('counts the first day where the Family Register Act says so', () => {
    expect(lastDayFor(period({ count: 'include_first' }), '2025-05-30', calendar).due).toBe('2025-06-12');
  });
  it('moves past a Sunday, a holiday and its substitute', () => {
    const birth = lastDayFor(period({ count: 'include_first' }), '2025-11-10', calendar);
    expect(birth).toEqual({ nominal: '2025-11-23', due: '2025-11-25' });
  });
  it('moves past the New Year', () => {
    expect(lastDayFor(period({}), '2025-12-18', calendar)).toEqual({ nominal: '2026-01-01', due: '2026-01-05' });
  });
  it('stays where the rule says that it does not move', () => {
    expect(lastDayFor(period({ roll: 'none' }), '2025-12-18', calendar).due).toBe('2026-01-01');
  });
  it('of what is done beforehand is the day itself, open or not', () => {
    const before = period({ amount: 0, count: 'include_first', before: true });
    expect(lastDayFor(before, '2026-03-28', calendar)).toEqual({ nominal: '2026-03-28', due: '2026-03-28' });
  });
});

describe('months and years end on the day before the corresponding day', () => {
  it.each([
    ['2025-03-01', 1, 'month', '2025-03-31'],
    ['2025-01-29', 1, 'month', '2025-02-28'],
    ['2025-01-31', 1, 'month', '2025-02-28'],
    ['2025-03-31', 1, 'month', '2025-04-30'],
    ['2024-01-31', 1, 'month', '2024-02-29'],
    ['2025-07-02', 3, 'month', '2025-10-01'],
    ['2025-05-31', 2, 'year', '2027-05-30'],
    ['2024-02-29', 1, 'year', '2025-02-28'],
    ['2024-02-29', 4, 'year', '2028-02-28'],
    ['2025-04-01', 1, 'year', '2026-03-31'],
  ] as const)('%s and %i %s: %s', (start, amount, unit, last) =>
    expect(lastDayOfPeriod(start, amount, unit)).toBe(last),
  );

  it('or, without one, on the last day of the month', () => {
    const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2050-12-31'), noInvalidDate: true });
    const unit = fc.constantFrom('month' as const, 'year' as const);
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 40 }), unit, (date, amount, of) => {
        const start = Temporal.PlainDate.from(date.toISOString().slice(0, 10));
        const corresponding = start.add({ [`${of}s`]: amount });
        const expected = corresponding.day === start.day ? corresponding.subtract({ days: 1 }) : corresponding;
        expect(lastDayOfPeriod(start.toString(), amount, of)).toBe(expected.toString());
      }),
    );
  });

  it('begins the month after a treatment on its first day', () => {
    expect([firstOfNextMonth('2025-01-31'), firstOfNextMonth('2025-12-01')]).toEqual(['2025-02-01', '2026-01-01']);
  });
});
