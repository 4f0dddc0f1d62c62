import { useTranslation } from 'react-i18next';
import type { CasesQuery, Now } from '../../api/statistics.js';
import { clockTime } from '../../texts/times.js';
import { DefinitionLink } from './definition-link.js';
import { DotsChart } from './dots-chart.js';
import { Question, Way } from './question.js';
import { WaitingTable } from './twin-tables.js';
import { duration, said } from './words.js';
import styles from './manager.module.css';

interface Props {
  now: Now;
  withTable: boolean;
  onOpen: (query: CasesQuery) => void;
}

/** Is anyone waiting too long now. */
export function WaitingQuestion({ now, withTable, onOpen }: Props) {
  const { t } = useTranslation();
  const { waiting } = now;
  const figure = { figure: 'waiting-now' as const };
  const say = (key: string, values: Record<string, unknown> = {}) => t(`manager-screens.now.waiting.${key}`, values);
  const answer =
    waiting.n === 0
      ? say('nobody')
      : say(waiting.over > 0 ? 'over' : 'none-over', { n: waiting.over, target: waiting.target });
  return (
    <Question
      number={1}
      question={say('question')}
      answer={answer}
      picture={
        <>
          <DotsChart waiting={waiting} label={answer} onOpen={(officeId) => onOpen({ ...figure, officeId })} />
          <WaitingTable waiting={waiting} shown={withTable} />
        </>
      }
    >
      <Places waiting={waiting} />
      <p className={styles['ways']}>
        {waiting.over > 0 ? (
          <Way onPress={() => onOpen({ ...figure, over: 'true' })}>{say('see-over', { n: waiting.over })}</Way>
        ) : null}
        {waiting.n > waiting.over ? <Way onPress={() => onOpen(figure)}>{say('see-all', { n: waiting.n })}</Way> : null}
      </p>
      <DefinitionLink
        definition={waiting.definition}
        n={t('manager-screens.n-at', { n: waiting.n, time: clockTime(now.asOf) })}
      />
    </Question>
  );
}

/** Where, and how it is elsewhere. */
function Places({ waiting }: { waiting: Now['waiting'] }) {
  const { t } = useTranslation();
  const byLongest = [...waiting.offices].sort((a, b) => (b.longest ?? -1) - (a.longest ?? -1));
  const over = byLongest.filter((office) => office.over > 0);
  const others = byLongest.filter((office) => office.over === 0);
  const [first] = byLongest;
  if (waiting.n === 0 || !first) return <p>{t('manager-screens.now.waiting.calm')}</p>;
  if (over.length === 0) {
    return (
      <p>
        {t('manager-screens.now.waiting.longest', {
          office: said(first.name),
          minutes: duration(t, first.longest),
          n: waiting.n,
        })}
      </p>
    );
  }
  return (
    <>
      <p>
        {over
          .map((office) =>
            t('manager-screens.now.waiting.place', {
              office: said(office.name),
              n: office.over,
              minutes: duration(t, office.longest),
            }),
          )
          .join(t('manager-screens.now.waiting.comma'))}
      </p>
      {others[0] ? (
        <p>
          {t('manager-screens.now.waiting.rest', { n: others.length, minutes: duration(t, others[0].longest ?? 0) })}
        </p>
      ) : null}
    </>
  );
}
