import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFigureCases, type CasesQuery, type FigureCase } from '../../api/statistics.js';
import { Button } from '../../design/button.js';
import { Dialog } from '../../design/dialog.js';
import { Mark } from '../../design/mark.js';
import { ProblemNote } from '../../design/problem-note.js';
import { Table, type Column } from '../../design/table.js';
import { clockTime, dayOf, exactTime } from '../../texts/times.js';
import { inUnit, said } from './words.js';
import styles from './manager.module.css';

/** The tickets, cases and forms behind a figure: numbers and states, no names. */
export function CasesDialog({ query, onClose }: { query: CasesQuery; onClose: () => void }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<string | null>(null);
  const { data, error } = useFigureCases(query);
  const shown = data?.rows.length ?? 0;
  return (
    <Dialog
      title={data ? said(data.definition.name) : t('manager-screens.cases.title')}
      size="wide"
      onClose={onClose}
      foot={
        <Button autoFocus onPress={onClose}>
          {t('manager-screens.close')}
        </Button>
      }
    >
      <ProblemNote error={error} />
      {data ? (
        <>
          <p className={styles['about']}>
            {shown < data.total
              ? t('manager-screens.cases.first', { total: data.total, n: shown })
              : t('manager-screens.cases.total', { n: data.total })}
          </p>
          <div style={{ height: `min(52vh, ${34 + Math.max(2, shown) * 37}px)` }}>
            <Table
              label={t('manager-screens.cases.title')}
              rows={data.rows}
              columns={columns(t, data.definition.unit)}
              keyOf={(row) => `${row.id} ${row.at} ${row.state}`}
              chosen={chosen}
              onChoose={setChosen}
              empty={t('manager-screens.cases.empty')}
            />
          </div>
        </>
      ) : null}
    </Dialog>
  );
}

type T = ReturnType<typeof useTranslation>['t'];

const columns = (t: T, unit: string): Column<FigureCase>[] => [
  {
    id: 'number',
    head: t('manager-screens.cases.heads.number'),
    width: '160px',
    cell: (row) =>
      row.number === null ? (
        <span className={styles['hidden']}>{t('manager-screens.cases.hidden')}</span>
      ) : (
        <strong>{row.number}</strong>
      ),
  },
  {
    id: 'name',
    head: t('manager-screens.cases.heads.name'),
    width: 'minmax(110px, 1fr)',
    cell: (row) => said(row.name),
  },
  { id: 'office', head: t('manager-screens.cases.heads.office'), width: '76px', cell: (row) => said(row.office) },
  { id: 'state', head: t('manager-screens.cases.heads.state'), width: '92px', cell: (row) => said(row.stateName) },
  {
    id: 'value',
    head: t('manager-screens.cases.heads.value'),
    width: '78px',
    align: 'right',
    cell: (row) => (row.over ? <Mark kind="near">{inUnit(t, unit, row.value)}</Mark> : inUnit(t, unit, row.value)),
  },
  {
    id: 'since',
    head: t('manager-screens.cases.heads.since'),
    width: '78px',
    align: 'right',
    cell: (row) => (
      <time dateTime={row.since} title={`${dayOf(row.since)} ${exactTime(row.since)}`}>
        {clockTime(row.since)}
      </time>
    ),
  },
];
