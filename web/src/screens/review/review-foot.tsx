import { useTranslation } from 'react-i18next';
import { useEffect, useState } from 'react';
import type { CentreForm } from '../../api/centre.js';
import { Button } from '../../design/button.js';
import { isTyping } from '../../keys/dispatcher.js';
import { useKey } from '../../keys/use-key.js';
import { Hint } from '../centre-form/hint.js';
import styles from './review-bench.module.css';
import type { Review } from './use-review.js';

interface Props {
  form: CentreForm;
  review: Review;
  mayJudge: boolean;
  isPending: boolean;
  onEnlarge: () => void;
  onHold: () => void;
  onRefuse: () => void;
  onApprove: () => void;
}

/** The keys at the left; what is still to be decided, and the approval, at the right. */
export function ReviewFoot({ form, review, mayJudge, isPending, onEnlarge, onHold, onRefuse, onApprove }: Props) {
  const { t } = useTranslation();
  const inWords = useTypingNow();
  const { open, returned } = review;
  const isCorrection = form.correction !== null;
  useKey({ action: 'reviewDown', repeats: true }, review.down, !inWords);
  useKey({ action: 'reviewUp', repeats: true }, review.up, !inWords);
  useKey({ action: 'reviewAccept' }, review.accept, mayJudge);
  useKey({ action: 'reviewReturn' }, review.addReturn, mayJudge && !isCorrection);
  useKey({ action: 'reviewScope' }, review.turnScope);
  useKey({ action: 'reviewEnlarge' }, onEnlarge);
  const reason = !mayJudge
    ? undefined
    : returned.length > 0
      ? t('centre-screens.review.not-while-returning')
      : open.length > 0
        ? t('centre-screens.review.open-left', { count: open.length })
        : undefined;
  return (
    <div className={styles['foot']}>
      <Hint action="reviewUp" also="reviewDown" word={t('centre-screens.review.keys.row')} />
      <Hint action="reviewAccept" word={t('centre-screens.review.keys.accept')} />
      {isCorrection ? null : <Hint action="reviewReturn" word={t('centre-screens.review.keys.return')} />}
      <Hint action="reviewEnlarge" word={t('centre-screens.review.keys.enlarge')} />
      <span className={styles['gap']} />
      {isCorrection ? (
        <Button kind="neutral" isDisabled={!mayJudge || isPending} onPress={onRefuse}>
          {t('centre-screens.review.refuse')}
        </Button>
      ) : (
        <Button
          kind="neutral"
          action="centreHold"
          isDisabled={!form.acts.includes('hold') || isPending}
          onPress={onHold}
        >
          {t('centre-screens.entry.hold')}
        </Button>
      )}
      <Button
        kind={returned.length > 0 ? 'other' : 'main'}
        action="reviewApprove"
        isDisabled={!mayJudge || open.length > 0 || returned.length > 0}
        isPending={isPending && returned.length === 0}
        {...(reason ? { reason } : {})}
        onPress={onApprove}
      >
        {t(isCorrection ? 'centre-screens.review.approve-correction' : 'centre-screens.review.approve')}
      </Button>
    </div>
  );
}

/** The arrows belong to whoever types. */
function useTypingNow(): boolean {
  const [typing, setTyping] = useState(false);
  useEffect(() => {
    const look = () => setTyping(isTyping(document.activeElement));
    document.addEventListener('focusin', look);
    document.addEventListener('focusout', look);
    return () => {
      document.removeEventListener('focusin', look);
      document.removeEventListener('focusout', look);
    };
  }, []);
  return typing;
}
