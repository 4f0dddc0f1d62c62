import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Mark } from '../../../design/mark.js';
import { Table, type Column } from '../../../design/table.js';
import { dayOf } from '../../../texts/times.js';
import type { Card } from '../answers.js';
import { monthDay } from '../promise-mark.js';
import styles from './board.module.css';

const dayMs = 86_400_000;
const tokyoDay = (moment: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' }).format(new Date(moment));
const daysUntil = (date: string, today: string): number => Math.round((Date.parse(date) - Date.parse(today)) / dayMs);

/** Whose answer is waited for, why, and until when. */
export function Replies({ rows, today }: { rows: readonly Card[]; today: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<string | null>(null);
  const columns: Column<Card>[] = [
    { id: 'number', head: t('mail-screens.columns.number'), width: '150px', cell: (row) => row.number },
    {
      id: 'sender',
      head: t('mail-screens.columns.sender'),
      width: '160px',
      cell: (row) => (
        <strong>{row.stopped ? t('web.protected.title') : (row.sender ?? t('mail-screens.board.no-name'))}</strong>
      ),
    },
    {
      id: 'why',
      head: t('mail-screens.columns.why'),
      width: 'minmax(200px, 1fr)',
      cell: (row) => row.reasons.map((reason) => t(`mail-screens.inquiry.reasons.${reason}`)).join('・'),
    },
    {
      id: 'asked',
      head: t('mail-screens.columns.asked'),
      width: '90px',
      cell: (row) => <span title={dayOf(row.since)}>{monthDay(tokyoDay(row.since))}</span>,
    },
    {
      id: 'waited',
      head: t('mail-screens.columns.waited'),
      width: '80px',
      cell: (row) => {
        const days = daysUntil(today, tokyoDay(row.since));
        return days === 0 ? t('mail-screens.board.age-today') : t('mail-screens.board.age', { count: days });
      },
    },
    {
      id: 'limit',
      head: t('mail-screens.columns.reply-by'),
      width: '200px',
      cell: (row) => (row.replyBy ? <Limit replyBy={row.replyBy} today={today} /> : '—'),
    },
    {
      id: 'next',
      head: t('mail-screens.columns.next'),
      width: '180px',
      cell: (row) => t(`mail-screens.board.${(row.replyBy ?? today) < today ? 'send-back' : 'wait-reply'}`),
    },
  ];
  return (
    <section className={styles['replies']} aria-label={t('mail-screens.board.replies')}>
      <h2>
        {t('mail-screens.board.replies')}
        <small>{t('mail-screens.board.replies-count', { count: rows.length })}</small>
      </h2>
      <Table
        label={t('mail-screens.board.replies')}
        rows={rows}
        columns={columns}
        keyOf={({ requestId }) => requestId}
        chosen={chosen}
        onChoose={setChosen}
        onOpen={({ requestId }) => void navigate({ to: '/mail/bench', search: { request: requestId } })}
        empty={t('mail-screens.board.no-replies')}
      />
    </section>
  );
}

function Limit({ replyBy, today }: { replyBy: string; today: string }) {
  const { t } = useTranslation();
  const left = daysUntil(replyBy, today);
  const date = monthDay(replyBy);
  if (left < 0) return <Mark kind="past">{t('mail-screens.board.limit-past', { date, count: -left })}</Mark>;
  const words = t('mail-screens.board.limit', { date, count: left });
  return left <= 4 ? (
    <Mark kind="near" ground>
      {words}
    </Mark>
  ) : (
    <>{words}</>
  );
}
