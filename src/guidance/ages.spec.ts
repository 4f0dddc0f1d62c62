import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dayOfReaching, fiscalYearEndOfAge, fullAge, legalAge, schoolStage } from './ages.js';

describe('age', () => {
  it('is reached on the day before the birthday', () => {
    expect(legalAge('1960-04-10', '2025-04-08')).toBe(64);
    expect(legalAge('1960-04-10', '2025-04-09')).toBe(65);
    expect(fullAge('1960-04-10', '2025-04-09')).toBe(64);
    expect(fullAge('1960-04-10', '2025-04-10')).toBe(65);
  });
  it("of somebody born on New Year's Day is reached on New Year's Eve", () => {
    expect([legalAge('1960-01-01', '2024-12-30'), legalAge('1960-01-01', '2024-12-31')]).toEqual([64, 65]);
  });
  it('of somebody born on 29 February is reached on 28 February, full from 1 March', () => {
    expect([legalAge('1960-02-29', '2025-02-27'), legalAge('1960-02-29', '2025-02-28')]).toEqual([64, 65]);
    expect([fullAge('1960-02-29', '2025-02-28'), fullAge('1960-02-29', '2025-03-01')]).toEqual([64, 65]);
  });
  it('is 0 for a newborn, and for a child whose birth lies ahead', () => {
    expect([legalAge('2025-06-01', '2025-06-01'), legalAge('2025-06-01', '2024-01-01')]).toEqual([0, 0]);
  });
  it('is the greatest that has been reached', () => {
    const day = fc.date({ min: new Date('1920-01-01'), max: new Date('2026-12-31'), noInvalidDate: true });
    const iso = day.map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(iso, iso, (one, other) => {
        const [birth, on] = one <= other ? [one, other] : [other, one];
        const age = legalAge(birth, on);
        expect(age === 0 || dayOfReaching(age, birth) <= on).toBe(true);
        expect(dayOfReaching(age + 1, birth) > on).toBe(true);
      }),
    );
  });
});

describe('fiscal years', () => {
  it('end for those born on 1 April on the day before their birthday', () => {
    expect(fiscalYearEndOfAge(18, '2007-04-01')).toBe('2025-03-31');
    expect(fiscalYearEndOfAge(18, '2007-04-02')).toBe('2026-03-31');
  });
  it('put those born on 1 April into the earlier school year', () => {
    expect(schoolStage('2019-04-01', '2025-04-01')).toBe('ELEMENTARY');
    expect(schoolStage('2019-04-02', '2025-04-01')).toBe('PRESCHOOL');
    expect([schoolStage('2012-06-01', '2025-04-01'), schoolStage('2009-06-01', '2025-04-01')]).toEqual([
      'JUNIOR_HIGH',
      'OTHER',
    ]);
  });
});
