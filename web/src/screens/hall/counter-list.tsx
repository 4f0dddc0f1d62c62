import { useTranslation } from 'react-i18next';
import type { CounterState } from '../../api/types.js';
import { Mark } from '../../design/mark.js';
import styles from './counter-list.module.css';

const marks = { free: 'waiting', called: 'time', serving: 'working' } as const;

/** What every counter of the hall is doing now. */
export function CounterList({ counters, mine }: { counters: readonly CounterState[]; mine?: string | undefined }) {
  const { t } = useTranslation();
  return (
    <section>
      <h2 className={styles['heading']}>{t('reception-screens.counters.title')}</h2>
      <ul className={styles['counters']}>
        {counters.map((counter) => (
          <li key={counter.id} className={counter.id === mine ? styles['mine'] : undefined}>
            <strong>{t('reception-screens.counters.number', { number: counter.number })}</strong>
            <Mark kind={marks[counter.state]}>{t(`reception-screens.counters.${counter.state}`)}</Mark>
            <span className={styles['label']}>{counter.ticketLabel}</span>
            <span className={styles['staff']}>{counter.staffName?.split(/[\s　]/)[0]}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
