import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Purpose, Queue, WaitingTicket } from '../../api/types.js';
import { useServerNow } from '../../clock/server-clock.js';
import { Button } from '../../design/button.js';
import { SegmentedControl } from '../../design/segmented-control.js';
import { Table, type Column } from '../../design/table.js';
import { useKey } from '../../keys/use-key.js';
import { inLanguage } from '../../texts/language.js';
import { minutesBetween } from '../../texts/times.js';
import { NeedIcons } from '../hall/need-icons.js';
import { Wait } from '../hall/wait.js';
import { AwayLists } from './away-lists.js';
import type { CounterActs } from './use-counter-acts.js';
import styles from './waiting-pane.module.css';

interface Props {
  queue: Queue;
  purposes: readonly Purpose[];
  served: readonly string[];
  scope: 'desk' | 'all';
  onScope: (scope: 'desk' | 'all') => void;
  acts: CounterActs;
  /** The case of a visitor who waits for the centre. */
  onOpen: (caseId: string) => void;
  here: string | undefined;
}

const route = getRouteApi('/counter');
const digits = (words: string) => words.replace(/[\s　]/g, '').toUpperCase();

export function WaitingPane({ queue, purposes, served, scope, onScope, acts, onOpen, here }: Props) {
  const { t } = useTranslation();
  const { q = '' } = route.useSearch();
  const now = useServerNow(5000);
  const [chosen, setChosen] = useState<string | null>(null);
  useKey({ action: 'counterFilter' }, () => onScope(scope === 'desk' ? 'all' : 'desk'));
  const desk = queue.waiting.filter((ticket) => served.includes(ticket.purpose));
  const inScope = scope === 'desk' ? desk : queue.waiting;
  const rows = inScope.filter((ticket) => digits(ticket.label).includes(digits(q)));
  const first = inScope[0];
  return (
    <>
      <div className={styles['head']}>
        <p>
          <strong>{t('reception-screens.counter.waiting', { count: inScope.length })}</strong>
          {first ? <span>{t('reception-screens.counter.longest', { count: longest(inScope, now) })}</span> : null}
        </p>
        <SegmentedControl
          label={t('reception-screens.counter.scope')}
          chosen={scope}
          onChoose={onScope}
          segments={[
            { id: 'desk', word: t('reception-screens.counter.desk', { count: desk.length }) },
            { id: 'all', word: t('reception-screens.counter.all', { count: queue.waiting.length }) },
          ]}
        />
      </div>
      <div className={styles['rows']}>
        <Table
          label={t('reception-screens.counter.waiting-list')}
          rows={rows}
          columns={columnsOf(purposes, now, t)}
          keyOf={({ ticketId }) => ticketId}
          chosen={chosen}
          onChoose={setChosen}
          showHead={false}
          toneOf={(ticket) => (ticket === first ? 'next' : undefined)}
          empty={t(q ? 'reception-screens.counter.none-found' : 'reception-screens.counter.none-waiting')}
        />
      </div>
      <AwayLists queue={queue} acts={acts} onOpen={onOpen} here={here} />
      <div className={styles['foot']}>
        <Button
          kind="neutral"
          wide
          capApart
          action="counterNext"
          isDisabled={queue.mine !== null}
          isPending={acts.isPending}
          onPress={acts.callNext}
        >
          {t('reception-screens.counter.next')}
        </Button>
        <div>
          <Button
            kind="neutral"
            wide
            capApart
            action="counterRecall"
            isDisabled={queue.mine?.status !== 'called'}
            onPress={acts.recall}
          >
            {t('reception-screens.counter.recall')}
          </Button>
          <Button
            kind="neutral"
            wide
            capApart
            action="counterNoShow"
            isDisabled={queue.mine?.status !== 'called'}
            onPress={acts.noShow}
          >
            {t('reception-screens.counter.no-show')}
          </Button>
        </div>
      </div>
    </>
  );
}

const longest = (tickets: readonly WaitingTicket[], now: Date): number =>
  Math.max(0, ...tickets.map((ticket) => minutesBetween(ticket.issuedAt, now)));

function columnsOf(purposes: readonly Purpose[], now: Date, t: (key: string) => string): Column<WaitingTicket>[] {
  const short = (id: string) => {
    const purpose = purposes.find((one) => one.id === id);
    return purpose ? inLanguage(purpose.name_ja, purpose.name_en) : '';
  };
  return [
    {
      id: 'label',
      head: t('reception-screens.columns.label'),
      width: 'minmax(0, 1fr)',
      cell: (ticket) => (
        <span className={styles['ticket']} title={short(ticket.purpose)}>
          <strong>{ticket.label}</strong>
          <NeedIcons needs={ticket.needs} />
          <span className="for-readers">{short(ticket.purpose)}</span>
        </span>
      ),
    },
    {
      id: 'wait',
      head: t('reception-screens.columns.wait'),
      width: 'auto',
      align: 'right',
      cell: (ticket) => <Wait since={ticket.issuedAt} now={now} strong={ticket.ahead === 0} />,
    },
  ];
}
