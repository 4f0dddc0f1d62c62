import type { TFunction } from 'i18next';
import type { Words } from '../../api/statistics.js';
import { inLanguage } from '../../texts/language.js';

export const said = ({ ja, en }: Words): string => inLanguage(ja, en);

const LONG_MINUTES = 180;

/** 12分, 3.4分 below ten, 3時間5分 from three hours on. Cut off, never rounded up. */
export function duration(t: TFunction, minutes: number | null): string {
  if (minutes === null) return '–';
  if (minutes >= LONG_MINUTES) {
    return t('manager-screens.hours', { hours: Math.floor(minutes / 60), minutes: Math.floor(minutes % 60) });
  }
  const shown = minutes < 10 ? Math.floor(minutes * 10) / 10 : Math.floor(minutes);
  return t('manager-screens.minutes', { minutes: shown });
}

/** A value in the unit of its definition. */
export function inUnit(t: TFunction, unit: string, value: number | null): string {
  if (value === null) return '–';
  if (unit === 'share') return percent(value);
  return unit === 'business-days' ? t('manager-screens.days', { days: value }) : duration(t, value);
}

export const percent = (share: number | null): string => (share === null ? '–' : `${(share * 100).toFixed(1)}%`);
