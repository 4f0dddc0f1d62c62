import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../../api/types.js';
import { ProblemNote } from '../../design/problem-note.js';
import { RedBand } from '../../design/red-band.js';
import { Button } from '../../design/button.js';
import { listen } from '../../live/stream.js';
import { Shell } from '../../shell/shell.js';
import { Staff } from '../../shell/staff.js';
import { CaseList } from './case-list.js';
import { CaseStoryBench } from './case-story.js';
import { said, useStory } from './readings.js';
import styles from './auditor.module.css';

const route = getRouteApi('/audit');

export function Auditor() {
  return <Staff>{(session) => <AuditorScreen session={session} />}</Staff>;
}

/** The auditor: finds one case by its number, and takes it back to any moment. */
function AuditorScreen({ session }: { session: Session }) {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [number, setNumber] = useState('');
  const story = useStory(search.case);
  useEffect(listen, []);
  const open = (chosen: string) => void navigate({ search: chosen ? { case: chosen } : {} });
  return (
    <Shell
      session={session}
      title={story.data?.number ?? t('audit-screens.place')}
      chip={story.data ? { strong: story.data.number, rest: said(story.data.lifeEvent) } : undefined}
      band={story.data?.protected ? <RedBand /> : undefined}
      search={{
        label: t('audit-screens.search'),
        value: number,
        onChange: setNumber,
        onEnter: () => number.trim() && open(number.trim()),
      }}
    >
      {search.case ? (
        <Story key={search.case} number={search.case} onBack={() => open('')} />
      ) : (
        <CaseList filter={number} onOpen={open} />
      )}
    </Shell>
  );
}

function Story({ number, onBack }: { number: string; onBack: () => void }) {
  const { t } = useTranslation();
  const story = useStory(number);
  if (story.error) {
    return (
      <div className={styles['problem']}>
        <ProblemNote error={story.error} />
        <Button kind="main" onPress={onBack}>
          {t('audit-screens.back')}
        </Button>
      </div>
    );
  }
  if (!story.data) {
    return (
      <p className={styles['problem']} role="status">
        {t('audit-screens.reading')}
      </p>
    );
  }
  return (
    <>
      <h1 className="for-readers">{`${story.data.number} ${said(story.data.lifeEvent)}`}</h1>
      <CaseStoryBench
        story={story.data}
        isReading={story.isFetching}
        onAgain={() => void story.refetch()}
        onBack={onBack}
      />
    </>
  );
}
