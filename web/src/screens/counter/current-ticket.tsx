import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MyTicket, Purpose } from '../../api/types.js';
import { useServerNow } from '../../clock/server-clock.js';
import { Mark } from '../../design/mark.js';
import { ProblemNote } from '../../design/problem-note.js';
import { Stepper } from '../../design/stepper.js';
import { named } from '../../texts/language.js';
import { clockTime, minutesBetween, running } from '../../texts/times.js';
import { NeedIcons } from '../hall/need-icons.js';
import styles from './current-ticket.module.css';
import type { CounterActs } from './use-counter-acts.js';

interface Props {
  mine: MyTicket;
  counter: number;
  purposes: readonly Purpose[];
  acts: CounterActs;
  /** What is asked now, in the place of the word what to do. */
  children?: ReactNode;
}

const steps = ['called', 'serving', 'end'] as const;
const patienceMinutes = 5;

/** The visitor at my counter, from the call to the end of the visit. */
export function CurrentTicket({ mine, counter, purposes, acts, children }: Props) {
  const { t } = useTranslation();
  const now = useServerNow(1000);
  const purpose = purposes.find((one) => one.id === mine.purpose);
  const since = mine.servingSince ?? lastCall(mine);
  const here = mine.status === 'serving' ? 'serving' : 'called';
  return (
    <>
      <div className={styles['bar']}>
        <h1>{purpose ? named(purpose) : mine.label}</h1>
        <p>
          {t('reception-screens.counter.issued')} <span>{clockTime(mine.issuedAt)}</span>
        </p>
        {mine.calledAt ? (
          <p>
            {t('reception-screens.counter.called')} <span>{clockTime(mine.calledAt)}</span>{' '}
            {t('reception-screens.wait', { count: minutesBetween(mine.issuedAt, mine.calledAt) })}
          </p>
        ) : null}
        <p className={styles['timer']}>
          {t(`reception-screens.counter.since-${here}`)} <strong>{running(since, now)}</strong>
        </p>
      </div>
      <Stepper
        label={t('reception-screens.counter.progress')}
        steps={steps.map((id) => ({ id, word: t(`reception-screens.counter.steps.${id}`) }))}
        here={here}
      />
      <div className={styles['body']}>
        <ProblemNote error={acts.error} />
        <p className={styles['label']}>{mine.label}</p>
        {mine.handingOver ? <Mark kind="ready">{t('reception-screens.counter.to-hand-over')}</Mark> : null}
        <NeedIcons needs={mine.needs} withWords />
        {children ?? (
          <p className={styles['do']}>{t(`reception-screens.counter.do-${here}`, { label: mine.label, counter })}</p>
        )}
        {here === 'called' && minutesBetween(since, now) >= patienceMinutes ? (
          <Mark kind="near" ground>
            {t('reception-screens.counter.patience', { count: minutesBetween(since, now) })}
          </Mark>
        ) : null}
      </div>
    </>
  );
}

const lastCall = ({ steps: taken, calledAt, issuedAt }: MyTicket): string =>
  taken.findLast(({ kind }) => kind === 'TicketCalled' || kind === 'TicketRecalled')?.at ?? calledAt ?? issuedAt;
