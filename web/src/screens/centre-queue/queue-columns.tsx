import type { TFunction } from 'i18next';
import type { Column } from '../../design/table.js';
import { Mark } from '../../design/mark.js';
import { NotDisclosed } from '../../design/red-band.js';
import { inLanguage } from '../../texts/language.js';
import { exactTime, minutesBetween, running } from '../../texts/times.js';
import { isOver } from '../centre-form/bench-head.js';
import { DueMark } from '../centre-form/due-mark.js';
import { dueOf } from '../centre-form/due.js';
import { familyName } from '../centre-form/family-name.js';
import { StateMark } from '../centre-form/state-mark.js';
import type { SteadyRow } from './use-steady-rows.js';

/** In the order of promises, with the reason for the place in the row itself. */
export function queueColumns(now: Date, t: TFunction): Column<SteadyRow>[] {
  const head = (id: string) => t(`centre-screens.queue.columns.${id}`);
  return [
    { id: 'promise', head: head('promise'), width: '52px', cell: (row) => <PromiseTime row={row} now={now} t={t} /> },
    {
      id: 'left',
      head: head('left'),
      width: inLanguage('92px', '112px'),
      cell: (row) => (isOver(row.state) ? '—' : <DueMark form={row} now={now} />),
    },
    {
      id: 'class',
      head: head('class'),
      width: '86px',
      cell: (row) =>
        row.protected ? (
          <Mark kind="locked">{t('centre-screens.queue.classes.PROTECTED')}</Mark>
        ) : (
          t(`centre-screens.queue.classes.${row.priority}`)
        ),
    },
    {
      id: 'form',
      head: head('form'),
      width: 'minmax(232px, 1.3fr)',
      cell: (row) => <FormName words={inLanguage(row.name.ja, row.name.en)} />,
    },
    {
      id: 'case',
      head: head('case'),
      width: '158px',
      cell: (row) => (row.caseNumber === null ? <NotDisclosed /> : row.caseNumber),
    },
    {
      id: 'state',
      head: head('state'),
      width: inLanguage('86px', '104px'),
      cell: (row) => <Stage row={row} t={t} />,
    },
    {
      id: 'holder',
      head: head('holder'),
      width: '44px',
      cell: (row) => familyName((row.holder ?? row.returnedTo ?? row.correctedBy)?.name),
    },
    {
      id: 'lease',
      head: head('lease'),
      width: '38px',
      cell: (row) => (row.leaseUntil && !row.gone ? running(now, row.leaseUntil) : ''),
    },
    {
      id: 'wait',
      head: head('wait'),
      width: '44px',
      align: 'right',
      cell: (row) =>
        isOver(row.state) ? (
          '—'
        ) : (
          <span title={exactTime(row.arrivedAt)}>
            {t('centre-screens.queue.minutes', { count: minutesBetween(row.arrivedAt, now) })}
          </span>
        ),
    },
    {
      id: 'why',
      head: head('why'),
      width: 'minmax(96px, 1fr)',
      cell: (row) => (isOver(row.state) ? '' : <Why words={inLanguage(row.why.ja, row.why.en)} />),
    },
  ];
}

function PromiseTime({ row, now, t }: { row: SteadyRow; now: Date; t: TFunction }) {
  return (
    <strong title={exactTime(row.promisedAt)}>
      {row.protected ? t('centre-screens.queue.only-named') : dueOf(row, now).at}
    </strong>
  );
}

function Stage({ row, t }: { row: SteadyRow; t: TFunction }) {
  if (row.gone) return <Mark kind="done">{t('centre-screens.queue.gone')}</Mark>;
  if (row.correctedBy) return <Mark kind="confirm">{t('centre-screens.queue.correction')}</Mark>;
  return <StateMark state={row.state} />;
}

function FormName({ words }: { words: string }) {
  return <strong title={words}>{words}</strong>;
}

function Why({ words }: { words: string }) {
  return <span title={words}>{words}</span>;
}
