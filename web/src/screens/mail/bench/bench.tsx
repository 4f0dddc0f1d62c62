import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Session } from '../../../api/types.js';
import { ProblemNote } from '../../../design/problem-note.js';
import { RedBand } from '../../../design/red-band.js';
import { Shell } from '../../../shell/shell.js';
import { Staff } from '../../../shell/staff.js';
import { useMailRequest } from '../mail-api.js';
import { IdleMail } from './idle.js';
import { RequestBench } from './request-bench.js';

const route = getRouteApi('/mail/bench');

export function MailBench() {
  return <Staff>{(session) => <BenchScreen session={session} />}</Staff>;
}

/** One request by post, from the search for its subject to the post box. */
function BenchScreen({ session }: { session: Session }) {
  const { t } = useTranslation();
  const { request } = route.useSearch();
  const navigate = route.useNavigate();
  const opened = useMailRequest(request);
  const of = request === undefined ? undefined : opened.data;
  const open = (id: string | undefined) => void navigate({ search: id ? { request: id } : {} });
  return (
    <Shell
      session={session}
      title={of ? of.number : t('mail-screens.places.bench')}
      chip={of ? { strong: t(`mail-screens.stages.${of.stage}`), rest: of.number } : undefined}
      band={of?.stopped ? <RedBand place={t('mail-screens.bench.protected-stop')} /> : undefined}
    >
      <ProblemNote error={request === undefined ? null : opened.error} />
      {request === undefined ? <IdleMail onOpen={open} /> : null}
      {of ? (
        <RequestBench
          key={`${of.requestId} ${of.stage}`}
          of={of}
          role={session.role}
          onLeave={() => open(undefined)}
          onOpen={open}
        />
      ) : null}
    </Shell>
  );
}
