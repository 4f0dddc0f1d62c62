import { getRouteApi } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStatus, type Status, type StatusQuery } from '../../api/statistics.js';
import type { Session } from '../../api/types.js';
import { useServerNow } from '../../clock/server-clock.js';
import { announce } from '../../design/announcer.js';
import { Button } from '../../design/button.js';
import { EmptyState } from '../../design/empty-state.js';
import { Mark } from '../../design/mark.js';
import { ProblemNote } from '../../design/problem-note.js';
import { Table } from '../../design/table.js';
import { useKey } from '../../keys/use-key.js';
import type { StatusSearch } from '../../router.js';
import { ListPage } from '../../shell/frames.js';
import { Shell } from '../../shell/shell.js';
import { Staff } from '../../shell/staff.js';
import { StatusFilters } from './status-filters.js';
import { statusColumns } from './status-columns.js';
import { StepPane } from './step-pane.js';
import { keyOf, useSteadyRows } from './steady-rows.js';

const route = getRouteApi('/status');

export function StatusPage() {
  return <Staff>{(session) => <StatusScreen session={session} />}</Staff>;
}

const queryOf = ({ q, thing, office, state, kind, ended }: StatusSearch): StatusQuery => ({
  ...(q ? { number: q } : {}),
  ...(thing ? { thing: thing as NonNullable<StatusQuery['thing']> } : {}),
  ...(office ? { officeId: office } : {}),
  ...(state ? { state } : {}),
  ...(kind ? { kind } : {}),
  ...(ended ? { ended } : {}),
});

/** Where every case, form and envelope stands, with the time in each step. */
function StatusScreen({ session }: { session: Session }) {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const query = queryOf(search);
  const { data, error } = useStatus(query);
  const setQ = (value: string) =>
    void navigate({ search: ({ q: _, ...rest }) => (value ? { ...rest, q: value } : rest), replace: true });
  return (
    <Shell
      session={session}
      title={t('status-screens.title')}
      search={{ label: t('status-screens.search'), value: search.q ?? '', onChange: setQ }}
    >
      <ProblemNote error={error} />
      {data ? <StatusList status={data} question={JSON.stringify(query)} /> : null}
    </Shell>
  );
}

function StatusList({ status, question }: { status: Status; question: string }) {
  const { t } = useTranslation();
  const { row: chosen = null, ended } = route.useSearch();
  const navigate = route.useNavigate();
  const now = useServerNow(5000);
  const { rows, news, layOut } = useSteadyRows(status.rows, question);
  const choose = (key: string) => void navigate({ search: (before) => ({ ...before, row: key }), replace: true });
  useEffect(() => {
    if (news > 0) announce(t('status-screens.news-said', { n: news }));
  }, [news, t]);
  const step = (by: 1 | -1) => () => {
    const at = rows.findIndex((row) => keyOf(row) === chosen);
    const next = rows[at === -1 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))];
    if (next) choose(keyOf(next));
  };
  useKey({ action: 'listDown', repeats: true }, step(1));
  useKey({ action: 'listUp', repeats: true }, step(-1));
  const shown = status.rows.length;
  return (
    <ListPage
      title={t('status-screens.title')}
      filters={<StatusFilters status={status} />}
      acts={
        news > 0 ? (
          <Button kind="other" action="queueNews" onPress={layOut}>
            <Mark kind="ready">{t('status-screens.news', { n: news })}</Mark>
          </Button>
        ) : null
      }
      right={<StepPane row={rows.find((row) => keyOf(row) === chosen) ?? null} now={now} />}
      foot={
        <span>
          {shown < status.total
            ? t('status-screens.first', { total: status.total, n: shown })
            : t('status-screens.count', { n: status.total })}
          {'　'}
          {t(ended ? 'status-screens.order-ended' : 'status-screens.order')}
        </span>
      }
    >
      <Table
        label={t('status-screens.title')}
        rows={rows}
        columns={statusColumns(t, now)}
        keyOf={keyOf}
        chosen={chosen}
        onChoose={choose}
        toneOf={(row) => (row.change === 'gone' ? 'later' : undefined)}
        empty={<EmptyState title={t('status-screens.empty')}>{t('status-screens.empty-do')}</EmptyState>}
      />
    </ListPage>
  );
}
