import { currentLanguage } from './language.js';

const timeZone = 'Asia/Tokyo';
const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const exact = new Intl.DateTimeFormat('en-GB', {
  timeZone,
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});
const era = new Intl.DateTimeFormat('ja-JP-u-ca-japanese', {
  timeZone,
  era: 'narrow',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  weekday: 'short',
});
const western = new Intl.DateTimeFormat('en-GB', {
  timeZone,
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});

type Moment = string | Date;
const dateOf = (moment: Moment): Date => (typeof moment === 'string' ? new Date(moment) : moment);

/** 9:36, as the office writes it: no zero before the hour. */
export const clockTime = (moment: Moment): string => clock.format(dateOf(moment)).replace(/^0/, '');

export const exactTime = (moment: Moment): string => exact.format(dateOf(moment)).replace(/^0/, '');

/** R8.11.24(火), or Tue, 24 Nov 2026. */
export function dayOf(moment: Moment): string {
  const date = dateOf(moment);
  if (currentLanguage() === 'en') return western.format(date);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    era.formatToParts(date).find((p) => p.type === type)?.value ?? '';
  return `${part('era')}${part('year').replace('元', '1')}.${part('month')}.${part('day')}(${part('weekday')})`;
}

export const minutesBetween = (from: Moment, to: Moment): number =>
  Math.max(0, Math.floor((dateOf(to).getTime() - dateOf(from).getTime()) / 60_000));

/** 12:40, or 1:02:40 past the hour. */
export function running(from: Moment, to: Moment): string {
  const seconds = Math.max(0, Math.floor((dateOf(to).getTime() - dateOf(from).getTime()) / 1000));
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (n: number) => String(n).padStart(2, '0');
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}
