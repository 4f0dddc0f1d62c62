/** By when the answer is posted: so many working days after the envelope, or the reply, arrived. */
import type { BusinessCalendar, IsoDate } from '../calendar/index.js';

const DAY_MS = 86_400_000;

const nextDay = (date: IsoDate): IsoDate =>
  new Date(Date.parse(`${date}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);

/** The day of arrival is not counted. */
export const workingDaysAfter = (date: IsoDate, days: number, calendar: BusinessCalendar): IsoDate => {
  let day = date;
  for (let counted = 0; counted < days; counted += 1) day = calendar.nextBusinessDay(nextDay(day));
  return day;
};

/** Whole days between two dates. */
export const daysBetween = (from: IsoDate, to: IsoDate): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
