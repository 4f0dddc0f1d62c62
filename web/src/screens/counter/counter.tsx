import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useOffice, useQueue } from '../../api/readings.js';
import type { Queue, Session } from '../../api/types.js';
import { ProblemNote } from '../../design/problem-note.js';
import { RedBand } from '../../design/red-band.js';
import { Shell } from '../../shell/shell.js';
import { Staff } from '../../shell/staff.js';
import { named } from '../../texts/language.js';
import { Bench } from './bench.js';
import { isProtected } from './case/people.js';
import { ChooseDesk } from './choose-desk.js';
import { useBenchCase, type BenchCase } from './use-bench-case.js';
import { waitsFor } from './waits-for.js';

const route = getRouteApi('/counter');

export function Counter() {
  return <Staff>{(session) => <CounterScreen session={session} />}</Staff>;
}

/** The window clerk: who waits at the left, the visitor's case in the middle, what belongs to it at the right. */
function CounterScreen({ session }: { session: Session }) {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const queue = useQueue(session.office?.id);
  const office = useOffice(session.office?.id);
  const bench = useBenchCase(queue.data);
  const mine = queue.data?.mine ?? null;
  const purpose = office.data?.purposes.find((one) => one.id === mine?.purpose);
  const label = labelOf(queue.data, bench);
  const setQ = (q: string) =>
    void navigate({ search: ({ q: _, ...rest }) => (q ? { ...rest, q } : rest), replace: true });
  const rest = bench.of?.number ?? (purpose ? named(purpose) : undefined);
  const chip = label
    ? { strong: label, ...(rest ? { rest } : {}) }
    : bench.of
      ? { strong: bench.of.number }
      : undefined;
  return (
    <Shell
      session={session}
      title={label ?? bench.of?.number ?? t('web.places.counter')}
      chip={chip}
      search={{ label: t('reception-screens.counter.search'), value: search.q ?? '', onChange: setQ }}
      band={bench.of && isProtected(bench.of) ? <RedBand /> : undefined}
    >
      <ProblemNote error={queue.error ?? office.error ?? bench.error} />
      {!session.counter ? (
        <ChooseDesk office={office.data} />
      ) : queue.data ? (
        <Bench session={session} counter={session.counter} queue={queue.data} bench={bench} />
      ) : null}
    </Shell>
  );
}

/** The number of the visitor whose case is on the bench. */
function labelOf(queue: Queue | undefined, { caseId, isOfMine }: BenchCase): string | undefined {
  if (!queue) return undefined;
  if (caseId === undefined || isOfMine) return queue.mine?.label;
  return queue.centreWaiting.find((ticket) => waitsFor(ticket, caseId))?.label;
}
