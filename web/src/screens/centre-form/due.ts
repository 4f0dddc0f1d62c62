import type { CentreForm } from '../../api/centre.js';
import { inLanguage } from '../../texts/language.js';
import { clockTime } from '../../texts/times.js';

export interface Due {
  /** 10:24, or 11/25 when it is another day. */
  at: string;
  count: number;
  unit: 'minutes' | 'hours' | 'days';
  past: boolean;
  tone: 'calm' | 'near' | 'past';
}

const tokyoDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' });
const dayNumber = (moment: Date): number => Date.parse(tokyoDay.format(moment)) / 86_400_000;

/** A waiting visitor is near from ten minutes before; a statutory day is near when it is today. */
export function dueOf({ promisedAt, priority }: Pick<CentreForm, 'promisedAt' | 'priority'>, now: Date): Due {
  const promised = new Date(promisedAt);
  const left = (promised.getTime() - now.getTime()) / 60_000;
  const minutes = Math.floor(Math.abs(left));
  const days = dayNumber(promised) - dayNumber(now);
  const past = promised < now;
  const near = priority === 'VISITOR_WAITING' ? minutes <= 10 : priority === 'STATUTORY' && days === 0;
  return {
    at: days === 0 ? clockTime(promised) : monthDay(promised),
    ...amount(minutes, Math.abs(days)),
    past,
    tone: past ? 'past' : near ? 'near' : 'calm',
  };
}

function amount(minutes: number, days: number): Pick<Due, 'count' | 'unit'> {
  if (days > 0) return { count: days, unit: 'days' };
  return minutes >= 100 ? { count: Math.floor(minutes / 60), unit: 'hours' } : { count: minutes, unit: 'minutes' };
}

function monthDay(moment: Date): string {
  const [, month, day] = tokyoDay.format(moment).split('-').map(Number);
  return inLanguage(`${month}/${day}`, `${day}/${month}`);
}
