import { useTranslation } from 'react-i18next';
import { Mark } from '../../design/mark.js';
import { clockTime, minutesBetween } from '../../texts/times.js';
import { duration, said } from '../manager/words.js';
import { markOf } from './status-columns.js';
import type { SteadyRow } from './steady-rows.js';
import styles from './status.module.css';

/** The life of the chosen row: every step with its time. */
export function StepPane({ row, now }: { row: SteadyRow | null; now: Date }) {
  const { t } = useTranslation();
  if (!row) return <p className={styles['quiet']}>{t('status-screens.choose')}</p>;
  return (
    <section aria-label={t('status-screens.steps')}>
      <h2 className={styles['title']}>
        {row.number ?? <span className={styles['hidden']}>{t('status-screens.hidden')}</span>}
      </h2>
      <p>{said(row.name)}</p>
      {row.visitorWaiting ? <p className={styles['quiet']}>{t('status-screens.visitor')}</p> : null}
      <ol className={styles['steps']}>
        {row.steps.map(({ state, name, from, to }) => (
          <li key={`${state} ${from}`} className={to === null ? styles['here'] : undefined}>
            <span className={styles['at']}>{clockTime(from)}</span>
            <Mark kind={to === null || row.ended ? markOf(state) : 'done'}>{said(name)}</Mark>
            <span className={styles['time']}>
              {to === null && row.ended ? '' : duration(t, minutesBetween(from, to ?? now))}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
