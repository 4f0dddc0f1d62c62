import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../../../api/types.js';
import { Button } from '../../../design/button.js';
import { ProblemNote } from '../../../design/problem-note.js';
import { SegmentedControl } from '../../../design/segmented-control.js';
import { ListPage } from '../../../shell/frames.js';
import { Shell } from '../../../shell/shell.js';
import { Staff } from '../../../shell/staff.js';
import type { Board } from '../answers.js';
import { useBoard, useTakeNextMail } from '../mail-api.js';
import styles from './board.module.css';
import { Replies } from './replies.js';
import { StageColumn } from './stage-column.js';

const route = getRouteApi('/mail/board');

export function MailBoard() {
  return <Staff>{(session) => <BoardScreen session={session} />}</Staff>;
}

function BoardScreen({ session }: { session: Session }) {
  const { t } = useTranslation();
  const { q = '', express = false } = route.useSearch();
  const navigate = route.useNavigate();
  const board = useBoard({ ...(express ? { express: '1' as const } : {}), ...(q ? { number: q } : {}) });
  return (
    <Shell
      session={session}
      title={t('mail-screens.places.board')}
      search={{
        label: t('mail-screens.board.search'),
        value: q,
        onChange: (value) =>
          void navigate({ search: ({ q: _, ...rest }) => (value ? { ...rest, q: value } : rest), replace: true }),
      }}
    >
      <ListPage
        title={t('mail-screens.board.title')}
        filters={
          <>
            {board.data ? <Counts totals={board.data.totals} /> : null}
            <SegmentedControl
              label={t('mail-screens.board.filter')}
              chosen={express ? 'express' : 'all'}
              onChoose={(id) =>
                void navigate({
                  search: ({ express: _, ...rest }) => (id === 'express' ? { ...rest, express: true } : rest),
                  replace: true,
                })
              }
              segments={[
                { id: 'all', word: t('mail-screens.board.all') },
                { id: 'express', word: t('mail-screens.board.express') },
              ]}
            />
          </>
        }
        acts={<TakeNext />}
      >
        <ProblemNote error={board.error} />
        {board.data ? (
          <div className={styles['page']}>
            <div className={styles['columns']} onKeyDown={walk}>
              {board.data.columns.map((column) => (
                <StageColumn key={column.stage} column={column} />
              ))}
            </div>
            <Replies rows={board.data.waiting} today={board.data.today} />
          </div>
        ) : null}
      </ListPage>
    </Shell>
  );
}

const shown = [
  ['open', 'open'],
  ['overdue', 'past'],
  ['dueToday', 'today'],
  ['arrivedToday', 'arrived'],
] as const;

function Counts({ totals }: { totals: Board['totals'] }) {
  const { t } = useTranslation();
  return (
    <span className={styles['counts']} role="status">
      {shown.map(([of, word]) => (
        <span key={of}>
          {t(`mail-screens.board.${word}`)} <strong>{t('mail-screens.board.count', { count: totals[of] })}</strong>
        </span>
      ))}
    </span>
  );
}

function TakeNext() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const next = useTakeNextMail(
    (taken) => void navigate({ to: '/mail/bench', search: taken ? { request: taken.requestId } : {} }),
  );
  return (
    <>
      <ProblemNote error={next.error} />
      <Button kind="main" action="mailTakeNext" isPending={next.isPending} onPress={() => next.mutate(null)}>
        {t('mail-screens.bench.take-next')}
      </Button>
    </>
  );
}

/** Arrows walk down a column and across to the next one. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  if (!(event.target instanceof HTMLElement) || !event.target.matches('[data-mail-row]')) return;
  const columns = [...event.currentTarget.querySelectorAll('section')].map((column) => [
    ...column.querySelectorAll<HTMLElement>('[data-mail-row]'),
  ]);
  const at = columns.findIndex((rows) => rows.some((row) => row === event.target));
  const line = columns[at]?.findIndex((row) => row === event.target) ?? 0;
  const aside = (by: 1 | -1) => {
    for (let next = at + by; columns[next]; next += by) {
      const rows = columns[next] ?? [];
      if (rows.length > 0) return rows[Math.min(line, rows.length - 1)];
    }
    return undefined;
  };
  const moves: Record<string, () => HTMLElement | undefined> = {
    ArrowDown: () => columns[at]?.[line + 1],
    ArrowUp: () => columns[at]?.[line - 1],
    ArrowRight: () => aside(1),
    ArrowLeft: () => aside(-1),
  };
  const to = moves[event.key]?.();
  if (!to) return;
  event.preventDefault();
  to.focus();
}
