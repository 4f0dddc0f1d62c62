import type { TFunction } from 'i18next';
import type { CaseRow } from '../../api/cases.js';
import { Mark, type MarkKind } from '../../design/mark.js';
import type { Column } from '../../design/table.js';
import { inLanguage } from '../../texts/language.js';
import { clockTime, exactTime } from '../../texts/times.js';
import { shortDay } from '../counter/case/days.js';

const marks: Record<CaseRow['status'], MarkKind> = {
  open: 'waiting',
  'at-centre': 'working',
  ready: 'ready',
  'sent-back': 'returned',
  closed: 'done',
  withdrawn: 'held',
};

export function caseColumns(t: TFunction, today: string): Column<CaseRow>[] {
  return [
    {
      id: 'status',
      head: t('case-screens.list.columns.status'),
      width: '120px',
      cell: ({ status }) => <Mark kind={marks[status]}>{t(`case-screens.status.${status}`)}</Mark>,
    },
    {
      id: 'number',
      head: t('case-screens.list.columns.number'),
      width: '190px',
      cell: ({ number }) => <strong>{number}</strong>,
    },
    {
      id: 'event',
      head: t('case-screens.list.columns.event'),
      width: '110px',
      cell: ({ lifeEvent }) => t(`case-screens.events.${lifeEvent}`),
    },
    {
      id: 'persons',
      head: t('case-screens.list.columns.persons'),
      width: '90px',
      cell: (row) =>
        row.protected ? (
          <Mark kind="locked">{t('web.protected.title')}</Mark>
        ) : row.persons ? (
          t('case-screens.head.persons', { count: row.persons })
        ) : (
          '—'
        ),
    },
    {
      id: 'forms',
      head: t('case-screens.list.columns.forms'),
      width: 'minmax(0, 1fr)',
      cell: ({ forms }) => <span title={formsWords(forms, t)}>{formsWords(forms, t)}</span>,
    },
    {
      id: 'promise',
      head: t('case-screens.list.columns.promise'),
      width: '110px',
      cell: ({ forms }) => {
        const promise = forms
          .flatMap(({ status, promisedAt }) => (status === 'at-centre' && promisedAt ? [promisedAt] : []))
          .sort()[0];
        return promise ? clockTime(promise) : '';
      },
    },
    {
      id: 'opened',
      head: t('case-screens.list.columns.opened'),
      width: '130px',
      align: 'right',
      cell: ({ openedAt, receptionDate }) => (
        <time dateTime={openedAt} title={exactTime(openedAt)}>
          {receptionDate === today ? clockTime(openedAt) : shortDay(receptionDate, today)}
        </time>
      ),
    },
  ];
}

/** Read in, and to be checked by another official of this window. */
export const isToCheck = ({ status, review }: CaseRow['forms'][number]): boolean =>
  status === 'scanned' && review === 'window';

const states = ['sent-back', 'to-check', 'at-centre', 'scanned', 'prepared'] as const;

/** 確認待ち 出生届 ・ センター 住民異動届、国保資格得喪届 ・ 済み 1 */
function formsWords(forms: CaseRow['forms'], t: TFunction): string {
  const standsIn = (form: CaseRow['forms'][number]) => (isToCheck(form) ? 'to-check' : form.status);
  const finished = forms.filter(({ status }) => status === 'finished').length;
  const word = (state: string) => t(`case-screens.papers.states.${state}`);
  return [
    ...states.flatMap((state) => {
      const names = forms.filter((form) => standsIn(form) === state).map(({ name }) => inLanguage(name.ja, name.en));
      return names.length > 0 ? [`${word(state)} ${names.join(inLanguage('、', ', '))}`] : [];
    }),
    ...(finished > 0 ? [`${word('finished')} ${finished}`] : []),
  ].join(' ・ ');
}
