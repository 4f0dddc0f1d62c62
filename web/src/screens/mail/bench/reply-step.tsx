import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { prefix } from '../../../api/base.js';
import { Button } from '../../../design/button.js';
import { ChoiceChips } from '../../../design/choice-chips.js';
import { Mark } from '../../../design/mark.js';
import { ProblemNote } from '../../../design/problem-note.js';
import { clockTime, dayOf } from '../../../texts/times.js';
import type { MailRequest } from '../answers.js';
import { Box } from '../box.js';
import { DateBox } from '../date-box.js';
import { useOffered, useReply } from '../mail-api.js';
import mail from '../mail.module.css';
import { PhotoButton } from '../photo-buttons.js';
import { identityPapers } from '../register/envelope.js';
import { OrderFields } from '../register/orders-step.js';
import { useEnvelope } from '../register/use-envelope.js';
import { goOnByEnter } from '../use-enter.js';
import type { Papers } from '../use-papers.js';
import styles from './bench.module.css';
import { isHalf, noCorrections, replyOf, type Corrections } from './reply.js';

interface Props {
  of: MailRequest;
  /** What came with the reply and was photographed; it stands beside the first papers. */
  papers: Papers;
  reason: string | undefined;
}

/** The sender's answer came: money orders, papers, or something put right. The promise is counted anew. */
export function ReplyStep({ of, papers, reason }: Props) {
  const { t } = useTranslation();
  const offered = useOffered();
  const [envelope, change] = useEnvelope('');
  const [corrections, correct] = useState(noCorrections);
  const receive = useReply(of);
  const half = isHalf(envelope, corrections);
  const letterUrl = of.inquiries.at(-1)?.letterUrl;
  return (
    <section className={styles['words']}>
      <h2>{t('mail-screens.waiting.title')}</h2>
      <Asked of={of} />
      <div className={mail['row']}>
        <PhotoButton papers={papers} size="row" word={t('mail-screens.waiting.photo')} />
        {papers.images.length > 0 ? (
          <Mark kind="done">{t('mail-screens.photo.title', { count: papers.images.length })}</Mark>
        ) : null}
      </div>
      <ProblemNote error={papers.error} />
      <div onKeyDownCapture={goOnByEnter} className={styles['words']}>
        <h3>{t('mail-screens.steps.orders')}</h3>
        <OrderFields envelope={envelope} change={change} denominations={offered.data?.denominations ?? []} />
        <h3>{t('mail-screens.waiting.put-right')}</h3>
        <CorrectionFields of={of} corrections={corrections} onChange={correct} />
      </div>
      <ProblemNote error={receive.error} />
      <div className={styles['search']}>
        {letterUrl ? (
          <Button kind="neutral" onPress={() => window.open(`${prefix}${letterUrl}`, '_blank', 'noopener')}>
            {t('mail-screens.waiting.letter')}
          </Button>
        ) : null}
        <Button
          kind="main"
          action="mailReply"
          isPending={receive.isPending}
          isDisabled={reason !== undefined || half || papers.isPending}
          reason={reason ?? (half ? t('mail-screens.waiting.half') : undefined)}
          onPress={() =>
            receive.mutate(
              replyOf(
                of,
                envelope,
                papers.scans.map(({ documentId }) => documentId),
                corrections,
              ),
            )
          }
        >
          {t('mail-screens.waiting.act')}
        </Button>
      </div>
    </section>
  );
}

function Asked({ of }: { of: MailRequest }) {
  const { t } = useTranslation();
  const last = of.inquiries.at(-1);
  if (!last) return null;
  return (
    <p>
      <Mark kind="inquiry">
        {t('mail-screens.waiting.asked', {
          by: last.by ?? '',
          at: `${dayOf(last.at)} ${clockTime(last.at)}`,
          channel: t(`mail-screens.inquiry.channels.${last.channel}`),
        })}
      </Mark>{' '}
      <strong>{last.reasons.map((one) => t(`mail-screens.inquiry.reasons.${one}`)).join('・')}</strong> ・{' '}
      {t('mail-screens.waiting.until', { date: dayOf(`${last.replyBy}T12:00:00+09:00`) })}
    </p>
  );
}

interface CorrectionProps {
  of: MailRequest;
  corrections: Corrections;
  onChange: (corrections: Corrections) => void;
}

/** As the first letter said it; typed over where the reply says otherwise. */
function CorrectionFields({ of: { letter }, corrections, onChange }: CorrectionProps) {
  const { t } = useTranslation();
  const set = (changes: Partial<Corrections>) => onChange({ ...corrections, ...changes });
  const field = (name: 'name' | 'identityAddress' | 'postcode' | 'address', label: string, before?: string | null) => ({
    label: t(`mail-screens.fields.${label}`),
    value: corrections[name],
    placeholder: before ?? undefined,
    onType: (value: string) => set({ [name]: value }),
  });
  return (
    <>
      <div className={mail['row']}>
        <Box {...field('name', 'subject', letter?.subject.name)} wide="1 1 220px" maxLength={100} />
        <DateBox
          label={t('mail-screens.fields.birth')}
          wide="0 1 190px"
          value={corrections.birthDate ?? letter?.subject.birthDate ?? null}
          onDate={(birthDate) => set({ birthDate })}
        />
      </div>
      <ChoiceChips
        label={t('mail-screens.steps.identity')}
        choices={identityPapers.map((id) => ({ id, word: t(`mail-screens.identity.${id}`) }))}
        chosen={corrections.identity}
        onChoose={(identity) => set({ identity })}
      />
      <div className={mail['row']}>
        <DateBox
          label={t('mail-screens.fields.valid-until')}
          wide="0 1 160px"
          value={corrections.validUntil}
          onDate={(validUntil) => set({ validUntil })}
        />
        <Box
          {...field('identityAddress', 'identity-address', letter?.identityAddress)}
          wide="1 1 260px"
          maxLength={200}
        />
      </div>
      <div className={mail['row']}>
        <Box {...field('postcode', 'reply-postcode', letter?.addressee.postcode)} wide="0 0 186px" maxLength={8} />
        <Box {...field('address', 'reply-address', letter?.addressee.address)} wide="1 1 260px" maxLength={200} />
      </div>
    </>
  );
}
