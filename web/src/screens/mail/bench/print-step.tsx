import { useTranslation } from 'react-i18next';
import { prefix } from '../../../api/base.js';
import { Button } from '../../../design/button.js';
import { ProblemNote } from '../../../design/problem-note.js';
import type { MailRequest } from '../answers.js';
import { usePrint } from '../mail-api.js';

/** Prints what was asked for; the sheets open to be printed. */
export function PrintStep({ of, reason }: { of: MailRequest; reason: string | undefined }) {
  const { t } = useTranslation();
  const print = usePrint(of, (certificates) => {
    for (const { url } of certificates) window.open(`${prefix}${url}`, '_blank', 'noopener');
  });
  return (
    <section>
      <h2>{t('mail-screens.print.title')}</h2>
      <p>{t('mail-screens.print.about')}</p>
      <ProblemNote error={print.error} />
      <Button
        kind="main"
        action="mailPrint"
        isPending={print.isPending}
        isDisabled={reason !== undefined}
        reason={reason}
        onPress={() => print.mutate(null)}
      >
        {t('mail-screens.print.act')}
      </Button>
    </section>
  );
}
