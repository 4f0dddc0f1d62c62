import { useTranslation } from 'react-i18next';
import type { FloorCall } from '../../api/types.js';
import { Icon } from '../../design/icons.js';
import { clockTime } from '../../texts/times.js';
import styles from './board-calls.module.css';

const shown = 5;

export function BoardCalls({ calls, noShows }: { calls: readonly FloorCall[]; noShows: readonly string[] }) {
  const { t } = useTranslation();
  const newestFirst = calls.toSorted((a, b) => b.calledAt.localeCompare(a.calledAt)).slice(0, shown);
  return (
    <section className={styles['calls']}>
      <h2>{t('reception-screens.board.calling')}</h2>
      {newestFirst.length === 0 ? (
        <p className={styles['nobody']}>{t('reception-screens.board.nobody-called')}</p>
      ) : null}
      <ol>
        {newestFirst.map((call, index) => (
          <Call key={call.ticketId} call={call} isNewest={index === 0} />
        ))}
      </ol>
      {noShows.length > 0 ? (
        <p className={styles['missed']}>
          <strong>{t('reception-screens.board.no-shows')}</strong>
          <span>{noShows.slice(-6).join('　')}</span>
          {t('reception-screens.board.no-shows-do')}
        </p>
      ) : null}
    </section>
  );
}

function Call({ call, isNewest }: { call: FloorCall; isNewest: boolean }) {
  const { t } = useTranslation();
  return (
    <li className={isNewest ? styles['newest'] : styles['call']}>
      <span className={styles['label']}>{call.label}</span>
      <span className={styles['arrow']}>
        <Icon name="arrow" size={48} />
      </span>
      <span className={styles['counter']}>
        {t('reception-screens.board.counter-before')}
        <strong>{call.counterNumber}</strong>
        {t('reception-screens.board.counter-after')}
      </span>
      {isNewest ? (
        <span className={styles['now']}>
          {t(call.handingOver ? 'reception-screens.board.handing-over' : 'reception-screens.board.now')}
        </span>
      ) : (
        <span className={styles['when']}>
          {call.handingOver ? t('reception-screens.board.handing-over') : clockTime(call.calledAt)}
        </span>
      )}
    </li>
  );
}
