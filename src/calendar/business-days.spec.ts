import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cityCalendar, holidayName, isBusinessDay, listedCalendar, nextBusinessDay } from './business-days.js';

describe('business days', () => {
  it.each([
    ['2025-05-05', 'こどもの日'],
    ['2025-05-06', '振替休日'],
    ['2026-05-06', '休日 (こどもの日)'],
    ['2026-09-22', '休日 (秋分の日と敬老の日の間)'],
    ['2019-05-01', '即位の日'],
  ])('%s is closed', (date) => {
    expect(isBusinessDay(date)).toBe(false);
    expect(holidayName(date)?.ja).toEqual(expect.any(String));
  });

  it('counts Saturdays and Sundays as closed', () => {
    expect(['2025-11-14', '2025-11-15', '2025-11-16', '2025-11-17'].map(isBusinessDay)).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });

  it('moves a last day over Sunday, holiday and substitute holiday', () =>
    expect(nextBusinessDay('2025-11-23')).toBe('2025-11-25'));

  it('moves over the year-end closing', () => {
    expect(isBusinessDay('2025-12-26')).toBe(true);
    expect(nextBusinessDay('2025-12-29')).toBe('2026-01-05');
    expect(nextBusinessDay('2027-01-01')).toBe('2027-01-04');
  });

  it("knows the city's own closing days", () => {
    const calendar = cityCalendar({ closed: ['2025-11-17'] });
    expect(calendar.nextBusinessDay('2025-11-15')).toBe('2025-11-18');
    expect(isBusinessDay('2025-11-17')).toBe(true);
  });

  it('can be given a list instead, and then knows no holidays', () => {
    const calendar = listedCalendar(['2025-11-04']);
    expect([calendar.isBusinessDay('2025-11-03'), calendar.isBusinessDay('2025-11-04')]).toEqual([true, false]);
  });

  it('gives the day itself if it is open, and never an earlier or closed day', () => {
    const day = fc.date({ min: new Date('2010-01-01'), max: new Date('2049-12-01'), noInvalidDate: true });
    fc.assert(
      fc.property(day, (date) => {
        const iso = date.toISOString().slice(0, 10);
        const next = nextBusinessDay(iso);
        expect(next >= iso).toBe(true);
        expect(isBusinessDay(next)).toBe(true);
        expect(next === iso).toBe(isBusinessDay(iso));
      }),
    );
  });
});
