import { useTranslation } from 'react-i18next';
import { Icon } from './icons.js';
import styles from './red-band.module.css';

/** Across the whole workbench while a protected person is on it: what it is, what not to do, until when. */
export function RedBand({ until, place }: { until?: string; place?: string }) {
  const { t } = useTranslation();
  return (
    <div role="note" className={styles['band']} aria-label={t('web.protected.title')}>
      <Icon name="shield" size={24} />
      <strong>{t('web.protected.title')}</strong>
      <span>{t('web.protected.rule')}</span>
      <span className={styles['right']}>
        {until ? t('web.protected.until', { until }) : null} {place}
      </span>
    </div>
  );
}

/** In the place of a value that nobody may read here. */
export function NotDisclosed() {
  const { t } = useTranslation();
  return <span className={styles['not-disclosed']}>{t('web.protected.hidden')}</span>;
}
