import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTicketAct } from '../../api/ticket-acts.js';
import type { Office } from '../../api/types.js';
import { Button } from '../../design/button.js';
import { KeyCap } from '../../design/key-cap.js';
import { ProblemNote } from '../../design/problem-note.js';
import { NeedsDialog, PurposeDialog, WithdrawDialog } from '../hall/ticket-dialogs.js';
import type { HallRow } from './floor-rows.js';
import styles from './floor-acts.module.css';
import { IssueDialog } from './issue-dialog.js';
import { ReportDialog } from './report-dialog.js';

/** What a floor manager does for the whole hall. */
export function FloorHeadActs({ office }: { office: Office }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'issue' | 'report' | null>(null);
  return (
    <>
      <Button kind="neutral" action="floorReport" onPress={() => setOpen('report')}>
        {t('reception-screens.floor.report')}
      </Button>
      <Button kind="main" action="floorIssue" onPress={() => setOpen('issue')}>
        {t('reception-screens.floor.issue')}
      </Button>
      {open === 'issue' ? <IssueDialog office={office} onClose={() => setOpen(null)} /> : null}
      {open === 'report' ? <ReportDialog onClose={() => setOpen(null)} /> : null}
    </>
  );
}

/** What she does for the number she has chosen. */
export function FloorActs({ row, office, total }: { row: HallRow | null; office: Office; total: number }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<'purpose' | 'needs' | 'withdraw' | null>(null);
  const requeue = useTicketAct('requeue');
  const close = () => setAsking(null);
  const inHall = row?.state === 'waiting' || row?.state === 'no-show';
  const of = row ? { ticketId: row.ticketId, label: row.label, onClose: close } : null;
  return (
    <>
      <span>{row ? <strong>{row.label}</strong> : t('reception-screens.floor.choose', { count: total })}</span>
      <Button kind="neutral" action="floorPurpose" isDisabled={!inHall} onPress={() => setAsking('purpose')}>
        {t('reception-screens.floor.purpose')}
      </Button>
      <Button kind="neutral" action="floorNeeds" isDisabled={!row} onPress={() => setAsking('needs')}>
        {t('reception-screens.floor.needs')}
      </Button>
      <Button
        kind="neutral"
        action="floorRequeue"
        isDisabled={row?.state !== 'no-show'}
        isPending={requeue.isPending}
        onPress={() => row && requeue.mutate(row.ticketId)}
      >
        {t('reception-screens.floor.requeue')}
      </Button>
      <Button kind="neutral" action="floorWithdraw" isDisabled={!row} onPress={() => setAsking('withdraw')}>
        {t('reception-screens.floor.withdraw')}
      </Button>
      <ProblemNote error={requeue.error} />
      <span className={styles['gap']} />
      <span className={styles['keys']}>
        <KeyCap name="J" /> <KeyCap name="K" /> {t('reception-screens.floor.rows')}
      </span>
      {of && asking === 'purpose' ? (
        <PurposeDialog {...of} purposes={office.purposes} now={row?.purpose ?? null} />
      ) : null}
      {of && asking === 'needs' ? <NeedsDialog {...of} now={row?.needs ?? []} /> : null}
      {of && asking === 'withdraw' ? <WithdrawDialog {...of} /> : null}
    </>
  );
}
