import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCaseRows, type CaseRow } from '../../api/cases.js';
import { useUnplacedCases } from '../../api/scans.js';
import type { Session } from '../../api/types.js';
import { ProblemNote } from '../../design/problem-note.js';
import { SegmentedControl } from '../../design/segmented-control.js';
import { ListPage } from '../../shell/frames.js';
import { Shell } from '../../shell/shell.js';
import { Staff } from '../../shell/staff.js';
import { isToCheck } from './case-columns.js';
import { CasesTable, OpenFoot } from './cases-table.js';

const route = getRouteApi('/hand-offs');
const views = ['sent-back', 'ready', 'at-centre', 'to-check', 'unplaced'] as const;
type View = (typeof views)[number];

export function HandOffList() {
  return <Staff>{(session) => <HandOffScreen session={session} />}</Staff>;
}

/** A form for the window waits for another official; what is for the centre waits to be handed off. */
const waitsForCheck = ({ forms, status }: CaseRow): boolean =>
  status !== 'closed' && status !== 'withdrawn' && forms.some(isToCheck);

const isIn = (row: CaseRow, view: View, unplaced: ReadonlySet<string>): boolean => {
  if (view === 'unplaced') return unplaced.has(row.caseId);
  return view === 'to-check' ? waitsForCheck(row) : row.status === view;
};

/** What the office has at the centre: what came back first, then what is ready, then what is under way. */
function HandOffScreen({ session }: { session: Session }) {
  const { t } = useTranslation();
  const { status, row = null, q = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const cases = useCaseRows({ status: 'open,at-centre,ready,sent-back' });
  const all = cases.data?.cases ?? [];
  const unplaced = new Set(useUnplacedCases().data?.cases.map(({ caseId }) => caseId));
  const view =
    views.find((one) => one === status) ??
    views.find((one) => all.some((of) => isIn(of, one, unplaced))) ??
    'at-centre';
  const rows = all.filter((one) => isIn(one, view, unplaced) && one.number.includes(q.normalize('NFKC').trim()));
  const chosen = rows.find(({ caseId }) => caseId === row)?.caseId ?? rows[0]?.caseId ?? null;
  const set = (key: 'q' | 'status' | 'row') => (value: string) =>
    void navigate({ search: ({ [key]: _, ...rest }) => (value ? { ...rest, [key]: value } : rest), replace: true });
  return (
    <Shell
      session={session}
      title={t('web.places.hand-offs')}
      search={{ label: t('case-screens.list.search'), value: q, onChange: set('q') }}
    >
      <ProblemNote error={cases.error} />
      <ListPage
        title={t('web.places.hand-offs')}
        filters={
          <SegmentedControl
            label={t('case-screens.list.filter')}
            chosen={view}
            onChoose={set('status')}
            segments={views.map((id) => ({
              id,
              word: `${t(`case-screens.hand-offs.${id}`)} ${all.filter((one) => isIn(one, id, unplaced)).length}`,
            }))}
          />
        }
        foot={<OpenFoot chosen={chosen} total={rows.length} />}
      >
        <CasesTable
          rows={rows}
          chosen={chosen}
          onChoose={set('row')}
          empty={t(`case-screens.hand-offs.none-${view}`)}
          emptyDo={t(`case-screens.hand-offs.none-${view}-do`)}
        />
      </ListPage>
    </Shell>
  );
}
