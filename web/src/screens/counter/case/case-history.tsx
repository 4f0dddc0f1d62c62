import { useTranslation } from 'react-i18next';
import type { CaseAnswer, CaseRow, CentreForms } from '../../../api/cases.js';
import type { MyTicket, Purpose } from '../../../api/types.js';
import { inLanguage, named } from '../../../texts/language.js';
import { clockTime, exactTime } from '../../../texts/times.js';
import styles from './side-pane.module.css';

interface Moment {
  at: string;
  words: string;
}

interface Props {
  of: CaseAnswer;
  row: CaseRow | undefined;
  centre: CentreForms | undefined;
  mine: MyTicket | null;
  purposes: readonly Purpose[];
}

/** What has happened: with the number, at the counter, at the centre; in the order of the clock. */
export function CaseHistory({ of, row, centre, mine, purposes }: Props) {
  const { t } = useTranslation();
  const moments: Moment[] = (mine?.steps ?? []).map(({ at, kind, person, counterNumber, detail }) => {
    const purpose = purposes.find((one) => one.id === detail);
    const handing = detail === 'handing-over' ? '-to-hand-over' : '';
    const words = t(`reception-screens.steps.${kind}${handing}`, {
      counter: counterNumber ?? '',
      purpose: purpose ? named(purpose) : '',
    });
    return { at, words: `${words} ${person?.split(/[\s　]/)[0] ?? ''}` };
  });
  if (row) moments.push({ at: row.openedAt, words: t('case-screens.history.opened') });
  for (const { name, arrivedAt, entry, review, state } of centre?.forms ?? []) {
    const form = inLanguage(name.ja, name.en);
    const said = (key: string, by: string | null) =>
      t(`case-screens.history.${key}`, { form, by: by?.split(/[\s　]/)[0] ?? '' });
    moments.push({ at: arrivedAt, words: said('arrived', null) });
    if (entry.done && entry.since) moments.push({ at: entry.since, words: said('entered', entry.by) });
    if (review.since && state === 'approved') moments.push({ at: review.since, words: said('approved', review.by) });
    if (review.since && state === 'returned-ward') moments.push({ at: review.since, words: said('returned', null) });
  }
  if (row?.closedAt) moments.push({ at: row.closedAt, words: t(`case-screens.status.${of.status}`) });
  if (moments.length === 0) return null;
  return (
    <section className={styles['history']}>
      <h2 className={styles['heading']}>{t('reception-screens.steps.title')}</h2>
      <ol>
        {moments
          .sort((a, b) => a.at.localeCompare(b.at))
          .map(({ at, words }) => (
            <li key={`${at}${words}`}>
              <time dateTime={at} title={exactTime(at)}>
                {clockTime(at)}
              </time>
              <span>{words}</span>
            </li>
          ))}
      </ol>
    </section>
  );
}
