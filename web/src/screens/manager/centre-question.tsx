import { useTranslation } from 'react-i18next';
import type { CasesQuery, Now } from '../../api/statistics.js';
import { clockTime, minutesBetween } from '../../texts/times.js';
import { BacklogChart } from './backlog-chart.js';
import { DefinitionLink } from './definition-link.js';
import { Question, Way } from './question.js';
import { FlowTable } from './twin-tables.js';
import { duration } from './words.js';
import styles from './manager.module.css';

interface Props {
  now: Now;
  withTable: boolean;
  onOpen: (query: CasesQuery) => void;
}

/** Will the centre finish today: what is open against closing time, what comes and what goes. */
export function CentreQuestion({ now, withTable, onOpen }: Props) {
  const { t } = useTranslation();
  const { centre, asOf } = now;
  const say = (key: string, values: Record<string, unknown> = {}) => t(`manager-screens.now.centre.${key}`, values);
  const { arrivals, departures } = centre.lastHour;
  const trend = arrivals > departures ? 'rising' : arrivals < departures ? 'falling' : 'level';
  const answer = answerOf(now, say, t);
  return (
    <Question
      number={2}
      question={say('question')}
      answer={answer}
      picture={
        <>
          <BacklogChart centre={centre} asOf={asOf} label={answer} />
          <FlowTable centre={centre} shown={withTable} />
        </>
      }
    >
      <p>
        {say('hour', { arrivals, departures })}
        {say(trend)}
      </p>
      <p>{say('today', centre.today)}</p>
      {centre.n > 0 ? (
        <p>
          {say('visitors', { visitors: centre.visitors, due: centre.dueToday })}
          {centre.late > 0 ? (
            <>
              {t('manager-screens.now.waiting.comma')}
              <strong>{say('late', { n: centre.late })}</strong>
            </>
          ) : null}
        </p>
      ) : null}
      {centre.n > 0 ? (
        <p className={styles['ways']}>
          <Way onPress={() => onOpen({ figure: 'backlog' })}>{say('see', { n: centre.n })}</Way>
        </p>
      ) : null}
      <DefinitionLink
        definition={centre.definition}
        n={t('manager-screens.n-at', { n: centre.n, time: clockTime(asOf) })}
      />
    </Question>
  );
}

type Say = (key: string, values?: Record<string, unknown>) => string;

function answerOf({ centre, asOf }: Now, say: Say, t: ReturnType<typeof useTranslation>['t']): string {
  if (centre.n === 0) return say('nothing');
  if (asOf >= centre.closesAt) return say('after', { n: centre.n });
  const rest = duration(t, minutesBetween(asOf, centre.closesAt));
  return say('left', { n: centre.n, time: clockTime(centre.closesAt), rest });
}
