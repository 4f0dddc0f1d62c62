import type { TFunction } from 'i18next';
import type { Column } from '../../design/table.js';
import { Mark, type MarkKind } from '../../design/mark.js';
import { clockTime, dayOf, exactTime, minutesBetween } from '../../texts/times.js';
import { duration, said } from '../manager/words.js';
import type { SteadyRow } from './steady-rows.js';
import styles from './status.module.css';

/** Word and shape of every state. */
const marks: Record<string, MarkKind> = {
  open: 'working',
  'at-centre': 'waiting',
  'sent-back': 'returned',
  ready: 'ready',
  closed: 'done',
  withdrawn: 'held',
  prepared: 'waiting',
  scanned: 'waiting',
  sent: 'automatic',
  'entry-waiting': 'waiting',
  entry: 'working',
  'review-waiting': 'waiting',
  review: 'working',
  hold: 'held',
  'returned-operator': 'returned',
  'returned-ward': 'returned',
  approved: 'done',
  checked: 'done',
  dropped: 'held',
  registered: 'waiting',
  waiting: 'waiting',
  working: 'working',
  stopped: 'locked',
  inquiry: 'inquiry',
  printed: 'waiting',
  verified: 'waiting',
  addressed: 'ready',
  dispatched: 'done',
  rejected: 'returned',
};

export const markOf = (state: string): MarkKind => marks[state] ?? 'waiting';

export const statusColumns = (t: TFunction, now: Date): Column<SteadyRow>[] => {
  const head = (id: string) => t(`status-screens.heads.${id}`);
  return [
    { id: 'thing', head: head('thing'), width: '44px', cell: (row) => t(`status-screens.one.${row.thing}`) },
    { id: 'number', head: head('number'), width: '162px', cell: (row) => <NumberOf row={row} t={t} /> },
    {
      id: 'name',
      head: head('name'),
      width: 'minmax(200px, 1fr)',
      cell: (row) => <span className={styles['cut']}>{said(row.name)}</span>,
    },
    {
      id: 'state',
      head: head('state'),
      width: '136px',
      cell: (row) => <Mark kind={markOf(row.state)}>{said(row.stateName)}</Mark>,
    },
    {
      id: 'minutes',
      head: head('minutes'),
      width: '84px',
      align: 'right',
      cell: (row) => (
        <time dateTime={row.since} title={`${dayOf(row.since)} ${exactTime(row.since)}`}>
          {row.ended ? clockTime(row.since) : duration(t, minutesBetween(row.since, now))}
        </time>
      ),
    },
    {
      id: 'promised',
      head: head('promised'),
      width: '112px',
      cell: (row) => (row.change ? <Change row={row} t={t} /> : <Promised row={row} now={now} t={t} />),
    },
  ];
};

function NumberOf({ row, t }: { row: SteadyRow; t: TFunction }) {
  if (row.number === null) return <span className={styles['hidden']}>{t('status-screens.hidden')}</span>;
  return row.thing === 'form' ? <>{row.number}</> : <strong>{row.number}</strong>;
}

/** Near is the last ten minutes before the promise. */
function Promised({ row, now, t }: { row: SteadyRow; now: Date; t: TFunction }) {
  if (row.promisedAt === null || row.ended) return <>–</>;
  const left = (Date.parse(row.promisedAt) - now.getTime()) / 60_000;
  const isDate = !row.promisedAt.includes('T');
  const word = isDate ? dayOf(row.promisedAt) : clockTime(row.promisedAt);
  if (row.late || left < 0) {
    return isDate && !row.late ? <>{word}</> : <Mark kind="past">{t('status-screens.late')}</Mark>;
  }
  return row.visitorWaiting && left <= 10 ? (
    <Mark kind="near" ground>
      {word}
    </Mark>
  ) : (
    <>{word}</>
  );
}

function Change({ row, t }: { row: SteadyRow; t: TFunction }) {
  if (row.change === 'gone') return <Mark kind="done">{t('status-screens.gone')}</Mark>;
  return <Mark kind="ready">{t('status-screens.moved')}</Mark>;
}
