import { useTranslation } from 'react-i18next';
import type { PhoneTicket } from '../../api/types.js';
import { Mark, type MarkKind } from '../../design/mark.js';
import { clockTime } from '../../texts/times.js';
import styles from './phone-ticket.module.css';

const quiet: Record<string, MarkKind> = {
  serving: 'working',
  'waiting-for-centre': 'waiting',
  'no-show': 'attention',
  served: 'done',
  withdrawn: 'held',
};

/** One thing at a time: how many are ahead, where to go, or what has become of the number. */
export function PlaceInLine({ ticket }: { ticket: PhoneTicket }) {
  const { t } = useTranslation();
  if (ticket.status === 'waiting') {
    return (
      <div className={styles['place']} aria-live="polite">
        <p className={styles['ahead']}>
          {ticket.ahead === 0
            ? t('reception-screens.phone.next')
            : t('reception-screens.phone.ahead', { count: ticket.ahead })}
        </p>
        <p className={styles['quiet']}>{t('reception-screens.phone.issued', { time: clockTime(ticket.issuedAt) })}</p>
      </div>
    );
  }
  if (ticket.status === 'called') {
    return (
      <div className={styles['called']} role="alert">
        <p>{t('reception-screens.phone.called')}</p>
        <p className={styles['counter']}>
          {t('reception-screens.phone.counter', { number: ticket.counterNumber ?? '' })}
        </p>
        {ticket.calledAt ? <p>{t('reception-screens.phone.called-at', { time: clockTime(ticket.calledAt) })}</p> : null}
      </div>
    );
  }
  return (
    <div className={styles['place']} aria-live="polite">
      <p className={styles['status']}>
        <Mark kind={quiet[ticket.status] ?? 'time'}>{t(`reception-screens.phone.status.${ticket.status}`)}</Mark>
      </p>
      <p className={styles['quiet']}>
        {t(
          `reception-screens.phone.status-do.${ticket.ready && ticket.status === 'waiting-for-centre' ? 'ready' : ticket.status}`,
        )}
      </p>
    </div>
  );
}
