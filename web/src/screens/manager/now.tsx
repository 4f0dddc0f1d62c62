import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow, type CasesQuery, type Now } from '../../api/statistics.js';
import type { Session } from '../../api/types.js';
import { Button } from '../../design/button.js';
import { ProblemNote } from '../../design/problem-note.js';
import { FigurePage } from '../../shell/frames.js';
import { Shell } from '../../shell/shell.js';
import { Staff } from '../../shell/staff.js';
import { clockTime, dayOf } from '../../texts/times.js';
import { CasesDialog } from './cases-dialog.js';
import { CentreQuestion } from './centre-question.js';
import { StuckQuestion } from './stuck-question.js';
import { TodayFigures } from './today-figures.js';
import { WaitingQuestion } from './waiting-question.js';
import styles from './manager.module.css';

export function ManagerNow() {
  return <Staff>{(session) => <NowScreen session={session} />}</Staff>;
}

/** Three questions, each answered in words first. */
function NowScreen({ session }: { session: Session }) {
  const { t } = useTranslation();
  const { data, error } = useNow();
  const [withTable, setWithTable] = useState(false);
  const [behind, setBehind] = useState<CasesQuery | null>(null);
  return (
    <Shell session={session} title={t('manager-screens.now.title')}>
      <FigurePage
        title={t('manager-screens.now.title')}
        about={data ? <About now={data} /> : null}
        acts={
          <span className={styles['acts']}>
            <Button kind="neutral" onPress={() => window.print()}>
              {t('manager-screens.print')}
            </Button>
            <Button kind="neutral" action="figureTable" onPress={() => setWithTable(!withTable)}>
              {t('manager-screens.table')}
            </Button>
          </span>
        }
      >
        <ProblemNote error={error} />
        {data ? (
          <>
            <WaitingQuestion now={data} withTable={withTable} onOpen={setBehind} />
            <CentreQuestion now={data} withTable={withTable} onOpen={setBehind} />
            <StuckQuestion now={data} onOpen={setBehind} />
            <TodayFigures now={data} onOpen={setBehind} />
          </>
        ) : null}
        {behind ? <CasesDialog query={behind} onClose={() => setBehind(null)} /> : null}
      </FigurePage>
    </Shell>
  );
}

function About({ now }: { now: Now }) {
  const { t } = useTranslation();
  const hours = now.businessDay ? t('manager-screens.business-day', now.hours) : t('manager-screens.closed-day');
  return (
    <>
      {dayOf(now.asOf)} {clockTime(now.asOf)} ・ {hours}
    </>
  );
}
