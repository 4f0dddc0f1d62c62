import { daysInMonth, isoDate, type IsoDate } from '../../calendar/index.js';
import type { Dice } from './dice.js';

const DAY_MS = 86_400_000;

export const daysFrom = (date: IsoDate, days: number): IsoDate =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

export const dayBetween = (dice: Dice, from: IsoDate, to: IsoDate): IsoDate => {
  const days = Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS));
  return daysFrom(from, dice.int(0, days));
};

/** Born so that on `date` the person has had `age` birthdays. */
export const birthDateAt = (dice: Dice, age: number, date: IsoDate): IsoDate => {
  const month = dice.int(1, 12);
  const year = Number(date.slice(0, 4)) - age;
  const born = isoDate(year, month, dice.int(1, daysInMonth(year, month)));
  return born.slice(5) <= date.slice(5) ? born : daysFrom(born, -365);
};
