import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRaise, useRelease, type QueueRow, type RaiseReason, type ReleaseReason } from '../../api/centre.js';
import type { Session } from '../../api/types.js';
import { Button } from '../../design/button.js';
import { KeyCap } from '../../design/key-cap.js';
import { Hint } from '../centre-form/hint.js';
import styles from './centre-queue.module.css';
import { ReasonDialog } from './reason-dialog.js';
import { takes } from './use-open-row.js';

const raiseReasons: readonly RaiseReason[] = ['visitor-complains', 'promise-in-danger', 'legal-deadline', 'other'];
const releaseReasons: readonly ReleaseReason[] = ['holder-left', 'wrong-person', 'urgent', 'other'];

interface Props {
  session: Session;
  row: QueueRow | undefined;
  shown: number;
  total: number;
  onOpen: (row: QueueRow) => void;
  onMore?: () => void;
}

/** How much of it is shown, by which order, and what may be done with the chosen row. */
export function QueueFoot({ session, row, shown, total, onOpen, onMore }: Props) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<'raise' | 'release' | null>(null);
  const close = () => setAsking(null);
  const raise = useRaise(close);
  const release = useRelease(close);
  const supervises = session.role === 'supervisor';
  return (
    <div className={styles['foot']}>
      <span>{t('centre-screens.queue.shown', { total, count: shown })}</span>
      {onMore ? (
        <Button size="row" kind="neutral" onPress={onMore}>
          {t('centre-screens.queue.more')}
        </Button>
      ) : null}
      <span>{t('centre-screens.queue.order')}</span>
      <span className={styles['gap']} />
      <Hint action="listDown" also="listUp" word={t('centre-screens.queue.row')} />
      {row ? (
        <Button size="row" kind="neutral" keyName="Enter" onPress={() => onOpen(row)}>
          {t(takes(session, row) ? 'centre-screens.queue.claim' : 'centre-screens.queue.open')}
        </Button>
      ) : (
        <span>
          <KeyCap name="Enter" /> {t('centre-screens.queue.open')}
        </span>
      )}
      {supervises ? (
        <>
          <Button
            size="row"
            kind="neutral"
            action="queueRaise"
            isDisabled={!row || row.raised}
            onPress={() => setAsking('raise')}
          >
            {t('centre-screens.queue.raise')}
          </Button>
          <Button
            size="row"
            kind="neutral"
            action="queueRelease"
            isDisabled={!row || (row.state !== 'entry' && row.state !== 'review')}
            onPress={() => setAsking('release')}
          >
            {t('centre-screens.queue.release')}
          </Button>
        </>
      ) : null}
      {asking === 'raise' && row ? (
        <ReasonDialog
          of="raise"
          reasons={raiseReasons}
          isPending={raise.isPending}
          error={raise.error}
          onSend={(reason) => raise.mutate({ formId: row.formId, reason })}
          onClose={close}
        />
      ) : null}
      {asking === 'release' && row ? (
        <ReasonDialog
          of="release"
          by={row.holder?.name ?? ''}
          reasons={releaseReasons}
          isPending={release.isPending}
          error={release.error}
          onSend={(reason) => release.mutate({ formId: row.formId, reason })}
          onClose={close}
        />
      ) : null}
    </div>
  );
}
