import { useTranslation } from 'react-i18next';
import type { CentreForm } from '../../api/centre.js';
import { ActionCap } from '../../design/key-cap.js';
import { Mark } from '../../design/mark.js';
import { differences } from '../centre-form/compare.js';
import { frameOf } from '../centre-form/frame.js';
import { shownValue } from '../centre-form/shown-value.js';
import { labelOf } from '../centre-form/slots.js';
import { Snippet } from '../centre-form/snippet.js';
import { mustBeDecided, type ReviewRow } from './review-rows.js';
import { rowId } from './row-list.js';
import styles from './row-list.module.css';
import type { Review } from './use-review.js';
import { ValueText } from './value-text.js';

interface Props {
  form: CentreForm;
  review: Review;
  row: ReviewRow;
  at: number;
  mayJudge: boolean;
  /** A line over the first of a kind. */
  above: string | null;
}

export function RowLine({ form, review, row, at, mayJudge, above }: Props) {
  const { t } = useTranslation();
  const { field, line, kind, key } = row;
  const isHere = review.here === key;
  const label = labelOf(field.label);
  const isMasked = field.keep === 'masked' && !isHere;
  const [known, entered] = [row.known, row.entered].map((value) => {
    const shown = shownValue(field, value);
    return isMasked ? '●'.repeat([...shown].length) : shown;
  });
  const [left, right] =
    kind === 'same' || kind === 'new' ? [undefined, undefined] : differences(known ?? '', entered ?? '');
  const isGlyph = kind === 'glyph';
  return (
    <>
      {above ? (
        <div role="row" className={styles['above']}>
          <span role="gridcell">{above}</span>
        </div>
      ) : null}
      <div
        role="row"
        id={rowId(key)}
        aria-rowindex={at + 2}
        aria-selected={isHere}
        className={`${styles['row']} ${isHere ? styles['here'] : ''}`}
        onClick={() => review.goTo(key)}
      >
        <span role="gridcell" className={styles['number']}>
          {at + 1}
        </span>
        <span role="gridcell">
          <strong>
            {line === null ? label : t('centre-screens.review.of-person', { field: label, number: line + 1 })}
          </strong>
          {kind === 'same' || kind === 'new' ? null : (
            <span className={styles['kind']}>{t(`centre-screens.review.kinds.${kind}`)}</span>
          )}
          {review.changed.has(key) ? (
            <span className={styles['kind']}>
              <Mark kind="attention">{t('centre-screens.review.changed-here')}</Mark>
            </span>
          ) : null}
        </span>
        <span role="gridcell">
          <ValueText text={known ?? ''} pieces={left} isGlyph={isGlyph} />
        </span>
        {form.regions.length > 0 ? <PaperCell form={form} row={row} isHere={isHere} /> : null}
        <span role="gridcell" className={review.accepted.has(key) ? styles['accepted'] : undefined}>
          <ValueText text={entered ?? ''} pieces={right} isGlyph={isGlyph} />
        </span>
        <span role="gridcell">
          <Decision {...{ review, row, isHere, mayJudge }} mayReturn={form.correction === null} />
        </span>
      </div>
    </>
  );
}

/** From this part of the page's width on, the place of a field needs a line of its own to be read. */
const wideFrom = 0.3;

function PaperCell({ form, row, isHere }: { form: CentreForm; row: ReviewRow; isHere: boolean }) {
  const frame = frameOf(form, { field: row.field.id, line: row.line });
  const isStrip = isHere && (frame?.width ?? 0) > wideFrom;
  const size = isStrip ? { width: 720, height: 96 } : isHere ? { width: 254, height: 84 } : { width: 190, height: 48 };
  const style = isStrip ? 'strip' : isHere ? 'paper-here' : 'paper';
  return (
    <span role="gridcell" className={styles[style]}>
      <Snippet form={form} frame={frame} label={labelOf(row.field.label)} {...size} />
    </span>
  );
}

interface DecisionProps {
  review: Review;
  row: ReviewRow;
  isHere: boolean;
  mayJudge: boolean;
  mayReturn: boolean;
}

function Decision({ review, row, isHere, mayJudge, mayReturn }: DecisionProps) {
  const { t } = useTranslation();
  const isReturned = review.returned.some(({ key }) => key === row.key);
  const isAccepted = review.accepted.has(row.key);
  if (isReturned) return <Mark kind="returned">{t('centre-screens.review.returned')}</Mark>;
  if (isAccepted && !isHere) return <Mark kind="done">{t('centre-screens.review.accepted')}</Mark>;
  if (isHere && mayJudge) {
    return (
      <span className={styles['choices']}>
        {isAccepted ? <Mark kind="done">{t('centre-screens.review.accepted')}</Mark> : null}
        {isAccepted ? null : (
          <button type="button" tabIndex={-1} onClick={review.accept}>
            <ActionCap action="reviewAccept" /> {t('centre-screens.review.accept')}
          </button>
        )}
        {mayReturn ? (
          <button type="button" tabIndex={-1} onClick={review.addReturn}>
            <ActionCap action="reviewReturn" /> {t('centre-screens.review.return')}
          </button>
        ) : null}
      </span>
    );
  }
  if (mustBeDecided(row)) return <Mark kind="waiting">{t('centre-screens.review.open')}</Mark>;
  return row.kind === 'same' ? (
    <Mark kind="done">{t('centre-screens.review.agrees')}</Mark>
  ) : (
    <Mark kind="confirm">{t('centre-screens.review.compare')}</Mark>
  );
}
