import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { prefix } from '../../../api/base.js';
import { Button } from '../../../design/button.js';
import { ChoiceChips } from '../../../design/choice-chips.js';
import { ProblemNote } from '../../../design/problem-note.js';
import type { MailRequest } from '../answers.js';
import { Box } from '../box.js';
import { useDispatch } from '../mail-api.js';
import mail from '../mail.module.css';
import { replyServices } from '../register/envelope.js';

/** Enclosed and given to the post; with it the request is finished. */
export function DispatchStep({ of, reason }: { of: MailRequest; reason: string | undefined }) {
  const { t } = useTranslation();
  const [service, setService] = useState(of.reply.service);
  const [tracking, setTracking] = useState('');
  const send = useDispatch(of);
  const number = tracking.normalize('NFKC').replace(/\s/g, '');
  const isWrong = number !== '' && !/^[0-9-]{6,20}$/.test(number);
  const needs = service === 'registered' && number === '';
  const { labelUrl } = of;
  return (
    <section>
      <h2>{t('mail-screens.dispatch.title')}</h2>
      <p>{t('mail-screens.dispatch.about', { count: of.certificates.reduce((sum, { copies }) => sum + copies, 0) })}</p>
      {of.fee.returned.length > 0 ? (
        <p>
          <strong>{t('mail-screens.fee.goes-back', { count: of.fee.returned.length })}</strong>
        </p>
      ) : null}
      <div className={mail['row']}>
        <ChoiceChips
          label={t('mail-screens.dispatch.service')}
          choices={replyServices.map((id) => ({ id, word: t(`mail-screens.reply.${id}`) }))}
          chosen={service}
          onChoose={setService}
        />
        <Box
          label={t('mail-screens.dispatch.tracking')}
          value={tracking}
          autoFocus
          inputMode="numeric"
          maxLength={20}
          wide="1 1 220px"
          error={isWrong ? t('mail-screens.dispatch.tracking-wrong') : undefined}
          onType={setTracking}
        />
      </div>
      <ProblemNote error={send.error} />
      <div className={mail['row']}>
        {labelUrl ? (
          <Button
            kind="neutral"
            action="mailPaper"
            onPress={() => window.open(`${prefix}${labelUrl}`, '_blank', 'noopener')}
          >
            {t('mail-screens.dispatch.label')}
          </Button>
        ) : null}
        <Button
          kind="main"
          action="mailDispatch"
          isPending={send.isPending}
          isDisabled={reason !== undefined || needs || isWrong}
          reason={reason ?? t(`mail-screens.dispatch.${needs ? 'tracking-needed' : 'tracking-wrong'}`)}
          onPress={() => send.mutate({ service, ...(number ? { tracking: number } : {}) })}
        >
          {t('mail-screens.dispatch.act')}
        </Button>
      </div>
    </section>
  );
}
