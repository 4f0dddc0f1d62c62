import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../design/announcer.js';
import { Button } from '../../design/button.js';
import { Mark } from '../../design/mark.js';
import { ProblemNote } from '../../design/problem-note.js';
import { clockTime, dayOf } from '../../texts/times.js';
import { DiscardDialog } from './discard-dialog.js';
import { said, useResume, useRetry, type OperationsState, type Parked, type ProjectionState } from './readings.js';
import styles from './operations.module.css';

/** What waits for a person, the oldest first; digits press the first act of each. */
export function Attention({ state, mayAct }: { state: OperationsState; mayAct: boolean }) {
  const { t } = useTranslation();
  const stopped = state.projections.filter((projection) => projection.stopped !== null);
  if (stopped.length + state.parked.length === 0) {
    return <p className={styles['nothing']}>{t('operations-screens.nothing')}</p>;
  }
  return (
    <ul className={styles['attention']}>
      {stopped.map((projection, index) => (
        <StoppedProjection key={projection.name} projection={projection} digit={digitOf(index)} mayAct={mayAct} />
      ))}
      {state.parked.map((followUp, index) => (
        <StuckFollowUp key={followUp.id} followUp={followUp} digit={digitOf(stopped.length + index)} mayAct={mayAct} />
      ))}
    </ul>
  );
}

const digitOf = (index: number): { keyName: string; keyActs: true } | object =>
  index < 9 ? { keyName: String(index + 1), keyActs: true } : {};

interface ItemProps {
  digit: ReturnType<typeof digitOf>;
  mayAct: boolean;
}

function StoppedProjection({ projection, digit, mayAct }: ItemProps & { projection: ProjectionState }) {
  const { t } = useTranslation();
  const resume = useResume(() => announce(t('operations-screens.said.resumed')));
  return (
    <li>
      <Mark kind="past">{t('operations-screens.state.act')}</Mark>
      <div>
        <h2>{t('operations-screens.projection-stopped', { name: projection.name })}</h2>
        <p>{said(projection.sentence)}</p>
        {projection.todo ? <Todo words={said(projection.todo)} /> : null}
        <ProblemNote error={resume.error} />
      </div>
      {mayAct ? (
        <Button kind="other" {...digit} isPending={resume.isPending} onPress={() => resume.mutate(projection.name)}>
          {t('operations-screens.resume')}
        </Button>
      ) : null}
    </li>
  );
}

function StuckFollowUp({ followUp, digit, mayAct }: ItemProps & { followUp: Parked }) {
  const { t } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  const retry = useRetry(() => announce(t('operations-screens.said.retried')));
  const { parkedAt, retries, error } = followUp;
  return (
    <li>
      <Mark kind="past">{t('operations-screens.state.act')}</Mark>
      <div>
        <h2>{t('operations-screens.follow-up', { name: said(followUp.name) })}</h2>
        <p>
          <strong>{said(followUp.reason)}</strong> {error ? <code>{error}</code> : null}{' '}
          <small>
            {t('operations-screens.since', { time: `${dayOf(parkedAt)} ${clockTime(parkedAt)}` })}
            {` · ${t('operations-screens.note', { number: followUp.id.slice(0, 8) })}`}
            {retries > 0 ? ` · ${t('operations-screens.tries', { count: retries })}` : ''}
          </small>
        </p>
        <Todo words={said(followUp.todo)} />
        <ProblemNote error={retry.error} />
      </div>
      {mayAct ? (
        <span className={styles['acts']}>
          <Button kind="other" {...digit} isPending={retry.isPending} onPress={() => retry.mutate(followUp.id)}>
            {t('operations-screens.retry')}
          </Button>
          <Button kind="neutral" onPress={() => setAsking(true)}>
            {t('operations-screens.discard')}
          </Button>
        </span>
      ) : null}
      {isAsking ? <DiscardDialog followUp={followUp} onClose={() => setAsking(false)} /> : null}
    </li>
  );
}

function Todo({ words }: { words: string }) {
  const { t } = useTranslation();
  return (
    <p className={styles['todo']}>
      <b>{t('operations-screens.do')}</b> {words}
    </p>
  );
}
