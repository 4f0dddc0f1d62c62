import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CentreForm } from '../../api/centre.js';
import { Button } from '../../design/button.js';
import { Mark } from '../../design/mark.js';
import { clockTime } from '../../texts/times.js';
import { familyName } from '../centre-form/family-name.js';
import styles from './row-list.module.css';
import { RowLine } from './row-line.js';
import type { Review } from './use-review.js';

interface Props {
  form: CentreForm;
  review: Review;
  mayJudge: boolean;
}

/** One field a row: what the ward knew, the paper, what was entered. */
export function RowList({ form, review, mayJudge }: Props) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const { shown, rows, here } = review;
  const hasPlaces = form.regions.length > 0;
  const folded = rows.length - shown.length;
  const firstNew = review.scope === 'different' ? shown.findIndex(({ kind }) => kind === 'new') : -1;
  useEffect(() => {
    box.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [here]);
  useEffect(() => box.current?.focus(), []);
  const typed = form.correction ?? form.entry;
  return (
    <div
      ref={box}
      id="review-rows"
      role="grid"
      tabIndex={0}
      className={`${styles['rows']} ${hasPlaces ? '' : styles['no-places']}`}
      aria-label={t('centre-screens.review.rows')}
      aria-rowcount={shown.length + 1}
      aria-activedescendant={here ? rowId(here) : undefined}
    >
      <div role="row" className={styles['head']} aria-rowindex={1}>
        <span role="columnheader">
          <span className="for-readers">{t('centre-screens.review.number')}</span>
        </span>
        <span role="columnheader">{t('centre-screens.review.field')}</span>
        <span role="columnheader">
          {t(form.correction ? 'centre-screens.review.approved' : 'centre-screens.review.known')}
        </span>
        {hasPlaces ? <span role="columnheader">{t('centre-screens.review.image')}</span> : null}
        <span role="columnheader">
          {t(form.correction ? 'centre-screens.review.corrected' : 'centre-screens.review.entered')}{' '}
          {typed ? `${familyName(typed.by.name)} ${clockTime(typed.at)}` : ''}
        </span>
        <span role="columnheader">{t('centre-screens.review.decision')}</span>
      </div>
      {shown.map((row, at) => (
        <RowLine
          key={row.key}
          {...{ form, review, row, at, mayJudge }}
          above={at === firstNew ? t('centre-screens.review.only-entered', { count: shown.length - at }) : null}
        />
      ))}
      {folded > 0 ? (
        <div role="row" className={styles['folded']}>
          <span role="gridcell">
            <Mark kind="done">{t('centre-screens.review.folded', { count: folded })}</Mark>
          </span>
          <span role="gridcell" className={styles['quiet']}>
            {t('centre-screens.review.folded-how')}
          </span>
          <span role="gridcell" className={styles['open']}>
            <Button size="row" kind="neutral" onPress={review.turnScope}>
              {t('centre-screens.review.unfold')}
            </Button>
          </span>
        </div>
      ) : null}
    </div>
  );
}

export const rowId = (key: string): string => `row${key.replace(/[^a-zA-Z0-9]/g, '-')}`;
