import { useNavigate } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatEra } from '../../../../../src/calendar/era.js';
import type { Session } from '../../../api/types.js';
import { EmptyState } from '../../../design/empty-state.js';
import { Mark, type MarkKind } from '../../../design/mark.js';
import { ProblemNote } from '../../../design/problem-note.js';
import { Table, type Column } from '../../../design/table.js';
import { ListPage } from '../../../shell/frames.js';
import { Shell } from '../../../shell/shell.js';
import { Staff } from '../../../shell/staff.js';
import type { Ledger } from '../answers.js';
import { useLedger } from '../mail-api.js';
import { yen } from '../money.js';
import styles from './ledger.module.css';

type Row = Ledger['requests'][number];

const markOf = ({ state, held }: Row): MarkKind =>
  state === 'closed' || state === 'rejected' ? (held === 0 ? 'done' : 'past') : 'working';

export function MailLedger() {
  return <Staff>{(session) => <LedgerScreen session={session} />}</Staff>;
}

/** 小為替受払簿: every sheet that came in is fee, went back, or is still held. */
function LedgerScreen({ session }: { session: Session }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const ledger = useLedger();
  const [chosen, setChosen] = useState<string | null>(null);
  const [q, setQ] = useState('');
  const rows = (ledger.data?.requests ?? []).filter(({ number }) => number.includes(q));
  return (
    <Shell
      session={session}
      title={t('mail-screens.places.ledger')}
      search={{ label: t('mail-screens.ledger.search'), value: q, onChange: setQ }}
    >
      <ListPage title={t('mail-screens.ledger.title')} foot={ledger.data ? <Balance ledger={ledger.data} /> : null}>
        <ProblemNote error={ledger.error} />
        <div className={styles['page']}>
          {ledger.data ? <Sums ledger={ledger.data} /> : <span />}
          <Table
            label={t('mail-screens.ledger.title')}
            rows={rows}
            columns={columnsOf(t)}
            keyOf={({ requestId }) => requestId}
            chosen={chosen}
            onChoose={setChosen}
            onOpen={({ requestId }) => void navigate({ to: '/mail/bench', search: { request: requestId } })}
            empty={<EmptyState title={t('mail-screens.ledger.empty')}>{t('mail-screens.ledger.empty-do')}</EmptyState>}
          />
        </div>
      </ListPage>
    </Shell>
  );
}

function Sums({ ledger }: { ledger: Ledger }) {
  const { t } = useTranslation();
  return (
    <dl className={styles['sums']}>
      {(['received', 'fees', 'returned', 'held'] as const).map((part) => (
        <div key={part}>
          <dt>{t(`mail-screens.ledger.${part}`)}</dt>
          <dd>{yen(ledger.total[part])}</dd>
        </div>
      ))}
    </dl>
  );
}

function Balance({ ledger: { total, balanced: isEven } }: { ledger: Ledger }) {
  const { t } = useTranslation();
  const { received, fees, returned, held } = total;
  return (
    <Mark kind={isEven ? 'done' : 'past'}>
      {t(`mail-screens.ledger.${isEven ? 'even' : 'uneven'}`, {
        received: yen(received),
        fees: yen(fees),
        returned: yen(returned),
        held: yen(held),
      })}
    </Mark>
  );
}

const columnsOf = (t: TFunction): Column<Row>[] => [
  {
    id: 'number',
    head: t('mail-screens.columns.number'),
    width: 'minmax(180px, 1fr)',
    cell: ({ number }) => <strong>{number}</strong>,
  },
  {
    id: 'arrived',
    head: t('mail-screens.columns.arrived'),
    width: '110px',
    cell: ({ arrivedOn }) => formatEra(arrivedOn, 'short'),
  },
  {
    id: 'sheets',
    head: t('mail-screens.fields.sheets'),
    width: '80px',
    align: 'right',
    cell: ({ sheets }) => t('mail-screens.ledger.sheets', { count: sheets }),
  },
  ...(['received', 'fees', 'returned', 'held'] as const).map((part) => ({
    id: part,
    head: t(`mail-screens.ledger.${part}`),
    width: '110px',
    align: 'right' as const,
    cell: (row: Row) => yen(row[part]),
  })),
  {
    id: 'state',
    head: t('mail-screens.ledger.state'),
    width: '180px',
    cell: (row) => <Mark kind={markOf(row)}>{t(`mail-screens.stages.${row.state}`)}</Mark>,
  },
];
