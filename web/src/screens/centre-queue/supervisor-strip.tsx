import { useTranslation } from 'react-i18next';
import type { CentreSummary } from '../../api/centre.js';
import { useServerNow } from '../../clock/server-clock.js';
import { Mark } from '../../design/mark.js';
import { clockTime, minutesBetween } from '../../texts/times.js';
import { FlowBars } from './flow-bars.js';
import styles from './supervisor-strip.module.css';

/** How the centre stands, in four answers: how much, who waits longest, does it flow, who is at it. */
export function SupervisorStrip({ summary }: { summary: CentreSummary }) {
  const { t } = useTranslation();
  return (
    <section className={styles['strip']} aria-label={t('centre-screens.strip.title')}>
      <Depth summary={summary} />
      <Oldest summary={summary} />
      <Flow summary={summary} />
      <People summary={summary} />
    </section>
  );
}

function Depth({ summary: { depth } }: { summary: CentreSummary }) {
  const { t } = useTranslation();
  const parts = depth.byPriority.filter(({ now }) => now > 0);
  return (
    <div className={styles['panel']}>
      <h2>{t('centre-screens.strip.depth')}</h2>
      <p className={styles['figure']}>{t('centre-screens.strip.forms', { count: depth.now })}</p>
      <p>{t('centre-screens.strip.hour-ago', { count: depth.hourAgo })}</p>
      <div className={styles['bar']} aria-hidden="true">
        {parts.map(({ priority, now }) => (
          <span key={priority} data-class={priority} style={{ flexGrow: now }} />
        ))}
      </div>
      <p>
        {parts.map(({ priority, now }) => `${t(`centre-screens.strip.classes.${priority}`)} ${now}`).join('・') || '—'}
      </p>
    </div>
  );
}

function Oldest({ summary: { oldestVisitor: oldest, inDanger } }: { summary: CentreSummary }) {
  const { t } = useTranslation();
  const now = useServerNow(5000);
  const state = oldest ? t(`centre-screens.states.${oldest.state}`) : '';
  return (
    <div className={styles['panel']}>
      <h2>{t('centre-screens.strip.oldest')}</h2>
      {oldest ? (
        <>
          <p className={styles['figure']}>
            {t('centre-screens.strip.minutes', { count: minutesBetween(oldest.arrivedAt, now) })}
          </p>
          <p>
            {t(oldest.holder ? 'centre-screens.strip.oldest-by' : 'centre-screens.strip.oldest-how', {
              at: clockTime(oldest.promisedAt),
              by: oldest.holder?.name ?? '',
              state,
            })}
          </p>
        </>
      ) : (
        <p className={styles['figure']}>—</p>
      )}
      <p className={styles['last']}>
        {inDanger > 0 ? (
          <Mark kind="near">
            <strong>{t('centre-screens.strip.danger', { count: inDanger })}</strong>
          </Mark>
        ) : (
          <Mark kind="done">{t('centre-screens.strip.safe')}</Mark>
        )}
      </p>
    </div>
  );
}

function Flow({ summary: { flow } }: { summary: CentreSummary }) {
  const { t } = useTranslation();
  const last = flow.filter(({ filling }) => !filling).at(-1);
  return (
    <div className={styles['panel']}>
      <h2>{t('centre-screens.strip.flow')}</h2>
      <p className={styles['figure']}>{last ? `${last.arrivals} / ${last.departures}` : '—'}</p>
      <FlowBars flow={flow} />
    </div>
  );
}

function People({ summary: { people } }: { summary: CentreSummary }) {
  const { t } = useTranslation();
  const count = (stage: string) => people.filter((one) => one.stage === stage).length;
  return (
    <div className={styles['panel']}>
      <h2>{t('centre-screens.strip.people')}</h2>
      <p className={styles['figure']}>
        {t('centre-screens.strip.people-count', { entry: count('entry'), review: count('review') })}
      </p>
      <p className={styles['names']}>
        {people.length === 0
          ? t('centre-screens.strip.nobody')
          : people
              .map(
                ({ name, stage, since }) => `${name ?? '—'} ${t(`centre-screens.states.${stage}`)} ${clockTime(since)}`,
              )
              .join(' ・ ')}
      </p>
    </div>
  );
}
