import { useTranslation } from 'react-i18next';
import { useCaseRows, type CaseRow } from '../../api/cases.js';
import type { Queue } from '../../api/types.js';
import { Button } from '../../design/button.js';
import { Mark } from '../../design/mark.js';
import type { CounterActs } from './use-counter-acts.js';
import { waitsFor } from './waits-for.js';
import styles from './away-lists.module.css';

interface Props {
  queue: Queue;
  acts: CounterActs;
  onOpen: (caseId: string) => void;
  here: string | undefined;
}

/** Visitors who come back to a counter: those who wait for the centre, and those who were not there. */
export function AwayLists({ queue, acts, onOpen, here }: Props) {
  const { t } = useTranslation();
  const isFree = queue.mine === null && !acts.isPending;
  const away = queue.centreWaiting.length > 0;
  const cases = useCaseRows({ status: 'at-centre,ready,sent-back' }, away).data?.cases ?? [];
  return (
    <div className={styles['lists']}>
      {away ? (
        <section>
          <h2>{t('reception-screens.counter.centre-waiting', { count: queue.centreWaiting.length })}</h2>
          <ul>
            {queue.centreWaiting.map((ticket) => {
              const rows = cases.filter((one) => waitsFor(ticket, one.caseId));
              const first = rows.find(({ status }) => status === 'sent-back')?.caseId ?? ticket.caseId;
              return (
                <Away
                  key={ticket.ticketId}
                  label={ticket.label}
                  isHere={waitsFor(ticket, here)}
                  isFree={isFree}
                  onCall={() => acts.callAgain(ticket.ticketId)}
                  {...(first ? { onOpen: () => onOpen(first) } : {})}
                >
                  <Progress ready={ticket.ready} rows={rows} />
                </Away>
              );
            })}
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

/** そろった, 2/4, or that something came back; over all her cases. */
function Progress({ ready, rows }: { ready: boolean; rows: readonly CaseRow[] }) {
  const { t } = useTranslation();
  if (rows.some(({ status }) => status === 'sent-back'))
    return <Mark kind="returned">{t('case-screens.papers.states.sent-back')}</Mark>;
  if (ready) return <Mark kind="ready">{t('reception-screens.counter.ready')}</Mark>;
  const forms = rows.flatMap((row) => row.forms).filter(({ status }) => status !== 'dropped');
  if (forms.length === 0) return <Mark kind="waiting">{t('reception-screens.counter.at-centre')}</Mark>;
  const done = forms.filter(({ status }) => status === 'finished').length;
  return (
    <Mark kind={done > 0 ? 'working' : 'waiting'}>{t('case-screens.centre.of', { done, count: forms.length })}</Mark>
  );
}

interface AwayProps {
  label: string;
  isHere?: boolean;
  isFree: boolean;
  onCall: () => void;
  onOpen?: () => void;
  children?: React.ReactNode;
}

function Away({ label, isHere = false, isFree, onCall, onOpen, children }: AwayProps) {
  const { t } = useTranslation();
  return (
    <li className={isHere ? styles['here'] : undefined} aria-current={isHere ? 'true' : undefined}>
      {onOpen ? (
        <button type="button" className={styles['open']} onClick={onOpen}>
          <strong>{label}</strong>
          <span className="for-readers">{t('case-screens.open-case')}</span>
        </button>
      ) : (
        <strong>{label}</strong>
      )}
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
