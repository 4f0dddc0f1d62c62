import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOpenCase } from '../../../api/case-acts.js';
import type { LifeEvent } from '../../../api/cases.js';
import type { MyTicket } from '../../../api/types.js';
import { announce } from '../../../design/announcer.js';
import { Button } from '../../../design/button.js';
import { ProblemNote } from '../../../design/problem-note.js';
import styles from './choose-life-event.module.css';

const frequent: readonly LifeEvent[] = ['MOVE_IN', 'MOVE_WARD', 'MOVE_HOME', 'MOVE_OUT', 'BIRTH'];
const rare: readonly LifeEvent[] = [
  'MOVE_IN_ABROAD',
  'MOVE_OUT_ABROAD',
  'HOUSEHOLD_CHANGE',
  'MARRIAGE',
  'DIVORCE',
  'DEATH',
  'NAME_CHANGE',
  'MYNUMBER_CARD',
];

/** The visitor says what has happened; one key opens the case. */
export function ChooseLifeEvent({ mine, onOpened }: { mine: MyTicket; onOpened?: (caseId: string) => void }) {
  const { t } = useTranslation();
  const [more, setMore] = useState(false);
  const open = useOpenCase(({ caseId }) => {
    announce(t('case-screens.open.said'));
    onOpened?.(caseId);
  });
  const choices = more ? rare : frequent;
  return (
    <section className={styles['choose']} aria-labelledby="life-event">
      <h2 id="life-event">{t('case-screens.open.title')}</h2>
      <ul>
        {choices.map((lifeEvent, index) => (
          <li key={lifeEvent}>
            <Button
              size="large"
              wide
              capApart
              keyName={String(index + 1)}
              keyActs
              autoFocus={index === 0}
              isPending={open.isPending}
              onPress={() => open.mutate({ lifeEvent, ticketId: mine.ticketId })}
            >
              {t(`case-screens.events.${lifeEvent}`)}
            </Button>
            <span>{t(`case-screens.events-about.${lifeEvent}`)}</span>
          </li>
        ))}
      </ul>
      <Button kind="neutral" keyName="0" keyActs onPress={() => setMore(!more)}>
        {t(more ? 'case-screens.open.frequent' : 'case-screens.open.more')}
      </Button>
      <ProblemNote error={open.error} />
    </section>
  );
}
