import { useTranslation } from 'react-i18next';
import type { Queue } from '../../api/types.js';
import { useServerNow } from '../../clock/server-clock.js';
import { Button } from '../../design/button.js';
import { EmptyState } from '../../design/empty-state.js';
import { ProblemNote } from '../../design/problem-note.js';
import { minutesBetween } from '../../texts/times.js';
import styles from './current-ticket.module.css';
import type { CounterActs } from './use-counter-acts.js';

export function NobodyCalled({ queue, served, acts }: { queue: Queue; served: readonly string[]; acts: CounterActs }) {
  const { t } = useTranslation();
  const now = useServerNow(5000);
  const waiting = queue.waiting.filter((ticket) => served.includes(ticket.purpose));
  const next = waiting[0];
  return (
    <div className={styles['empty']}>
      <h1 className="for-readers">{t('web.places.counter')}</h1>
      <ProblemNote error={acts.error} />
      <EmptyState
        title={t('reception-screens.counter.nobody')}
        act={
          <Button
            kind="main"
            size="large"
            action="counterNext"
            isPending={acts.isPending}
            onPress={acts.callNext}
            autoFocus
          >
            {t('reception-screens.counter.next')}
          </Button>
        }
      >
        {next
          ? t('reception-screens.counter.nobody-next', { label: next.label, count: minutesBetween(next.issuedAt, now) })
          : t('reception-screens.counter.nobody-waiting')}
      </EmptyState>
    </div>
  );
}
