import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useCentreQueue, useTakeNext, type Stage } from '../../api/centre.js';
import { useServerNow } from '../../clock/server-clock.js';
import { Button } from '../../design/button.js';
import { Mark } from '../../design/mark.js';
import { ProblemNote } from '../../design/problem-note.js';
import { inLanguage } from '../../texts/language.js';
import { CorrectionsWaiting } from './corrections-waiting.js';
import { DueMark } from './due-mark.js';
import { MineRow } from './mine-row.js';
import styles from './idle-desk.module.css';

interface Props {
  stage: Stage;
  onOpen: (formId: string) => void;
}

const open = { entry: 'entry-waiting,returned-operator', review: 'review-waiting' } as const;
const spreadMs = 700;

/** Nothing in hand: what waits, what is mine already, and the next by itself as soon as something comes. */
export function IdleDesk({ stage, onOpen }: Props) {
  const { t } = useTranslation();
  const now = useServerNow(5000);
  const waiting = useCentreQueue({ stage, state: open[stage] });
  const mine = useCentreQueue({ mine: 'true', state: `${stage},hold,returned-operator` });
  const wasEmpty = useRef(false);
  const next = useTakeNext((form) => {
    wasEmpty.current = form === null;
    if (form) onOpen(form.formId);
  });
  const total = waiting.data?.total ?? 0;
  const { mutate, isPending } = next;
  useEffect(() => {
    if (!wasEmpty.current || total === 0 || isPending) return;
    // She asked and nothing was there: what comes now is hers. Many wait so, hence not all at the same moment.
    const timer = setTimeout(() => mutate(stage), Math.random() * spreadMs);
    return () => clearTimeout(timer);
  }, [total, isPending, mutate, stage]);
  const rows = (mine.data?.forms ?? []).filter((row) => row.stage === stage);
  const inHand = rows.find((row) => row.state === stage)?.formId;
  useEffect(() => {
    if (inHand) onOpen(inHand);
    // Taken up again once: where she leads from there is hers.
  }, [inHand]);
  const [first] = waiting.data?.forms ?? [];
  return (
    <div className={styles['desk']}>
      <h1>{t(`centre-screens.idle.title-${stage}`)}</h1>
      <p className={styles['count']}>
        {total > 0 ? t('centre-screens.idle.waiting', { count: total }) : t('centre-screens.idle.empty')}
        {first ? (
          <span>
            {t('centre-screens.idle.first')} <strong>{inLanguage(first.name.ja, first.name.en)}</strong>{' '}
            <DueMark form={first} now={now} long />
          </span>
        ) : null}
      </p>
      <Button
        kind="main"
        size="large"
        action="centreTakeNext"
        isPending={isPending}
        onPress={() => mutate(stage)}
        autoFocus
      >
        {t('centre-screens.queue.take-next')}
      </Button>
      {next.isSuccess && next.data === null ? (
        <p role="status">
          <Mark kind="waiting">{t('centre-screens.idle.comes')}</Mark>
        </p>
      ) : null}
      <ProblemNote error={next.error ?? waiting.error} />
      {stage === 'review' ? <CorrectionsWaiting onOpen={onOpen} /> : null}
      {rows.length > 0 ? (
        <section className={styles['mine']}>
          <h2>{t('centre-screens.idle.mine')}</h2>
          <ul>
            {rows.map((row) => (
              <MineRow key={row.formId} row={row} stage={stage} onOpen={onOpen} />
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}
