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
import { EntryBench } from './entry-bench.js';

const route = getRouteApi('/entry');

export function Entry() {
  return <Staff>{(session) => <EntryScreen session={session} />}</Staff>;
}

/** The operator: the paper at the left, its fields at the right, the next one by itself. */
function EntryScreen({ session }: { session: Session }) {
  const { t } = useTranslation();
  const { form: formId } = route.useSearch();
  const navigate = route.useNavigate();
  const form = useCentreForm(formId);
  const open = (id: string | undefined) => void navigate({ search: id ? { form: id } : {} });
  const onNext = (next: CentreForm | null) => open(next?.formId);
  const leave = () => void navigate({ to: '/centre', search: { state: 'approved' } });
  const at = formId === undefined ? undefined : form.data;
  return (
    <Shell
      session={session}
      title={at ? labelOf(at.layout.name) : t('web.places.entry')}
      chip={at ? { strong: labelOf(at.layout.name), rest: at.caseNumber } : undefined}
      band={at?.protected ? <RedBand /> : undefined}
    >
      <ProblemNote
        error={formId === undefined ? null : form.error}
        act={<Button onPress={() => open(undefined)}>{t('centre-screens.idle.back')}</Button>}
      />
      {formId === undefined ? <IdleDesk stage="entry" onOpen={open} /> : null}
      {at ? (
        <EntryBench
          key={`${at.formId} ${at.etag} ${at.lease?.since ?? ''}`}
          form={at}
          onNext={onNext}
          onLeave={leave}
        />
      ) : null}
    </Shell>
  );
}
