import { getRouteApi } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCentreQueue, useCentreSummary, type QueueFilter } from '../../api/centre.js';
import type { Session } from '../../api/types.js';
import { useServerNow } from '../../clock/server-clock.js';
import { EmptyState } from '../../design/empty-state.js';
import { ProblemNote } from '../../design/problem-note.js';
import { Table } from '../../design/table.js';
import { useKey } from '../../keys/use-key.js';
import { Shell } from '../../shell/shell.js';
import { Staff } from '../../shell/staff.js';
import styles from './centre-queue.module.css';
import { queueColumns } from './queue-columns.js';
import { QueueFoot } from './queue-foot.js';
import { CORRECTION, QueueHead } from './queue-head.js';
import { SupervisorStrip } from './supervisor-strip.js';
import { useOpenRow } from './use-open-row.js';
import { useSteadyRows, type SteadyRow } from './use-steady-rows.js';

const route = getRouteApi('/centre');

export function CentreQueue() {
  return <Staff>{(session) => <QueueScreen session={session} />}</Staff>;
}

const watchers = new Set(['supervisor', 'manager']);

/** Every form the centre owes, nearest promise first; above it, for the supervisor, how the centre stands. */
function QueueScreen({ session }: { session: Session }) {
  const { t } = useTranslation();
  const { q = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const isWatcher = watchers.has(session.role);
  const summary = useCentreSummary(isWatcher);
  const setQ = (value: string) =>
    void navigate({ search: ({ q: _, ...rest }) => (value ? { ...rest, q: value } : rest), replace: true });
  return (
    <Shell
      session={session}
      title={t('centre-screens.queue.title')}
      search={{ label: t('centre-screens.queue.search'), value: q, onChange: setQ }}
    >
      <div className={styles['page']}>
        {isWatcher && summary.data ? <SupervisorStrip summary={summary.data} /> : null}
        <QueueList session={session} />
      </div>
    </Shell>
  );
}

const plain = (words: string): string => words.normalize('NFKC').replace(/\s/gu, '').toLowerCase();

const isFound = (row: SteadyRow, asked: string): boolean =>
  [row.caseNumber, row.name.ja, row.name.en, row.holder?.name].some((word) => plain(word ?? '').includes(asked));

function QueueList({ session }: { session: Session }) {
  const { t } = useTranslation();
  const { state, kind, office, mine, row: chosen, q = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const now = useServerNow(1000);
  const [pages, setPages] = useState(1);
  const filter: QueueFilter = {
    ...(state === CORRECTION ? { correction: 'waiting' } : state ? { state } : {}),
    ...(kind ? { kind } : {}),
    ...(office ? { office } : {}),
    ...(mine ? { mine: 'true' } : {}),
  };
  const queue = useCentreQueue(filter, pages);
  const steady = useSteadyRows(queue.data?.forms, `${JSON.stringify(filter)}${pages}`);
  const rows = q ? steady.rows.filter((row) => isFound(row, plain(q))) : steady.rows;
  const row = rows.find(({ formId }) => formId === chosen);
  const open = useOpenRow(session);
  const list = useRef<HTMLDivElement>(null);
  const choose = (id: string) => void navigate({ search: (before) => ({ ...before, row: id }), replace: true });
  const step = (by: 1 | -1) => () => {
    const at = rows.findIndex(({ formId }) => formId === chosen);
    const next = rows[at === -1 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))];
    if (next) choose(next.formId);
    list.current?.querySelector<HTMLElement>('[role="grid"]')?.focus();
  };
  useKey({ action: 'listDown', repeats: true }, step(1));
  useKey({ action: 'listUp', repeats: true }, step(-1));
  useKey({ action: 'queueNews' }, steady.arrange, steady.news > 0);
  return (
    <>
      <QueueHead session={session} queue={queue.data} news={steady.news} onNews={steady.arrange} />
      <ProblemNote error={queue.error ?? open.error} />
      <div ref={list} className={styles['rows']} {...steady.touch}>
        <Table
          label={t('centre-screens.queue.title')}
          rows={rows}
          columns={queueColumns(now, t)}
          keyOf={({ formId }) => formId}
          chosen={chosen ?? null}
          onChoose={choose}
          onOpen={open.open}
          toneOf={({ gone }) => (gone ? 'later' : undefined)}
          empty={
            queue.isPending ? null : (
              <EmptyState
                title={t(
                  q || Object.keys(filter).length > 0
                    ? 'centre-screens.queue.none-found'
                    : 'centre-screens.queue.empty',
                )}
              >
                {t('centre-screens.queue.empty-do')}
              </EmptyState>
            )
          }
        />
      </div>
      <QueueFoot
        session={session}
        row={row}
        shown={rows.length}
        total={queue.data?.total ?? 0}
        onOpen={open.open}
        {...(queue.data?.next ? { onMore: () => setPages((count) => count + 1) } : {})}
      />
    </>
  );
}
