import { useTranslation } from 'react-i18next';
import { Mark } from '../../design/mark.js';
import { dayOf } from '../../texts/times.js';
import type { Card } from './answers.js';

export const monthDay = (iso: string): string => {
  const [, month, day] = iso.split('-').map(Number);
  return `${month}/${day}`;
};

/** The day on which the answer is promised to be posted: near and past in a word and a shape. */
export function PromiseMark({ of }: { of: Pick<Card, 'promisedOn' | 'overdue' | 'dueToday'> }) {
  const { t } = useTranslation();
  if (!of.promisedOn) return <span>{t('mail-screens.promise.none')}</span>;
  const date = monthDay(of.promisedOn);
  const exact = dayOf(`${of.promisedOn}T12:00:00+09:00`);
  if (!of.overdue && !of.dueToday) return <span title={exact}>{t('mail-screens.promise.day', { date })}</span>;
  return (
    <span title={exact}>
      <Mark kind={of.overdue ? 'past' : 'near'} ground={!of.overdue}>
        {t(`mail-screens.promise.${of.overdue ? 'past' : 'near'}`, { date })}
      </Mark>
    </span>
  );
}
