import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '../../api/cases.js';
import { serverNow } from '../../clock/server-clock.js';
import { Button } from '../../design/button.js';
import { EmptyState } from '../../design/empty-state.js';
import { Table } from '../../design/table.js';
import { useKey } from '../../keys/use-key.js';
import { caseColumns } from './case-columns.js';

interface Props {
  rows: readonly CaseRow[];
  chosen: string | null;
  onChoose: (caseId: string) => void;
  empty: string;
  emptyDo: string;
}

const tokyo = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' });

export function CasesTable({ rows, chosen, onChoose, empty, emptyDo }: Props) {
  const { t } = useTranslation();
  const open = useOpenOnBench();
  const step = (by: 1 | -1) => () => {
    const at = rows.findIndex(({ caseId }) => caseId === chosen);
    const next = rows[at === -1 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))];
    if (next) onChoose(next.caseId);
  };
  useKey({ action: 'listDown', repeats: true }, step(1));
  useKey({ action: 'listUp', repeats: true }, step(-1));
  return (
    <Table
      label={t('case-screens.list.title')}
      rows={rows}
      columns={caseColumns(t, tokyo.format(serverNow()))}
      keyOf={({ caseId }) => caseId}
      chosen={chosen}
      onChoose={onChoose}
      onOpen={({ caseId }) => open(caseId)}
      empty={<EmptyState title={empty}>{emptyDo}</EmptyState>}
    />
  );
}

/** A case is worked on at the bench, beside the list of those who wait. */
export function useOpenOnBench() {
  const navigate = useNavigate();
  return (caseId: string) => void navigate({ to: '/counter', search: { case: caseId } });
}

export function OpenFoot({ chosen, total }: { chosen: string | null; total: number }) {
  const { t } = useTranslation();
  const open = useOpenOnBench();
  return (
    <>
      <span>{t('case-screens.list.total', { count: total })}</span>
      <span style={{ flex: 1 }} />
      <Button kind="main" action="caseOpen" isDisabled={chosen === null} onPress={() => chosen && open(chosen)}>
        {t('case-screens.list.open')}
      </Button>
    </>
  );
}
