import { useTranslation } from 'react-i18next';
import { useServerNow } from '../clock/server-clock.js';
import { running } from '../texts/times.js';
import styles from './lease.module.css';

/** A ring that empties while nobody works on what is lent. */
export function Lease({ until, ofSeconds = 120 }: { until: string; ofSeconds?: number }) {
  const { t } = useTranslation();
  const now = useServerNow();
  const left = Math.max(0, (Date.parse(until) - now.getTime()) / 1000);
  const round = 2 * Math.PI * 8;
  return (
    <span className={styles['lease']}>
      <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
        <circle cx="10" cy="10" r="8" className={styles['gone']} />
        <circle
          cx="10"
          cy="10"
          r="8"
          className={styles['left']}
          strokeDasharray={`${(round * Math.min(1, left / ofSeconds)).toFixed(2)} ${round}`}
          transform="rotate(-90 10 10)"
        />
      </svg>
      {t('web.lease')} <strong>{running(now, until)}</strong>
    </span>
  );
}
