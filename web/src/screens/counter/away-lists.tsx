import { useTranslation } from 'react-i18next';
import type { Queue } from '../../api/types.js';
import { Button } from '../../design/button.js';
import { Mark } from '../../design/mark.js';
import type { CounterActs } from './use-counter-acts.js';
import styles from './away-lists.module.css';

/** Visitors who come back to a counter: those who wait for the centre, and those who were not there. */
export function AwayLists({ queue, acts }: { queue: Queue; acts: CounterActs }) {
  const { t } = useTranslation();
  const isFree = queue.mine === null && !acts.isPending;
  return (
    <div className={styles['lists']}>
      {queue.centreWaiting.length > 0 ? (
        <section>
          <h2>{t('reception-screens.counter.centre-waiting', { count: queue.centreWaiting.length })}</h2>
          <ul>
            {queue.centreWaiting.map((ticket) => (
              <Away
                key={ticket.ticketId}
                label={ticket.label}
                isFree={isFree}
                onCall={() => acts.callAgain(ticket.ticketId)}
              >
                <Mark kind={ticket.ready ? 'ready' : 'waiting'}>
                  {t(ticket.ready ? 'reception-screens.counter.ready' : 'reception-screens.counter.at-centre')}
                </Mark>
              </Away>
            ))}
          </ul>
        </section>
      ) : null}
      {queue.noShows.length > 0 ? (
        <section>
          <h2>{t('reception-screens.counter.no-shows', { count: queue.noShows.length })}</h2>
          <ul>
            {queue.noShows.map((ticket) => (
              <Away
                key={ticket.ticketId}
                label={ticket.label}
                isFree={isFree}
                onCall={() => acts.callAgain(ticket.ticketId)}
              />
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}

interface AwayProps {
  label: string;
  isFree: boolean;
  onCall: () => void;
  children?: React.ReactNode;
}

function Away({ label, isFree, onCall, children }: AwayProps) {
  const { t } = useTranslation();
  return (
    <li>
      <strong>{label}</strong>
      {children}
      <Button
        size="row"
        kind="neutral"
        isDisabled={!isFree}
        label={t('reception-screens.counter.call-of', { label })}
        onPress={onCall}
      >
        {t('reception-screens.counter.call')}
      </Button>
    </li>
  );
}
