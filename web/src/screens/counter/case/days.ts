import { formatEra } from '../../../../../src/calendar/era.js';
import { currentLanguage } from '../../../texts/language.js';

const weekday = (iso: string, language: string): string =>
  new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' }).format(new Date(`${iso}T00:00:00Z`));

/** 12/4(金), with the year where it is not the year of the notification. */
export function shortDay(iso: string, from: string): string {
  const [year, month, day] = iso.split('-').map(Number);
  const sameYear = iso.slice(0, 4) === from.slice(0, 4);
  if (currentLanguage() === 'en') {
    const date = new Date(`${iso}T00:00:00Z`);
    const words = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(date);
    return sameYear ? `${words} (${weekday(iso, 'en')})` : `${words} ${year}`;
  }
  return sameYear ? `${month}/${day}(${weekday(iso, 'ja')})` : formatEra(iso, 'short');
}

/** R8.11.24(火), or Tue 24 Nov 2026. */
export function longDay(iso: string): string {
  if (currentLanguage() === 'en')
    return new Intl.DateTimeFormat('en-GB', {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      timeZone: 'UTC',
    }).format(new Date(`${iso}T00:00:00Z`));
  return `${formatEra(iso, 'short')}(${weekday(iso, 'ja')})`;
}
