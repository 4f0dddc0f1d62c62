import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApprove, useReturn, useTakeNext, type CentreForm } from '../../api/centre.js';
import { isProblem } from '../../api/problem.js';
import { announce } from '../../design/announcer.js';
import { Button } from '../../design/button.js';
import { Mark } from '../../design/mark.js';
import { ProblemNote } from '../../design/problem-note.js';
import { SegmentedControl } from '../../design/segmented-control.js';
import { useKeyName } from '../../keys/use-key.js';
import { clockTime } from '../../texts/times.js';
import { BenchHead } from '../centre-form/bench-head.js';
import { HoldDialog } from '../centre-form/hold-dialog.js';
import { LeaseLine } from '../centre-form/lease-line.js';
import { seenIn } from '../centre-form/return-codes.js';
import { labelOf } from '../centre-form/slots.js';
import { useLease } from '../centre-form/use-lease.js';
import { BesidePaper } from './beside-paper.js';
import { ChangesTable } from './changes-table.js';
import { EnlargedPaper } from './enlarged-paper.js';
import { RefuseDialog } from './refuse-dialog.js';
import { ReturnPanel } from './return-panel.js';
import styles from './review-bench.module.css';
import { ReviewFoot } from './review-foot.js';
import { RowList } from './row-list.js';
import { useReview } from './use-review.js';

interface Props {
  form: CentreForm;
  you: string;
  onNext: (form: CentreForm | null) => void;
  onReadAgain: () => void;
}

const movedOn = new Set([
  'changed-since-seen',
  'centre.saw-another-entry',
  'centre.saw-other-images',
  'centre.saw-another-layout',
]);

export function ReviewBench({ form, you, onNext, onReadAgain }: Props) {
  const { t } = useTranslation();
  const review = useReview(form);
  const lease = useLease(form);
  const scopeKey = useKeyName('reviewScope');
  const [asking, setAsking] = useState<'hold' | 'enlarge' | 'refuse' | null>(null);
  const next = useTakeNext(onNext);
  const gone = (said: string) => () => {
    lease.close();
    announce(t(`centre-screens.review.said.${said}`));
    next.mutate('review');
  };
  const isCorrection = form.correction !== null;
  const approve = useApprove(isCorrection ? 'correction/approve' : 'approve', gone('approved'));
  const giveBack = useReturn(gone('returned'));
  const mayJudge = form.acts.includes('approve') || form.acts.includes('judge-correction');
  const isPending = approve.isPending || giveBack.isPending || next.isPending;
  const error = approve.error ?? giveBack.error ?? next.error;
  const hasMoved = isProblem(error) && movedOn.has(error.code);
  const readAgain = () => {
    approve.reset();
    giveBack.reset();
    onReadAgain();
  };
  return (
    <div className={styles['bench']}>
      <h1 className="for-readers">{labelOf(form.layout.name)}</h1>
      <BenchHead form={form} about={<By form={form} />}>
        <LeaseLine form={form} stage="review" isReadOnly={!mayJudge} lease={lease} />
        <Counts review={review} />
        <SegmentedControl
          label={t('centre-screens.review.scope')}
          chosen={review.scope}
          onChoose={(scope) => scope !== review.scope && review.turnScope()}
          segments={[
            { id: 'different', word: t('centre-screens.review.different') },
            { id: 'all', word: `${t('centre-screens.review.all')} ${scopeKey}` },
          ]}
        />
      </BenchHead>
      {hasMoved ? (
        <div className={styles['moved']} role="alert">
          <Mark kind="attention">
            <strong>{t('centre-screens.review.moved')}</strong>
          </Mark>
          <span>{t('centre-screens.review.moved-do')}</span>
          <Button onPress={readAgain}>{t('centre-screens.review.read-again')}</Button>
        </div>
      ) : (
        <ProblemNote error={error} />
      )}
      {review.changed.size > 0 ? (
        <p className={styles['changed']} role="status">
          {t('centre-screens.review.changed', {
            count: review.changed.size,
            by: form.entry?.by.name ?? '',
            at: form.entry ? clockTime(form.entry.at) : '',
          })}
        </p>
      ) : null}
      <div className={styles['work']}>
        <div className={styles['left']}>
          {form.regions.length > 0 ? (
            <RowList form={form} review={review} mayJudge={mayJudge} />
          ) : (
            <BesidePaper form={form}>
              <RowList form={form} review={review} mayJudge={mayJudge} />
            </BesidePaper>
          )}
          <ChangesTable form={form} you={you} />
        </div>
        <ReturnPanel
          form={form}
          review={review}
          mayJudge={mayJudge && !isCorrection}
          isPending={isPending}
          onSend={(reasons) =>
            giveBack.mutate({ form, to: review.to, reasons, words: review.words, seen: seenIn(form) })
          }
        />
      </div>
      <ReviewFoot
        form={form}
        review={review}
        mayJudge={mayJudge}
        isPending={isPending}
        onEnlarge={() => setAsking('enlarge')}
        onHold={() => setAsking('hold')}
        onRefuse={() => setAsking('refuse')}
        onApprove={() => approve.mutate({ form, seen: seenIn(form) })}
      />
      {asking === 'hold' ? (
        <HoldDialog
          formId={form.formId}
          before={() => Promise.resolve()}
          onDone={gone('held')}
          onClose={() => setAsking(null)}
        />
      ) : null}
      {asking === 'refuse' ? (
        <RefuseDialog form={form} onDone={gone('refused')} onClose={() => setAsking(null)} />
      ) : null}
      {asking === 'enlarge' && review.row ? (
        <EnlargedPaper form={form} row={review.row} onClose={() => setAsking(null)} />
      ) : null}
    </div>
  );
}

function By({ form }: { form: CentreForm }) {
  const { t } = useTranslation();
  const names = form.did.received
    .map(({ name }) => name)
    .filter(Boolean)
    .join('・');
  return names ? <> {t('centre-screens.review.received-by', { names })}</> : null;
}

function Counts({ review }: { review: ReturnType<typeof useReview> }) {
  const { t } = useTranslation();
  const of = (kinds: readonly string[]) => review.rows.filter(({ kind }) => kinds.includes(kind)).length;
  return (
    <span>
      {t('centre-screens.review.counts', { total: review.rows.length, fresh: of(['new']) })}{' '}
      <strong>{t('centre-screens.review.same', { count: of(['same']) })}</strong>{' '}
      {t('centre-screens.review.differing', { count: of(['differs', 'glyph', 'left-out']) })}
    </span>
  );
}
