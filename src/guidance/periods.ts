import { Temporal } from 'temporal-polyfill';
import type { BusinessCalendar } from '../calendar/business-days.js';
import { daysInMonth, isoDate, type IsoDate } from '../calendar/iso-date.js';

export type Unit = 'day' | 'month' | 'year';
export type Period = {
  readonly amount: number;
  readonly unit: Unit;
  readonly count: 'exclude_first' | 'include_first';
  readonly before: boolean;
  readonly roll: 'next_business_day' | 'none';
};
export type LastDay = { readonly nominal: IsoDate; readonly due: IsoDate };

export function addDays(date: IsoDate, days: number): IsoDate {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/**
 * The last day of a period that starts on `start` (Civil Code art. 143): for months and years the day before the corresponding
 * day, or the month's last day if there is no corresponding day.
 */
export function lastDayOfPeriod(start: IsoDate, amount: number, unit: Unit): IsoDate {
  if (unit === 'day') return addDays(start, amount - 1);
  // Counted by hand: every age of every person passes here.
  const [year = 0, month = 0, day = 0] = start.split('-').map(Number);
  const months = year * 12 + month - 1 + (unit === 'month' ? amount : amount * 12);
  const lastOf = (count: number) => daysInMonth(Math.floor(count / 12), (count % 12) + 1);
  const end = day === 1 ? months - 1 : months;
  const lastDay = day === 1 ? lastOf(end) : Math.min(day - 1, lastOf(end));
  return isoDate(Math.floor(end / 12), (end % 12) + 1, lastDay);
}

/** The last day for a procedure, as counted (nominal) and moved past closing days (due). */
export function lastDayFor(period: Period, anchor: IsoDate, calendar: BusinessCalendar): LastDay {
  // To act before a day cannot be moved past it.
  if (period.before) return { nominal: anchor, due: anchor };
  const start = period.count === 'include_first' ? anchor : addDays(anchor, 1);
  const nominal = lastDayOfPeriod(start, period.amount, period.unit);
  return { nominal, due: period.roll === 'none' ? nominal : calendar.nextBusinessDay(nominal) };
}

export function firstOfNextMonth(date: IsoDate): IsoDate {
  return Temporal.PlainDate.from(date).with({ day: 1 }).add({ months: 1 }).toString();
}
