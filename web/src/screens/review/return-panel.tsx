import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Radio, RadioGroup } from 'react-aria-components';
import type { CentreForm, ReturnReason } from '../../api/centre.js';
import { Button } from '../../design/button.js';
import { ActionCap } from '../../design/key-cap.js';
import { useKey } from '../../keys/use-key.js';
import { operatorCodes, wardCodes } from '../centre-form/return-codes.js';
import { labelOf } from '../centre-form/slots.js';
import { ReasonList } from './reason-list.js';
import styles from './return-panel.module.css';
import type { Review } from './use-review.js';

interface Props {
  form: CentreForm;
  review: Review;
  mayJudge: boolean;
  isPending: boolean;
  onSend: (reasons: ReturnReason[]) => void;
}

export const toRows = (): void => document.getElementById('review-rows')?.focus();

/** Sends the form back, bound to its fields, each with a reason, with a word for whoever reads it. */
export function ReturnPanel({ form, review, mayJudge, isPending, onSend }: Props) {
  const { t } = useTranslation();
  const words = useRef<HTMLTextAreaElement>(null);
  const { returned, to } = review;
  const count = returned.length;
  useEffect(() => {
    if (count > 0) words.current?.focus();
  }, [count]);
  const codes = to === 'operator' ? operatorCodes : wardCodes;
  const last = returned.at(-1);
  const missing =
    count === 0
      ? 'field'
      : returned.some(({ code }) => code === null)
        ? 'reason'
        : review.words.trim() === ''
          ? 'words'
          : null;
  const leave = () => {
    const inWords = document.activeElement === words.current;
    toRows();
    if (!inWords) review.leaveReturn();
  };
  useKey({ key: 'Escape' }, leave, count > 0);
  if (!mayJudge) {
    return (
      <aside className={styles['panel']} aria-label={t('centre-screens.review.returning')}>
        <h2>{t('centre-screens.review.returning')}</h2>
        <p className={styles['how']}>
          {t(form.correction ? 'centre-screens.review.no-return' : 'centre-screens.review.only-holder')}
        </p>
      </aside>
    );
  }
  return (
    <aside className={styles['panel']} aria-label={t('centre-screens.review.returning')}>
      <h2>{t('centre-screens.review.returning')}</h2>
      {count === 0 ? (
        <p className={styles['how']}>
          {t('centre-screens.review.return-how')} <ActionCap action="reviewReturn" />
        </p>
      ) : (
        <ul className={styles['fields']}>
          {returned.map(({ key, code }) => {
            const row = review.rows.find((one) => one.key === key);
            if (!row) return null;
            const label = labelOf(row.field.label);
            const name =
              row.line === null ? label : t('centre-screens.review.of-person', { field: label, number: row.line + 1 });
            return (
              <li key={key}>
                <strong>{name}</strong>{' '}
                <span>{code ? t(`centre-screens.reasons.${code}`) : t('centre-screens.review.choose-reason')}</span>
                <button
                  type="button"
                  aria-label={t('centre-screens.review.drop', { field: name })}
                  onClick={() => review.dropReturn(key)}
                >
                  ×
                </button>
              </li>
            );
          })}
        </ul>
      )}
      <RadioGroup
        aria-label={t('centre-screens.review.to')}
        value={to}
        onChange={(value) => review.setTo(value === 'ward' ? 'ward' : 'operator')}
        className={styles['to'] ?? ''}
      >
        <Radio value="operator" className={styles['target'] ?? ''}>
          <span className={styles['dot']} aria-hidden="true" />
          <span>
            {t('centre-screens.review.to-operator', { name: form.entry?.by.name ?? '' })}
            <small>{t('centre-screens.review.to-operator-how')}</small>
          </span>
        </Radio>
        <Radio value="ward" className={styles['target'] ?? ''}>
          <span className={styles['dot']} aria-hidden="true" />
          <span>
            {t('centre-screens.review.to-ward')}
            <small>{t('centre-screens.review.to-ward-how')}</small>
          </span>
        </Radio>
      </RadioGroup>
      <ReasonList codes={codes} chosen={last?.code ?? null} isOpen={count > 0} onChoose={review.because} />
      <label className={styles['words']}>
        <span>
          {t('centre-screens.review.words')} <small>{t(`centre-screens.review.words-${to}`)}</small>
        </span>
        <textarea
          ref={words}
          rows={3}
          maxLength={500}
          required
          value={review.words}
          onChange={(event) => review.setWords(event.target.value)}
        />
      </label>
      <div className={styles['acts']}>
        <Button
          kind={count > 0 ? 'main' : 'other'}
          action="reviewSend"
          isDisabled={missing !== null || isPending}
          isPending={isPending && count > 0}
          onPress={() => onSend(review.reasons())}
        >
          {t('centre-screens.review.send')}
        </Button>
        <Button kind="neutral" keyName="Esc" isDisabled={count === 0} onPress={review.leaveReturn}>
          {t('web.leave')}
        </Button>
      </div>
      {missing ? <p className={styles['how']}>{t(`centre-screens.review.missing-${missing}`)}</p> : null}
    </aside>
  );
}
