/** The office's own clock: minutes run from opening to closing on business days, and stand still in between. */
import { cityCalendar, type BusinessCalendar } from '../calendar/index.js';
import { tokyoDate, tokyoMoment } from '../kernel/tokyo.js';

export interface OpeningHours {
  /** Clock times of the office, as 08:30. The offices stay open at noon. */
  readonly opens: string;
  readonly closes: string;
  readonly calendar: Pick<BusinessCalendar, 'isBusinessDay'>;
}

const MINUTE = 60_000;
const DAY = 86_400_000;
/** Nothing that is counted in open minutes stays longer; a wrong date does not walk through centuries. */
const MOST_DAYS = 800;

export const cityHours = (office: { readonly opens: string; readonly closes: string }): OpeningHours => ({
  opens: office.opens,
  closes: office.closes,
  calendar: cityCalendar(),
});

/** Minutes on the wall, never negative. */
export const wallMinutes = (from: string, to: string): number =>
  Math.max(0, (Date.parse(to) - Date.parse(from)) / MINUTE);

/** Minutes between two moments during which the office was open. */
export const openMinutes = (from: string, to: string, hours: OpeningHours): number => {
  let minutes = 0;
  for (const { opens, closes } of openDays(from, to, hours)) {
    const start = Math.max(Date.parse(from), opens);
    const end = Math.min(Date.parse(to), closes);
    minutes += Math.max(0, end - start) / MINUTE;
  }
  return minutes;
};

/** Business days from one date to another: 0 on the same day or until the next one on which the offices are open. */
export const businessDaysBetween = (from: string, to: string, calendar: OpeningHours['calendar']): number => {
  let days = 0;
  for (let date = nextDate(from), walked = 0; date <= to && walked < MOST_DAYS; date = nextDate(date), walked += 1) {
    if (calendar.isBusinessDay(date)) days += 1;
  }
  return days;
};

const openDays = (from: string, to: string, { opens, closes, calendar }: OpeningHours) => {
  const days: { opens: number; closes: number }[] = [];
  const last = tokyoDate(to);
  for (let date = tokyoDate(from), walked = 0; date <= last && walked < MOST_DAYS; date = nextDate(date), walked += 1) {
    if (!calendar.isBusinessDay(date)) continue;
    days.push({ opens: tokyoMoment(date, opens).getTime(), closes: tokyoMoment(date, closes).getTime() });
  }
  return days;
};

export const nextDate = (date: string, by = 1): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + by * DAY).toISOString().slice(0, 10);
