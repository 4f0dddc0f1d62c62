import type { IsoDate } from '../calendar/iso-date.js';
import { addDays, lastDayOfPeriod } from './periods.js';

// Ages by the Act on Calculation of Ages and Civil Code art. 143: an age is reached at the end of the day before the birthday.

/** The day on which an age is reached; born on 29 February: 28 February. */
export function dayOfReaching(age: number, birthDate: IsoDate): IsoDate {
  return lastDayOfPeriod(birthDate, age, 'year');
}

/** 達した年齢: counts from the day before the birthday (care insurance 40 and 65, pension 20 and 60, the vote). */
export function legalAge(birthDate: IsoDate, on: IsoDate): number {
  const thisYear = Number(on.slice(0, 4)) - Number(birthDate.slice(0, 4));
  // Born on 1 January: next year's age is reached on 31 December already.
  if (on.endsWith('-12-31') && dayOfReaching(thisYear + 1, birthDate) <= on) return Math.max(0, thisYear + 1);
  return Math.max(0, dayOfReaching(thisYear, birthDate) <= on ? thisYear : thisYear - 1);
}

/** 満年齢: counts from the birthday itself, the day after it is reached (late-elderly medical care 75). */
export function fullAge(birthDate: IsoDate, on: IsoDate): number {
  return legalAge(birthDate, addDays(on, -1));
}

/** The first 31 March on or after the day of reaching an age (born on 1 April: that very day). */
export function fiscalYearEndOfAge(age: number, birthDate: IsoDate): IsoDate {
  const reached = dayOfReaching(age, birthDate);
  const year = Number(reached.slice(0, 4));
  return reached.slice(5) <= '03-31' ? `${year}-03-31` : `${year + 1}-03-31`;
}

export type SchoolStage = 'PRESCHOOL' | 'ELEMENTARY' | 'JUNIOR_HIGH' | 'OTHER';

export function schoolStage(birthDate: IsoDate, on: IsoDate): SchoolStage {
  if (on <= fiscalYearEndOfAge(6, birthDate)) return 'PRESCHOOL';
  if (on <= fiscalYearEndOfAge(12, birthDate)) return 'ELEMENTARY';
  return on <= fiscalYearEndOfAge(15, birthDate) ? 'JUNIOR_HIGH' : 'OTHER';
}
