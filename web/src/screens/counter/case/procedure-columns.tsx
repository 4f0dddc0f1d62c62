import type { TFunction } from 'i18next';
import type { CaseAnswer } from '../../../api/cases.js';
import { Mark } from '../../../design/mark.js';
import type { Column } from '../../../design/table.js';
import { inLanguage } from '../../../texts/language.js';
import { shortDay } from './days.js';
import { whoWords } from './people.js';
import styles from './procedure-columns.module.css';
import { dueOf, isAutomatic, isElsewhere, isOnRequest, type ProcedureRow } from './procedure-rows.js';

export function procedureColumns(of: CaseAnswer, t: TFunction): Column<ProcedureRow>[] {
  const column = (id: string, width: string, cell: (row: ProcedureRow) => React.ReactNode): Column<ProcedureRow> => ({
    id,
    width,
    head: t(`case-screens.procedures.columns.${id}`),
    cell: (row) => <span className={isAutomatic(row) ? styles['automatic'] : undefined}>{cell(row)}</span>,
  });
  return [
    column('taken', '58px', (row) => <Taken row={row} t={t} />),
    column('name', 'minmax(0, 1fr)', ({ item }) => (
      <strong className={styles['name']}>{inLanguage(item.name.ja, item.name.en)}</strong>
    )),
    column('who', '70px', ({ item }) => whoWords(t, item.result === 'required' ? item.required : item.toConfirm, of)),
    column('due', '80px', (row) => <Due row={row} from={of.receptionDate} t={t} />),
    column('why', '112px', ({ item }) => <Why words={reasonWords(item)} />),
    column('form', '92px', (row) => (
      <span className={styles['form']} title={formWords(row, t)}>
        {formWords(row, t)}
      </span>
    )),
  ];
}

/** The box is drawn and named; Enter on the row ticks it. */
function Taken({ row, t }: { row: ProcedureRow; t: TFunction }) {
  const status = row.judged?.status;
  if (isAutomatic(row)) return <Mark kind="automatic">{t('case-screens.procedures.automatic')}</Mark>;
  if (status === 'accepted' || status === 'done' || status === undefined) {
    if (status === undefined && row.item.result === 'to_confirm')
      return <Mark kind="confirm">{t('case-screens.procedures.to-confirm')}</Mark>;
    const isTicked = status !== undefined;
    const word = t(`case-screens.procedures.${status ?? 'open'}`);
    return (
      <span
        role="img"
        aria-label={word}
        title={word}
        className={`${styles['box']} ${isTicked ? styles['ticked'] : ''}`}
      >
        {isTicked ? (
          <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
            <path d="M2.5 7.3l3 3 6-6.3" fill="none" stroke="#fff" strokeWidth="2" />
          </svg>
        ) : null}
      </span>
    );
  }
  const kinds = { deferred: 'held', referred: 'done', declined: 'waiting' } as const;
  return <Mark kind={kinds[status]}>{t(`case-screens.procedures.${status}`)}</Mark>;
}

function Due({ row, from, t }: { row: ProcedureRow; from: string; t: TFunction }) {
  const due = dueOf(row);
  if (isAutomatic(row)) return '—';
  if (!due?.due)
    return (
      <span className={styles['quiet']} title={row.item.deadlineText}>
        {t(isOnRequest(row) ? 'case-screens.procedures.on-request' : 'case-screens.procedures.no-due')}
      </span>
    );
  const day = shortDay(due.due, from);
  const title = `${row.item.deadlineText} ${due.consequence}`;
  if (due.overdue)
    return (
      <span title={title}>
        <Mark kind="past">
          {day}
          <span className="for-readers">{t('case-screens.procedures.overdue')}</span>
        </Mark>
      </span>
    );
  if (due.due === from)
    return (
      <span title={title}>
        <Mark kind="near">{day}</Mark>
      </span>
    );
  return <span title={title}>{day}</span>;
}

function Why({ words }: { words: string }) {
  return (
    <span className={styles['why']} title={words}>
      {words}
    </span>
  );
}

/** What tells most: not the event itself, not whom it is about, and rather what is than what is not. */
export function reasonWords({ reasons, result }: ProcedureRow['item']): string {
  const own = reasons.filter((reason) => reason.result === result).map(({ words }) => words);
  const telling = own.filter(({ ja }) => !/^（?(立場|事由)＝/.test(ja));
  const positive = telling.filter(({ ja }) => !/：いいえ$|≠|未満$/.test(ja));
  const best = [positive, telling, own].find((some) => some.length > 0) ?? [];
  return [...new Set(best.map(({ ja, en }) => inLanguage(ja, en)))].join('・');
}

function formWords(row: ProcedureRow, t: TFunction): string {
  if (isAutomatic(row)) return t('case-screens.procedures.nothing-to-file');
  if (isElsewhere(row)) return inLanguage(row.item.section.ja, row.item.section.en).replace(/^区役所 /, '');
  const names = row.item.forms.map(({ name }) => inLanguage(name.ja, name.en));
  if (names.length > 0) return names.join(inLanguage('・', ', '));
  return row.judged?.status === 'accepted' || row.judged?.status === 'done'
    ? t('case-screens.procedures.at-window')
    : '';
}
