import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCentreForm, type CentreForm } from '../../api/centre.js';
import type { Session } from '../../api/types.js';
import { Button } from '../../design/button.js';
import { ProblemNote } from '../../design/problem-note.js';
import { RedBand } from '../../design/red-band.js';
import { Shell } from '../../shell/shell.js';
import { Staff } from '../../shell/staff.js';
import { IdleDesk } from '../centre-form/idle-desk.js';
import { labelOf } from '../centre-form/slots.js';
import { ReviewBench } from './review-bench.js';

const route = getRouteApi('/review');

export function Review() {
  return <Staff>{(session) => <ReviewScreen session={session} />}</Staff>;
}

/** The reviewer: what differs first, beside its place on the paper; then her decision, then the next. */
function ReviewScreen({ session }: { session: Session }) {
  const { t } = useTranslation();
  const { form: formId } = route.useSearch();
  const navigate = route.useNavigate();
  const form = useCentreForm(formId);
  const open = (id: string | undefined) => void navigate({ search: id ? { form: id } : {} });
  const onNext = (next: CentreForm | null) => open(next?.formId);
  const at = formId === undefined ? undefined : form.data;
  return (
    <Shell
      session={session}
      title={at ? labelOf(at.layout.name) : t('web.places.review')}
      chip={at ? { strong: labelOf(at.layout.name), rest: at.caseNumber } : undefined}
      band={at?.protected ? <RedBand /> : undefined}
    >
      <ProblemNote
        error={formId === undefined ? null : form.error}
        act={<Button onPress={() => open(undefined)}>{t('centre-screens.idle.back')}</Button>}
      />
      {formId === undefined ? <IdleDesk stage="review" onOpen={open} /> : null}
      {at ? (
        <ReviewBench
          key={at.formId}
          form={at}
          you={session.account.name}
          onNext={onNext}
          onReadAgain={() => void form.refetch()}
        />
      ) : null}
    </Shell>
  );
}
