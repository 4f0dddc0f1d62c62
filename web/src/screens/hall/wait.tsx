import { useTranslation } from 'react-i18next';
import { exactTime, minutesBetween } from '../../texts/times.js';

/** 「23分待ち」, with the exact time on hover and for screen readers. */
export function Wait({ since, now, strong = false }: { since: string; now: Date; strong?: boolean }) {
  const { t } = useTranslation();
  const words = t('reception-screens.wait', { count: minutesBetween(since, now) });
  return (
    <time dateTime={since} title={exactTime(since)}>
      {strong ? <strong>{words}</strong> : words}
      <span className="for-readers"> {t('reception-screens.since', { time: exactTime(since) })}</span>
    </time>
  );
}
