import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../design/button.js';
import { Mark } from '../../../design/mark.js';
import { ProblemNote } from '../../../design/problem-note.js';
import { Stepper } from '../../../design/stepper.js';
import { clockTime } from '../../../texts/times.js';
import { deskStages, type MailRequest } from '../answers.js';
import { mailKeys } from '../keys.js';
import { todayInTokyo, useMailAct } from '../mail-api.js';
import { PromiseMark } from '../promise-mark.js';
import { Sheets } from '../sheets.js';
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
}

/** The request's papers at the left, its step in the middle, what was asked and who did what at the right. */
export function RequestBench({ of, role, onLeave }: Props) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<'inquiry' | 'reject' | null>(null);
  const today = todayInTokyo();
  const reasonOf = (act: string) => {
    const no = whyNot(of, act);
    return no ? t(`mail-screens.why.${no}`, { by: of.holder?.name ?? '' }) : undefined;
  };
  const here = of.stage === 'stopped' || of.stage === 'arrived' ? 'searching' : of.stage;
  return (
    <div className={styles['bench']}>
      <div className={styles['head']}>
        <h1>{of.number}</h1>
        <PromiseMark of={{ promisedOn: of.promisedOn, overdue: isPast(of), dueToday: of.promisedOn === today }} />
        {of.reply.service === 'ordinary' ? null : (
          <Mark kind="express">{t(`mail-screens.reply.${of.reply.service}`)}</Mark>
        )}
        <HolderLine of={of} />
        <span className={styles['gap']} />
        <Claiming of={of} onLeave={onLeave} />
      </div>
      <Stepper
        label={t('mail-screens.bench.steps')}
        steps={deskStages.map((id) => ({ id, word: t(`mail-screens.stages.${id}`) }))}
        here={here === 'waiting' ? 'screening' : here}
      />
      <div className={`${styles['work']} ${of.stage === 'verifying' ? styles['comparing'] : ''}`}>
        <section className={styles['paper']} aria-label={t('mail-screens.bench.papers')}>
          <h2>{t('mail-screens.bench.papers')}</h2>
          <Sheets images={imagesOf(of)} />
        </section>
        <section className={styles['step']} aria-label={t(`mail-screens.stages.${of.stage}`)}>
          <StepPanel of={of} role={role} reasonOf={reasonOf} />
        </section>
        <RequestFacts of={of} />
      </div>
      <div className={styles['foot']}>
        <span className={styles['gap']} />
        <Button
          kind="danger"
          keyName={mailKeys.reject}
          keyActs
          isDisabled={!of.acts.includes('reject')}
          reason={reasonOf('reject')}
          onPress={() => setAsking('reject')}
        >
          {t('mail-screens.reject.open')}
        </Button>
        <Button
          kind="neutral"
          keyName={mailKeys.inquiry}
          keyActs
          isDisabled={!of.acts.includes('inquiry')}
          onPress={() => setAsking('inquiry')}
        >
          {t('mail-screens.inquiry.open')}
        </Button>
        <Button kind="neutral" keyName={mailKeys.leave} keyActs onPress={onLeave}>
          {t('mail-screens.bench.leave')}
        </Button>
      </div>
      {asking === 'inquiry' ? <InquiryDialog of={of} onClose={() => setAsking(null)} /> : null}
      {asking === 'reject' ? <RejectDialog of={of} onClose={() => setAsking(null)} /> : null}
    </div>
  );
}

const isPast = ({ promisedOn }: MailRequest): boolean => promisedOn !== null && promisedOn < todayInTokyo();

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

function Claiming({ of, onLeave }: { of: MailRequest; onLeave: () => void }) {
  const { t } = useTranslation();
  const claim = useMailAct('claim', of);
  const release = useMailAct('release', of, onLeave);
  return (
    <>
      <ProblemNote error={claim.error ?? release.error} />
      {of.acts.includes('claim') ? (
        <Button
          kind="main"
          size="row"
          keyName={mailKeys.start}
          keyActs
          isPending={claim.isPending}
          onPress={() => claim.mutate({})}
        >
          {t('mail-screens.bench.claim')}
        </Button>
      ) : null}
      {of.acts.includes('release') ? (
        <Button
          kind="neutral"
          size="row"
          keyName={mailKeys.giveBack}
          keyActs
          isPending={release.isPending}
          onPress={() => release.mutate({})}
        >
          {t('mail-screens.bench.give-back')}
        </Button>
      ) : null}
    </>
  );
}
