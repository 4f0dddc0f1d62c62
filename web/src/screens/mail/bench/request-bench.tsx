import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../design/button.js';
import { Mark } from '../../../design/mark.js';
import { ProblemNote } from '../../../design/problem-note.js';
import { Stepper } from '../../../design/stepper.js';
import { clockTime } from '../../../texts/times.js';
import { deskStages, type Act, type MailRequest } from '../answers.js';
import { todayInTokyo, useClaim, useRelease, useTakeNextMail } from '../mail-api.js';
import { PromiseMark } from '../promise-mark.js';
import { Sheets } from '../sheets.js';
import { usePapers } from '../use-papers.js';
import styles from './bench.module.css';
import { InquiryDialog } from './inquiry-dialog.js';
import { RejectDialog } from './reject-dialog.js';
import { RequestFacts } from './request-facts.js';
import { StepPanel } from './step-panel.js';
import { whyNot } from './why-not.js';

interface Props {
  of: MailRequest;
  role: string;
  onLeave: () => void;
  /** Goes on with another request. */
  onOpen: (requestId: string) => void;
}

/** The request's papers at the left, its step in the middle, what was asked and who did what at the right. */
export function RequestBench({ of, role, onLeave, onOpen }: Props) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<'inquiry' | 'reject' | null>(null);
  const papers = usePapers(of.requestId);
  const promisedOn = of.stopped || isOver(of) ? null : of.promisedOn;
  const reasonOf = (act: Act) => {
    const no = whyNot(of, act);
    return no ? t(`mail-screens.why.${no}`, { by: of.holder?.name ?? '' }) : undefined;
  };
  return (
    <div className={styles['bench']}>
      <div className={styles['head']}>
        <h1>{of.number}</h1>
        <PromiseMark of={{ promisedOn, overdue: isPast(promisedOn), dueToday: promisedOn === todayInTokyo() }} />
        {of.reply.service === 'ordinary' ? null : (
          <Mark kind="express">{t(`mail-screens.reply.${of.reply.service}`)}</Mark>
        )}
        <HolderLine of={of} />
        <span className={styles['gap']} />
        <Claiming of={of} onLeave={onLeave} onOpen={onOpen} />
      </div>
      <Stepper
        label={t('mail-screens.bench.steps')}
        steps={deskStages.map((id) => ({ id, word: t(`mail-screens.stages.${id}`) }))}
        here={stepOf(of)}
      />
      <div className={`${styles['work']} ${of.stage === 'verifying' ? styles['comparing'] : ''}`}>
        <section className={styles['paper']} aria-label={t('mail-screens.bench.papers')}>
          <h2>{t('mail-screens.bench.papers')}</h2>
          <Sheets images={[...imagesOf(of), ...papers.images]} />
        </section>
        <section className={styles['step']} aria-label={t(`mail-screens.stages.${of.stage}`)}>
          <StepPanel of={of} role={role} papers={papers} reasonOf={reasonOf} />
        </section>
        <RequestFacts of={of} />
      </div>
      <div className={styles['foot']}>
        <span className={styles['gap']} />
        <Button
          kind="danger"
          action="mailReject"
          isDisabled={!of.acts.includes('reject')}
          reason={reasonOf('reject')}
          onPress={() => setAsking('reject')}
        >
          {t('mail-screens.reject.open')}
        </Button>
        <Button
          kind="neutral"
          action="mailInquiry"
          isDisabled={!of.acts.includes('inquiry')}
          onPress={() => setAsking('inquiry')}
        >
          {t('mail-screens.inquiry.open')}
        </Button>
        <Button kind="neutral" action="mailLeave" onPress={onLeave}>
          {t('mail-screens.bench.leave')}
        </Button>
      </div>
      {asking === 'inquiry' ? <InquiryDialog of={of} onClose={() => setAsking(null)} /> : null}
      {asking === 'reject' ? <RejectDialog of={of} onClose={() => setAsking(null)} /> : null}
    </div>
  );
}

/** Where it stands; what rests, was stopped or ended early stands where it was. */
function stepOf({ stage, labelUrl, verifiedBy, certificates, subject }: MailRequest): MailRequest['stage'] {
  if (stage === 'arrived') return 'screening';
  if (stage === 'stopped') return 'searching';
  if (stage !== 'waiting' && stage !== 'rejected') return stage;
  if (labelUrl) return 'dispatch';
  if (verifiedBy) return 'sealing';
  if (certificates.length > 0) return 'verifying';
  return subject ? 'issuing' : 'searching';
}

const isOver = ({ stage }: MailRequest): boolean => stage === 'closed' || stage === 'rejected';
const isPast = (promisedOn: string | null): boolean => promisedOn !== null && promisedOn < todayInTokyo();

const imagesOf = ({ documents }: MailRequest) =>
  documents.flatMap(({ documentId, pages }) => pages.map(({ page, url }) => ({ documentId, page, url })));

function HolderLine({ of: { holder } }: { of: MailRequest }) {
  const { t } = useTranslation();
  if (!holder) return <Mark kind="waiting">{t('mail-screens.bench.free')}</Mark>;
  const words = holder.mine
    ? t('mail-screens.bench.mine', { time: clockTime(holder.since) })
    : t('mail-screens.bench.held', { by: holder.name ?? '', time: clockTime(holder.since) });
  return <Mark kind="working">{words}</Mark>;
}

/** What she may do with it as a whole; where there is nothing left for her, the next one. */
function Claiming({ of, onLeave, onOpen }: Omit<Props, 'role'>) {
  const { t } = useTranslation();
  const claim = useClaim(of);
  const release = useRelease(of, onLeave);
  const next = useTakeNextMail((taken) => (taken ? onOpen(taken.requestId) : onLeave()));
  const isFree = !of.acts.includes('claim') && !of.holder?.mine;
  return (
    <>
      <ProblemNote error={claim.error ?? release.error ?? next.error} />
      {of.acts.includes('claim') ? (
        <Button
          kind="main"
          size="row"
          action="mailClaim"
          isPending={claim.isPending}
          onPress={() => claim.mutate(null)}
        >
          {t('mail-screens.bench.claim')}
        </Button>
      ) : null}
      {of.acts.includes('release') ? (
        <Button
          kind="neutral"
          size="row"
          action="mailGiveBack"
          isPending={release.isPending}
          onPress={() => release.mutate(null)}
        >
          {t('mail-screens.bench.give-back')}
        </Button>
      ) : null}
      {isFree && of.stage !== 'waiting' ? (
        <Button
          kind="other"
          size="row"
          action="mailTakeNext"
          isPending={next.isPending}
          onPress={() => next.mutate(null)}
        >
          {t('mail-screens.bench.take-next')}
        </Button>
      ) : null}
    </>
  );
}
