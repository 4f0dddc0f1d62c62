import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useOffice, useQueue } from '../../api/readings.js';
import type { Office, Queue, Session } from '../../api/types.js';
import { useServerNow } from '../../clock/server-clock.js';
import { EmptyState } from '../../design/empty-state.js';
import { ProblemNote } from '../../design/problem-note.js';
import { SegmentedControl } from '../../design/segmented-control.js';
import { Table } from '../../design/table.js';
import { useKey } from '../../keys/use-key.js';
import { ListPage } from '../../shell/frames.js';
import { Shell } from '../../shell/shell.js';
import { Staff } from '../../shell/staff.js';
import { CounterList } from '../hall/counter-list.js';
import { FloorActs, FloorHeadActs } from './floor-acts.js';
import { floorColumns } from './floor-columns.js';
import { rowsOf } from './floor-rows.js';

const route = getRouteApi('/floor');

export function FloorManager() {
  return <Staff>{(session) => <FloorScreen session={session} />}</Staff>;
}

/** The floor manager: everyone who waits, and what the counters do. */
function FloorScreen({ session }: { session: Session }) {
  const { t } = useTranslation();
  const { q } = route.useSearch();
  const navigate = route.useNavigate();
  const queue = useQueue(session.office?.id);
  const office = useOffice(session.office?.id);
  const setQ = (value: string) =>
    void navigate({ search: ({ q: _, ...rest }) => (value ? { ...rest, q: value } : rest), replace: true });
  return (
    <Shell
      session={session}
      title={t('web.places.floor')}
      search={{ label: t('reception-screens.counter.search'), value: q ?? '', onChange: setQ }}
    >
      <ProblemNote error={queue.error ?? office.error} />
      {queue.data && office.data ? <FloorList queue={queue.data} office={office.data} /> : null}
    </Shell>
  );
}

function FloorList({ queue, office }: { queue: Queue; office: Office }) {
  const { t } = useTranslation();
  const { q = '', purpose = '', ticket = null } = route.useSearch();
  const navigate = route.useNavigate();
  const now = useServerNow(5000);
  const rows = rowsOf(queue, { q, purpose });
  const chosen = rows.find((row) => row.ticketId === ticket) ?? null;
  const choose = (id: string) => void navigate({ search: (before) => ({ ...before, ticket: id }), replace: true });
  const filter = (id: string) =>
    void navigate({ search: ({ purpose: _, ...rest }) => (id ? { ...rest, purpose: id } : rest), replace: true });
  const step = (by: 1 | -1) => () => {
    const at = rows.findIndex((row) => row.ticketId === ticket);
    const next = rows[at === -1 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))];
    if (next) choose(next.ticketId);
  };
  useKey({ action: 'listDown', repeats: true }, step(1));
  useKey({ action: 'listUp', repeats: true }, step(-1));
  const countOf = (id: string) => queue.waiting.filter((one) => !id || one.purpose === id).length;
  return (
    <ListPage
      title={t('reception-screens.floor.title')}
      filters={
        <SegmentedControl
          label={t('reception-screens.floor.filter')}
          chosen={purpose}
          onChoose={filter}
          segments={[
            { id: '', word: `${t('reception-screens.floor.all')} ${countOf('')}` },
            ...office.purposes.map(({ id, series }) => ({ id, word: `${series} ${countOf(id)}` })),
          ]}
        />
      }
      acts={<FloorHeadActs office={office} />}
      right={<CounterList counters={queue.counters} />}
      foot={<FloorActs row={chosen} office={office} total={rows.length} />}
    >
      <Table
        label={t('reception-screens.floor.title')}
        rows={rows}
        columns={floorColumns(office, now, t)}
        keyOf={(row) => row.ticketId}
        chosen={chosen?.ticketId ?? null}
        onChoose={choose}
        toneOf={(row) => (row.state === 'waiting' && row.ahead === 0 ? 'next' : undefined)}
        empty={
          <EmptyState title={t('reception-screens.floor.empty')}>{t('reception-screens.floor.empty-do')}</EmptyState>
        }
      />
    </ListPage>
  );
}
