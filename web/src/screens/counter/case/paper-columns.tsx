import type { TFunction } from 'i18next';
import type { CaseAnswer, CaseForm } from '../../../api/cases.js';
import { Mark, type MarkKind } from '../../../design/mark.js';
import type { Column } from '../../../design/table.js';
import { inLanguage } from '../../../texts/language.js';
import styles from './case.module.css';
import { isForWindow, type PaperRow } from './paper-rows.js';
import { whoWords } from './people.js';

const marks: Record<CaseForm['status'], MarkKind> = {
  prepared: 'waiting',
  scanned: 'done',
  'at-centre': 'working',
  'sent-back': 'returned',
  finished: 'done',
  dropped: 'waiting',
};

export function paperColumns(of: CaseAnswer, t: TFunction): Column<PaperRow>[] {
  return [
    {
      id: 'state',
      head: t('case-screens.papers.columns.state'),
      width: '116px',
      cell: (row) => <State row={row} t={t} />,
    },
    {
      id: 'form',
      head: t('case-screens.papers.columns.form'),
      width: 'minmax(0, 1fr)',
      cell: ({ form, name }) => (
        <span className={styles['two']}>
          <strong>{inLanguage(name.ja, name.en)}</strong>
          {form ? <About form={form} of={of} t={t} /> : <small>{t('case-screens.papers.no-form')}</small>}
        </span>
      ),
    },
    {
      id: 'how',
      head: t('case-screens.papers.columns.how'),
      width: '92px',
      cell: ({ form }) =>
        form ? t(form.prefilled ? 'case-screens.papers.prefilled' : 'case-screens.papers.handwritten') : '',
    },
    {
      id: 'review',
      head: t('case-screens.papers.columns.review'),
      width: '132px',
      cell: ({ form }) =>
        form ? (
          <span className={styles['note']}>
            {t(isForWindow(form) ? 'case-screens.papers.at-window' : 'case-screens.papers.at-centre')}
          </span>
        ) : (
          ''
        ),
    },
    {
      id: 'pages',
      head: t('case-screens.papers.columns.pages'),
      width: '52px',
      align: 'right',
      cell: ({ form }) => (form ? `${form.images.length}/${form.sheets}` : ''),
    },
  ];
}

/** For whom, and which procedures the form serves. */
function About({ form, of, t }: { form: CaseForm; of: CaseAnswer; t: TFunction }) {
  const words = [whoWords(t, form.persons, of), ...servedNames(form, of)].filter(Boolean).join(' ・ ');
  return <small title={words}>{words}</small>;
}

export const servedNames = ({ items }: CaseForm, of: CaseAnswer): string[] =>
  (of.guidance?.items ?? [])
    .filter(({ procedure }) => items.includes(procedure))
    .map(({ name }) => inLanguage(name.ja, name.en));

function State({ row: { form, item }, t }: { row: PaperRow; t: TFunction }) {
  if (form) {
    const waitsForCheck = form.status === 'scanned' && isForWindow(form);
    return (
      <Mark kind={waitsForCheck ? 'time' : marks[form.status]}>
        {t(`case-screens.papers.states.${waitsForCheck ? 'to-check' : form.status}`)}
      </Mark>
    );
  }
  const isDone = item?.status === 'done';
  return <Mark kind={isDone ? 'done' : 'waiting'}>{t(`case-screens.papers.states.${isDone ? 'done' : 'to-do'}`)}</Mark>;
}
