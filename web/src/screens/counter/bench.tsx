import { useState } from 'react';
import { useOffice } from '../../api/readings.js';
import type { MyTicket, Purpose, Queue, Session } from '../../api/types.js';
import { Workbench } from '../../shell/frames.js';
import { CounterList } from '../hall/counter-list.js';
import { StepList } from '../hall/step-list.js';
import { CaseBench } from './case/case-bench.js';
import { ChooseLifeEvent } from './case/choose-life-event.js';
import { SidePane } from './case/side-pane.js';
import type { VisitActs } from './case/waiting-acts.js';
import { CounterFoot } from './counter-foot.js';
import { CurrentTicket } from './current-ticket.js';
import { NobodyCalled } from './nobody-called.js';
import type { BenchCase } from './use-bench-case.js';
import { useCounterActs, type CounterActs } from './use-counter-acts.js';
import { WaitingPane } from './waiting-pane.js';
import { waitsFor } from './waits-for.js';

interface Props {
  session: Session;
  counter: { id: string; number: number };
  queue: Queue;
  bench: BenchCase;
}

export function Bench({ session, counter, queue, bench }: Props) {
  const { data: office } = useOffice(session.office?.id);
  const purposes = office?.purposes ?? [];
  const served = office?.counters.find((one) => one.id === counter.id)?.purposes ?? [];
  const [scope, setScope] = useState<'desk' | 'all'>('desk');
  const [chosen, setChosen] = useState<string | null>(null);
  const acts = useCounterActs({ counter, queue, purposes: scope === 'all' ? purposes.map(({ id }) => id) : [] });
  const { mine } = queue;
  const { of, row, centre } = bench;
  // A called visitor is not here yet: her number and the key that begins come first, unless she comes to fetch papers.
  const isCase = of !== undefined && (!bench.isOfMine || mine?.status === 'serving' || mine?.handingOver === true);
  const onCase = isCase ? of : undefined;
  return (
    <Workbench
      left={
        <WaitingPane
          {...{ queue, purposes, served, scope, acts }}
          onScope={setScope}
          onOpen={bench.open}
          here={bench.caseId}
        />
      }
      right={
        onCase ? (
          <SidePane
            of={onCase}
            row={row}
            centre={centre}
            mine={bench.isOfMine ? mine : null}
            purposes={purposes}
            chosen={chosen}
            onOpen={bench.open}
          />
        ) : (
          <>
            {mine ? <StepList steps={mine.steps} purposes={purposes} /> : null}
            <CounterList counters={queue.counters} mine={counter.id} />
          </>
        )
      }
      foot={
        mine && !onCase && bench.caseId === undefined ? (
          <CounterFoot mine={mine} purposes={purposes} acts={acts} />
        ) : undefined
      }
    >
      {onCase ? (
        <CaseBench
          key={onCase.caseId}
          of={onCase}
          row={row}
          centre={centre}
          isDemo={session.demo}
          servingSince={bench.isOfMine && mine?.status === 'serving' ? mine.servingSince : null}
          visit={visitOf(queue, bench, acts)}
          step={bench.step}
          onStep={bench.goTo}
          onHandedOff={() => bench.open(onCase.caseId, 'hand-off')}
          chosen={chosen}
          onChoose={setChosen}
        />
      ) : mine ? (
        <InHand {...{ mine, counter, purposes, acts, bench }} />
      ) : bench.caseId === undefined ? (
        <NobodyCalled queue={queue} served={served} acts={acts} />
      ) : null}
    </Workbench>
  );
}

interface InHandProps {
  mine: MyTicket;
  counter: { number: number };
  purposes: readonly Purpose[];
  acts: CounterActs;
  bench: BenchCase;
}

/** The visitor in hand before the case is open: called, or asked what has happened. */
function InHand({ mine, counter, purposes, acts, bench }: InHandProps) {
  const asks = mine.status === 'serving' && bench.isSettled && bench.caseId === undefined;
  return (
    <CurrentTicket mine={mine} counter={counter.number} purposes={purposes} acts={acts}>
      {asks ? <ChooseLifeEvent mine={mine} /> : undefined}
    </CurrentTicket>
  );
}

function visitOf({ mine, centreWaiting }: Queue, bench: BenchCase, acts: CounterActs): VisitActs {
  const away = centreWaiting.find((ticket) => waitsFor(ticket, bench.caseId));
  return {
    label: bench.isOfMine ? (mine?.label ?? null) : (away?.label ?? null),
    isAtCounter: bench.isOfMine && mine !== null,
    isServing: bench.isOfMine && mine?.status === 'serving',
    canCall: mine === null && away !== undefined,
    isPending: acts.isPending,
    call: () => away && acts.callAgain(away.ticketId),
    start: acts.start,
    finish: acts.finish,
    letWait: acts.toCentre,
    ended: bench.leave,
  };
}
