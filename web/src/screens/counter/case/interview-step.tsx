import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseAnswer } from '../../../api/cases.js';
import { Button } from '../../../design/button.js';
import { EmptyState } from '../../../design/empty-state.js';
import { Acts } from './acts.js';
import { Answered } from './answered.js';
import { AskOne } from './ask-one.js';
import styles from './case.module.css';
import { EventForm, needsEventForm } from './event-form.js';
import { askedOf, isOfEvent, keyOfAsked } from './questions.js';
import { isPutOff, rememberWording } from './vocabulary.js';

/** ③ What has happened, then one question after the other; each answer is judged before the next is asked. */
export function InterviewStep({ of, onDone }: { of: CaseAnswer; onDone: () => void }) {
  const { t } = useTranslation();
  const [, draw] = useState(0);
  const [event, setEvent] = useState(() => needsEventForm(of));
  const all = askedOf(of);
  useEffect(() => rememberWording(all));
  const asked = all.filter((one) => !isOfEvent(one) || !event);
  const open = asked.filter((one) => !isPutOff(of.caseId, one.fact));
  const putOff = asked.length - open.length;
  const [first] = open;
  return (
    <div className={styles['page']}>
      <div className={styles['body']}>
        {event ? (
          <EventForm of={of} onDone={() => setEvent(false)} />
        ) : first && of.status === 'open' ? (
          <AskOne
            key={keyOfAsked(first)}
            of={of}
            asked={first}
            heading={t('case-screens.ask.left', { count: open.length })}
            onAsked={() => draw((n) => n + 1)}
          />
        ) : (
          <EmptyState title={t('case-screens.ask.none')}>{t('case-screens.ask.none-do')}</EmptyState>
        )}
        <Answered of={of} onEvent={() => setEvent(true)} />
      </div>
      <Acts left={putOff > 0 ? t('case-screens.ask.put-off', { count: putOff }) : null}>
        <Button
          key={first ? 'asking' : 'asked'}
          kind="main"
          action="caseNext"
          onPress={onDone}
          autoFocus={!event && !first}
        >
          {t('case-screens.ask.next')}
        </Button>
      </Acts>
    </div>
  );
}
