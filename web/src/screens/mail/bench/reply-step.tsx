import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { prefix } from '../../../api/base.js';
import { Button } from '../../../design/button.js';
import { Mark } from '../../../design/mark.js';
import { ProblemNote } from '../../../design/problem-note.js';
import { clockTime, dayOf } from '../../../texts/times.js';
import type { MailRequest } from '../answers.js';
import { Box } from '../box.js';
import { mailKeys } from '../keys.js';
import { useMailAct, useOffered } from '../mail-api.js';
import { sheetsOf } from '../register/envelope.js';
import { OrderFields } from '../register/orders-step.js';
import { useEnvelope } from '../register/use-envelope.js';
import { goOnByEnter } from '../use-enter.js';
import styles from './bench.module.css';

/** The sender's answer came: more money orders, or an address put right. The promise is counted anew. */
export function ReplyStep({ of, reason }: { of: MailRequest; reason: string | undefined }) {
  const { t } = useTranslation();
  const offered = useOffered();
  const [envelope, change] = useEnvelope('');
  const [address, setAddress] = useState('');
  const receive = useMailAct('reply', of);
  const last = of.inquiries.at(-1);
  const moneyOrders = sheetsOf(envelope);
  const begun = envelope.orders.some(({ amount, first }) => amount.trim() !== '' || first.trim() !== '');
  const isHalf = begun && moneyOrders.length === 0;
  const letterUrl = last?.letterUrl;
  return (
    <section className={styles['words']}>
      <h2>{t('mail-screens.waiting.title')}</h2>
      {last ? (
        <p>
          <Mark kind="inquiry">
            {t('mail-screens.waiting.asked', {
              by: last.by ?? '',
              at: `${dayOf(last.at)} ${clockTime(last.at)}`,
              channel: t(`mail-screens.inquiry.channels.${last.channel}`),
            })}
          </Mark>{' '}
          {last.reasons.map((one) => t(`mail-screens.inquiry.reasons.${one}`)).join('・')} ・{' '}
          {t('mail-screens.waiting.until', { date: dayOf(`${last.replyBy}T12:00:00+09:00`) })}
        </p>
      ) : null}
      <div onKeyDownCapture={goOnByEnter} className={styles['words']}>
        <OrderFields envelope={envelope} change={change} denominations={offered.data?.denominations ?? []} />
        <Box
          label={t('mail-screens.fields.identity-address')}
          value={address}
          maxLength={200}
          placeholder={of.letter?.identityAddress}
          onType={setAddress}
        />
      </div>
      <ProblemNote error={receive.error} />
      <div className={styles['search']}>
        {letterUrl ? (
          <Button
            kind="neutral"
            keyName={mailKeys.certificate}
            keyActs
            onPress={() => window.open(`${prefix}${letterUrl}`, '_blank', 'noopener')}
          >
            {t('mail-screens.waiting.letter')}
          </Button>
        ) : null}
        <Button
          kind="main"
          keyName={mailKeys.act}
          keyActs
          isPending={receive.isPending}
          isDisabled={reason !== undefined || isHalf}
          reason={reason ?? t('mail-screens.waiting.half')}
          onPress={() =>
            receive.mutate({
              ...(moneyOrders.length > 0 ? { moneyOrders } : {}),
              ...(address.trim() ? { identityAddress: address.trim() } : {}),
            })
          }
        >
          {t('mail-screens.waiting.act')}
        </Button>
      </div>
    </section>
  );
}
