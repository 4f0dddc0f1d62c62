import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOffices } from '../../api/readings.js';
import { Button } from '../../design/button.js';
import { EmptyState } from '../../design/empty-state.js';
import { Mark, type MarkKind } from '../../design/mark.js';
import { ProblemNote } from '../../design/problem-note.js';
import { Table, type Column } from '../../design/table.js';
import { useKey } from '../../keys/use-key.js';
import { ListPage } from '../../shell/frames.js';
import { named } from '../../texts/language.js';
import { clockTime, dayOf } from '../../texts/times.js';
import { useCases } from './readings.js';

type CaseRow = NonNullable<ReturnType<typeof useCases>['data']>['cases'][number];

const plain = (number: string) => number.normalize('NFKC').replace(/\s/g, '');

/** The latest cases; an older one is opened by its number in the search box. No names: the case itself has them. */
export function CaseList({ filter, onOpen }: { filter: string; onOpen: (number: string) => void }) {
  const { t } = useTranslation();
  const cases = useCases();
  const offices = useOffices();
  const rows = (cases.data?.cases ?? []).filter(({ number }) => number.includes(plain(filter)));
  const [chosen, setChosen] = useState<string | null>(null);
  const here = rows.find(({ caseId }) => caseId === chosen) ?? rows[0];
  const step = (by: 1 | -1) => () => {
    const next =
      rows[Math.min(rows.length - 1, Math.max(0, rows.findIndex(({ caseId }) => caseId === here?.caseId) + by))];
    if (next) setChosen(next.caseId);
  };
  useKey({ action: 'listDown', repeats: true }, step(1));
  useKey({ action: 'listUp', repeats: true }, step(-1));
  const officeName = (id: string) => {
    const office = offices.data?.offices.find((one) => one.id === id);
    return office ? named(office) : id;
  };
  return (
    <ListPage
      title={t('audit-screens.list.title')}
      foot={
        <>
          <span>{t('audit-screens.recorded')}</span>
          <span style={{ flex: 1 }} />
          <Button kind="main" keyName="Enter" isDisabled={!here} onPress={() => here && onOpen(here.number)}>
            {t('audit-screens.list.open')}
          </Button>
        </>
      }
    >
      <ProblemNote error={cases.error} />
      <Table
        label={t('audit-screens.list.title')}
        rows={rows}
        columns={columnsOf(t, officeName)}
        keyOf={({ caseId }) => caseId}
        chosen={here?.caseId ?? null}
        onChoose={setChosen}
        onOpen={({ number }) => onOpen(number)}
        empty={
          cases.isPending ? null : (
            <EmptyState title={t('audit-screens.list.empty')}>{t('audit-screens.list.empty-do')}</EmptyState>
          )
        }
      />
    </ListPage>
  );
}

const marks: Record<CaseRow['status'], MarkKind> = {
  open: 'working',
  'at-centre': 'waiting',
  'sent-back': 'returned',
  ready: 'ready',
  closed: 'done',
  withdrawn: 'automatic',
};

const columnsOf = (t: TFunction, officeName: (id: string) => string): Column<CaseRow>[] => [
  {
    id: 'number',
    head: t('audit-screens.list.number'),
    width: '220px',
    cell: ({ number }) => <strong>{number}</strong>,
  },
  {
    id: 'life',
    head: t('audit-screens.list.life'),
    width: '160px',
    cell: ({ lifeEvent }) => t(`audit.codes.life.${lifeEvent}`),
  },
  {
    id: 'office',
    head: t('audit-screens.list.office'),
    width: 'minmax(120px, 1fr)',
    cell: ({ officeId }) => officeName(officeId),
  },
  {
    id: 'status',
    head: t('audit-screens.list.status'),
    width: '180px',
    cell: ({ status }) => <Mark kind={marks[status]}>{t(`audit-screens.list.states.${status}`)}</Mark>,
  },
  {
    id: 'forms',
    head: t('audit-screens.list.forms'),
    width: '80px',
    align: 'right',
    cell: ({ forms }) => forms.length,
  },
  {
    id: 'opened',
    head: t('audit-screens.list.opened'),
    width: '190px',
    align: 'right',
    cell: ({ openedAt }) => <time dateTime={openedAt}>{`${dayOf(openedAt)} ${clockTime(openedAt)}`}</time>,
  },
];
