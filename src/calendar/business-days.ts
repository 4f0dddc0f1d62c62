import holidayJp from '@holiday-jp/holiday_jp';
import { Temporal } from 'temporal-polyfill';
import type { IsoDate } from './iso-date.js';

/** On which days the city's offices are open. */
export type BusinessCalendar = {
  readonly isBusinessDay: (date: IsoDate) => boolean;
  /** The day itself if the offices are open, else the next day on which they are. */
  readonly nextBusinessDay: (date: IsoDate) => IsoDate;
};

export type CityClosing = {
  /** Closing days of this city alone (an anniversary, a disaster). */
  readonly closed?: Iterable<IsoDate>;
  /** Month and day of the year-end closing set by ordinance, first and last day. */
  readonly yearEnd?: { readonly from: string; readonly to: string };
};

const HOLIDAYS: ReadonlyMap<IsoDate, { readonly name: string; readonly name_en: string }> = new Map(
  Object.entries(holidayJp.holidays),
);
const YEAR_END = { from: '12-29', to: '01-03' };

/**
 * Saturdays, Sundays, holidays, the year-end closing and the city's own closing days. A peak-season Sunday on which a window
 * opens is no business day for deadlines.
 */
export function cityCalendar({ closed = [], yearEnd = YEAR_END }: CityClosing = {}): BusinessCalendar {
  const own = new Set(closed);
  return calendarOf((date) => isHoliday(date) || isYearEnd(date, yearEnd) || own.has(date));
}

/** Saturdays and Sundays, and exactly the days listed. */
export function listedCalendar(days: Iterable<IsoDate>): BusinessCalendar {
  const listed = new Set(days);
  return calendarOf((date) => listed.has(date));
}

function calendarOf(isClosed: (date: IsoDate) => boolean): BusinessCalendar {
  const next = new Map<IsoDate, IsoDate>();
  const isOpen = (day: Temporal.PlainDate) => day.dayOfWeek < 6 && !isClosed(day.toString());
  const find = (date: IsoDate): IsoDate => {
    let day = Temporal.PlainDate.from(date);
    while (!isOpen(day)) day = day.add({ days: 1 });
    return day.toString();
  };
  const nextBusinessDay = (date: IsoDate): IsoDate => {
    const known = next.get(date);
    if (known !== undefined) return known;
    const found = find(date);
    if (next.size < 20_000) next.set(date, found);
    return found;
  };
  return { nextBusinessDay, isBusinessDay: (date) => nextBusinessDay(date) === date };
}

/** Looked up by the day's name, never by a moment: the library reads a moment in the zone of the machine. */
export function isHoliday(date: IsoDate): boolean {
  return HOLIDAYS.has(date);
}

export function holidayName(date: IsoDate): { ja: string; en: string } | null {
  const holiday = HOLIDAYS.get(date);
  return holiday ? { ja: holiday.name, en: holiday.name_en } : null;
}

function isYearEnd(date: IsoDate, { from, to }: { readonly from: string; readonly to: string }): boolean {
  const monthAndDay = date.slice(5);
  return from <= to ? monthAndDay >= from && monthAndDay <= to : monthAndDay >= from || monthAndDay <= to;
}

const everyCity = cityCalendar();
export const isBusinessDay = everyCity.isBusinessDay;
export const nextBusinessDay = everyCity.nextBusinessDay;
