import { useTranslation } from 'react-i18next';
import { Button } from '../../../design/button.js';
import { Mark } from '../../../design/mark.js';
import { ProblemNote } from '../../../design/problem-note.js';
import type { MailRequest } from '../answers.js';
import { Findings, orderFindings, Verdict } from '../fee-lines.js';
import { useSettle } from '../mail-api.js';
import { yen } from '../money.js';

/** Takes the fee from the sheets, or says why an inquiry has to come first. */
export function FeeStep({ of, reason }: { of: MailRequest; reason: string | undefined }) {
  const { t } = useTranslation();
  const settle = useSettle(of);
  const { fee } = of;
  if (fee.settled)
    return (
      <section>
        <h2>{t('mail-screens.fee.title')}</h2>
        <Mark kind="done">
          <strong>{t('mail-screens.fee.settled', { amount: yen(fee.due) })}</strong>
        </Mark>
        {fee.returned.length > 0 ? <p>{t('mail-screens.fee.goes-back', { count: fee.returned.length })}</p> : null}
      </section>
    );
  return (
    <section>
      <h2>{t('mail-screens.fee.title')}</h2>
      <Verdict fee={fee} />
      <Findings findings={orderFindings(fee, t)} />
      <ProblemNote error={settle.error} />
      <Button
        kind="other"
        action="mailSettle"
        isPending={settle.isPending}
        isDisabled={reason !== undefined || !fee.settles}
        reason={reason ?? t(`mail-screens.fee.inquire.${fee.outcome === 'short' ? 'short' : 'over'}`)}
        onPress={() => settle.mutate({ due: fee.due, paid: fee.paid })}
      >
        {t('mail-screens.fee.settle')}
      </Button>
    </section>
  );
}
