import { useTranslation } from 'react-i18next';
import { Button } from '../../../design/button.js';
import { Mark } from '../../../design/mark.js';
import { ProblemNote } from '../../../design/problem-note.js';
import { useBoard, useTakeNextMail } from '../mail-api.js';
import styles from './bench.module.css';

/** Nothing in hand: how much waits, and the next by one key. */
export function IdleMail({ onOpen }: { onOpen: (requestId: string) => void }) {
  const { t } = useTranslation();
  const board = useBoard();
  const next = useTakeNextMail((taken) => taken && onOpen(taken.requestId));
  const waiting = board.data?.columns
    .flatMap(({ cards }) => cards)
    // What has only just been registered, or what I printed myself, is not mine to take.
    .filter(
      ({ holder, stopped, state, printedByMe }) =>
        !holder && !stopped && state !== 'arrived' && !(state === 'verifying' && printedByMe),
    );
  return (
    <div className={styles['idle']}>
      <h1>{t('mail-screens.bench.idle')}</h1>
      <p>{t('mail-screens.bench.waiting', { count: waiting?.length ?? 0 })}</p>
      <Button
        kind="main"
        size="large"
        action="mailTakeNext"
        autoFocus
        isPending={next.isPending}
        onPress={() => next.mutate(null)}
      >
        {t('mail-screens.bench.take-next')}
      </Button>
      {next.isSuccess && next.data === null ? (
        <p role="status">
          <Mark kind="waiting">{t('mail-screens.bench.nothing')}</Mark>
        </p>
      ) : null}
      <ProblemNote error={next.error ?? board.error} />
    </div>
  );
}
