import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { prefix } from '../../../api/base.js';
import { Button } from '../../../design/button.js';
import { ChoiceChips } from '../../../design/choice-chips.js';
import { Mark } from '../../../design/mark.js';
import { ProblemNote } from '../../../design/problem-note.js';
import { inLanguage } from '../../../texts/language.js';
import type { MailRequest } from '../answers.js';
import { useVerify } from '../mail-api.js';
import mail from '../mail.module.css';
import styles from './bench.module.css';
import { FailDialog } from './fail-dialog.js';

/** Another person looks at request and print side by side. */
export function VerifyStep({ of, reason }: { of: MailRequest; reason: string | undefined }) {
  const { t } = useTranslation();
  const [at, setAt] = useState<string | null>(of.certificates[0]?.certificateId ?? null);
  const [failing, setFailing] = useState(false);
  const verify = useVerify(of);
  const shown = of.certificates.find(({ certificateId }) => certificateId === at);
  const open = () => shown && window.open(`${prefix}${shown.url}`, '_blank', 'noopener');
  return (
    <>
      <div className={mail['row']}>
        <h2>{t('mail-screens.verify.title', { by: of.printedBy ?? '' })}</h2>
        <ChoiceChips
          label={t('mail-screens.verify.prints')}
          choices={of.certificates.map(({ certificateId, name, number, copies }) => ({
            id: certificateId,
            word: `${inLanguage(name.ja, name.en)} ${number} ${t('mail-screens.board.copies', { count: copies })}`,
          }))}
          chosen={at}
          onChoose={setAt}
        />
        <Button size="row" kind="neutral" action="mailPaper" isDisabled={!shown} onPress={open}>
          {t('mail-screens.verify.open')}
        </Button>
      </div>
      {shown?.findings.length ? (
        <Mark kind="attention">
          {t('mail-screens.verify.glyphs', { codes: shown.findings.flatMap(({ codePoints }) => codePoints).join(' ') })}
        </Mark>
      ) : null}
      {shown ? (
        <iframe className={styles['print']} src={`${prefix}${shown.url}`} title={t('mail-screens.verify.frame')} />
      ) : null}
      <ProblemNote error={verify.error} />
      <div className={mail['row']}>
        <Button kind="neutral" action="mailFail" isDisabled={reason !== undefined} onPress={() => setFailing(true)}>
          {t('mail-screens.verify.fail')}
        </Button>
        <Button
          kind="main"
          action="mailVerify"
          isPending={verify.isPending}
          isDisabled={reason !== undefined}
          reason={reason}
          onPress={() => verify.mutate(of.certificates)}
        >
          {t('mail-screens.verify.act')}
        </Button>
      </div>
      {failing ? <FailDialog of={of} onClose={() => setFailing(false)} /> : null}
    </>
  );
}
