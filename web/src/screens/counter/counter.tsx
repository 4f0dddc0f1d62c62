import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOffice, useQueue } from '../../api/readings.js';
import type { Queue, Session } from '../../api/types.js';
import { ProblemNote } from '../../design/problem-note.js';
import { Workbench } from '../../shell/frames.js';
import { Shell } from '../../shell/shell.js';
import { Staff } from '../../shell/staff.js';
import { named } from '../../texts/language.js';
import { CounterList } from '../hall/counter-list.js';
import { StepList } from '../hall/step-list.js';
import { ChooseDesk } from './choose-desk.js';
import { CounterFoot } from './counter-foot.js';
import { CurrentTicket } from './current-ticket.js';
import { NobodyCalled } from './nobody-called.js';
import { useCounterActs } from './use-counter-acts.js';
import { WaitingPane } from './waiting-pane.js';

const route = getRouteApi('/counter');

export function Counter() {
  return <Staff>{(session) => <CounterScreen session={session} />}</Staff>;
}

/** The window clerk: who waits at the left, the visitor in the middle, what belongs to her at the right. */
function CounterScreen({ session }: { session: Session }) {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const queue = useQueue(session.office?.id);
  const office = useOffice(session.office?.id);
  const mine = queue.data?.mine ?? null;
  const purpose = office.data?.purposes.find((one) => one.id === mine?.purpose);
  const setQ = (q: string) =>
    void navigate({ search: (before) => ({ ...before, q: q || undefined }) as typeof before, replace: true });
  return (
    <Shell
      session={session}
      title={mine?.label ?? t('web.places.counter')}
      chip={mine ? { strong: mine.label, ...(purpose ? { rest: named(purpose) } : {}) } : undefined}
      search={{ label: t('reception-screens.counter.search'), value: search.q ?? '', onChange: setQ }}
    >
      <ProblemNote error={queue.error ?? office.error} />
      {!session.counter ? (
        <ChooseDesk office={office.data} />
      ) : queue.data ? (
        <Bench session={session} counter={session.counter} queue={queue.data} />
      ) : null}
    </Shell>
  );
}

function Bench({
  session,
  counter,
  queue,
}: {
  session: Session;
  counter: { id: string; number: number };
  queue: Queue;
}) {
  const { data: office } = useOffice(session.office?.id);
  const served = office?.counters.find((one) => one.id === counter.id)?.purposes ?? [];
  const [scope, setScope] = useState<'desk' | 'all'>('desk');
  const acts = useCounterActs({
    counter,
    queue,
    purposes: scope === 'all' ? (office?.purposes ?? []).map(({ id }) => id) : [],
  });
  const { mine } = queue;
  const purposes = office?.purposes ?? [];
  return (
    <Workbench
      left={<WaitingPane {...{ queue, purposes, served, scope, acts }} onScope={setScope} />}
      right={
        <>
          {mine ? <StepList steps={mine.steps} purposes={purposes} /> : null}
          <CounterList counters={queue.counters} mine={counter.id} />
        </>
      }
      foot={mine ? <CounterFoot mine={mine} purposes={purposes} acts={acts} /> : undefined}
    >
      {mine ? (
        <CurrentTicket mine={mine} counter={counter.number} purposes={purposes} acts={acts} />
      ) : (
        <NobodyCalled queue={queue} served={served} acts={acts} />
      )}
    </Workbench>
  );
}
