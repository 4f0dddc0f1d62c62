import { useTranslation } from 'react-i18next';
import { useClaim, type CentreForm, type Stage } from '../../api/centre.js';
import { useServerNow } from '../../clock/server-clock.js';
import { Button } from '../../design/button.js';
import { Lease } from '../../design/lease.js';
import { Mark } from '../../design/mark.js';
import { isOver } from './bench-head.js';
import { ProblemNote } from '../../design/problem-note.js';

interface Props {
  form: CentreForm;
  stage: Stage;
  isReadOnly: boolean;
  lease: { until: string | null; lost: boolean };
  /** What she typed is kept before anything else. */
  before?: () => Promise<void>;
}

/** The loan: how long it lasts, that it is over, or who has it. */
export function LeaseLine({ form, stage, isReadOnly, lease, before }: Props) {
  const { t } = useTranslation();
  const now = useServerNow(1000);
  const claim = useClaim(() => undefined);
  const take = () => void (before?.() ?? Promise.resolve()).then(() => claim.mutate({ formId: form.formId, stage }));
  const isLost = lease.lost || (lease.until !== null && Date.parse(lease.until) <= now.getTime());
  if (!isReadOnly && !isLost) return lease.until ? <Lease until={lease.until} /> : null;
  if (isOver(form.state)) return null;
  const held = form.lease && !form.lease.mine ? form.lease : null;
  const mayTake = !isReadOnly || form.acts.includes(`claim-${stage}`);
  return (
    <>
      {claim.error ? <ProblemNote error={claim.error} /> : null}
      <Mark kind="attention">
        <strong>
          {!isReadOnly
            ? t('centre-screens.entry.lease-over')
            : held
              ? t(`centre-screens.entry.held-${held.stage}`, { by: held.holder.name ?? '' })
              : t(`centre-screens.states.${form.state}`)}
        </strong>
      </Mark>
      {mayTake ? (
        <Button size="row" isPending={claim.isPending} onPress={take}>
          {t(isReadOnly ? `centre-screens.entry.claim-${stage}` : 'centre-screens.entry.claim-again')}
        </Button>
      ) : null}
    </>
  );
}
