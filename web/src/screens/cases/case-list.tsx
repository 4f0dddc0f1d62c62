import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCaseRows } from '../../api/cases.js';
import type { Session } from '../../api/types.js';
import { ProblemNote } from '../../design/problem-note.js';
import { SegmentedControl } from '../../design/segmented-control.js';
import { ListPage } from '../../shell/frames.js';
import { Shell } from '../../shell/shell.js';
import { Staff } from '../../shell/staff.js';
import { CasesTable, OpenFoot, useOpenOnBench } from './cases-table.js';

const route = getRouteApi('/cases');
const statuses = ['', 'open', 'at-centre', 'sent-back', 'ready', 'closed', 'withdrawn'] as const;

export function CaseList() {
  return <Staff>{(session) => <CaseListScreen session={session} />}</Staff>;
}

const plain = (words: string): string => words.normalize('NFKC').replace(/[\s-]/g, '').toLowerCase();
/** 小倉北-26-004211-7: a whole number is asked of the server, a part of one filters what is here. */
const isWhole = (words: string): boolean => /^.+-\d{2}-\d{6}-\d$/.test(words.normalize('NFKC').trim());

/** The cases of the office, the newest first: by state, by number. */
function CaseListScreen({ session }: { session: Session }) {
  const { t } = useTranslation();
  const { q = '', status = '', row = null } = route.useSearch();
  const navigate = route.useNavigate();
  const open = useOpenOnBench();
  const number = isWhole(q) ? q.normalize('NFKC').trim() : '';
  const cases = useCaseRows({ ...(status ? { status } : {}), ...(number ? { number } : {}) });
  const rows = (cases.data?.cases ?? []).filter((one) => plain(one.number).includes(plain(q)));
  const chosen = rows.find(({ caseId }) => caseId === row)?.caseId ?? rows[0]?.caseId ?? null;
  const set = (key: 'q' | 'status' | 'row') => (value: string) =>
    void navigate({ search: ({ [key]: _, ...rest }) => (value ? { ...rest, [key]: value } : rest), replace: true });
  return (
    <Shell
      session={session}
      title={t('case-screens.list.title')}
      search={{
        label: t('case-screens.list.search'),
        value: q,
        onChange: set('q'),
        onEnter: () => rows.length === 1 && rows[0] && open(rows[0].caseId),
      }}
    >
      <ProblemNote error={cases.error} />
      <ListPage
        title={t('case-screens.list.title')}
        filters={
          <SegmentedControl
            label={t('case-screens.list.filter')}
            chosen={statuses.find((one) => one === status) ?? ''}
            onChoose={set('status')}
            segments={statuses.map((id) => ({ id, word: t(`case-screens.status.${id || 'all'}`) }))}
          />
        }
        foot={<OpenFoot chosen={chosen} total={rows.length} />}
      >
        <CasesTable
          rows={rows}
          chosen={chosen}
          onChoose={set('row')}
          empty={t(q || status ? 'case-screens.list.none-found' : 'case-screens.list.none')}
          emptyDo={t(q || status ? 'case-screens.list.none-found-do' : 'case-screens.list.none-do')}
        />
      </ListPage>
    </Shell>
  );
}
