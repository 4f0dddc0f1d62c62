import { useTranslation } from 'react-i18next';
import type { CentreForm } from '../../api/centre.js';
import { Mark } from '../../design/mark.js';
import { clockTime } from '../../texts/times.js';
import { layoutOf } from '../centre-form/layout-of.js';
import { shownValue } from '../centre-form/shown-value.js';
import { labelOf } from '../centre-form/slots.js';
import styles from './changes-table.module.css';
import { comparedValues } from './review-rows.js';

interface Change {
  id: string;
  what: string;
  before: string;
  after: string;
}

/** What the approval brings about, and that three persons did it. */
export function ChangesTable({ form, you }: { form: CentreForm; you: string }) {
  const { t } = useTranslation();
  const changes = useChanges(form);
  const names = (people: readonly { name: string | null }[]) => people.map(({ name }) => name ?? '—').join('・');
  const { received, scanned, entered } = form.did;
  const before = [...new Map([...received, ...scanned].map((one) => [one.person, one])).values()];
  const others = new Set([...before, ...entered].map(({ name }) => name));
  return (
    <section className={styles['changes']}>
      <h2>{t('centre-screens.review.changes')}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('centre-screens.review.what')}</th>
            <th scope="col">{t('centre-screens.review.before')}</th>
            <th scope="col">{t('centre-screens.review.after')}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ id, what, before: now, after }) => (
            <tr key={id}>
              <th scope="row">{what}</th>
              <td>{now || '—'}</td>
              <td>{after || '—'}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{t('centre-screens.review.three')}</th>
            <td>{t('centre-screens.review.three-before', { received: names(before), entered: names(entered) })}</td>
            <td>
              {others.has(you) ? (
                <Mark kind="attention">{t('centre-screens.review.three-not', { you })}</Mark>
              ) : (
                <Mark kind="done">{t('centre-screens.review.three-you', { you })}</Mark>
              )}
            </td>
          </tr>
        </tbody>
      </table>
    </section>
  );
}

const moves = [
  { id: 'address', from: 'oldAddress', to: 'newAddress' },
  { id: 'head', from: 'oldHead', to: 'newHead' },
] as const;

function useChanges(form: CentreForm): Change[] {
  const { t } = useTranslation();
  const { entered } = comparedValues(form);
  const { fields } = layoutOf(form);
  const shown = (id: string): string => {
    const field = fields.find((one) => one.id === id);
    return field ? shownValue(field, entered.header[id]) : '';
  };
  if (form.correction) {
    const approved = `${form.entry?.by.name ?? ''} ${form.entry ? clockTime(form.entry.at) : ''}`;
    const what = t('centre-screens.review.change.correction');
    return [
      {
        id: 'correction',
        what,
        before: approved,
        after: t(`centre-screens.correct.reasons.${form.correction.reason}`),
      },
    ];
  }
  const persons = Object.values(entered.lines).reduce((most, lines) => Math.max(most, lines.length), 0);
  const moved = moves.flatMap(({ id, from, to }) => {
    const [before, after] = [shown(from), shown(to)];
    return after !== '' && before !== after
      ? [
          {
            id,
            what: t(`centre-screens.review.change.${id}`),
            before,
            after: id === 'address' ? `${after} ・ ${t('centre-screens.review.persons', { count: persons })}` : after,
          },
        ]
      : [];
  });
  const kind = fields.find(({ id }) => id === 'changeKind' || id === 'kind');
  const of = kind ? shownValue(kind, entered.header[kind.id]) : '';
  const reason = shown('reason');
  return [
    {
      id: 'kind',
      what: kind ? labelOf(kind.label) : t('centre-screens.review.change.form'),
      before: '—',
      after: [
        of,
        reason,
        t('centre-screens.review.persons', { count: persons }),
        t('centre-screens.review.procedures', { count: form.procedures.length }),
      ]
        .filter((word) => word !== '')
        .join(' ・ '),
    },
    ...moved,
  ];
}
