import { useTranslation } from 'react-i18next';
import type { CasesQuery, Now } from '../../api/statistics.js';
import { clockTime } from '../../texts/times.js';
import { AgeMatrix } from './age-matrix.js';
import { DefinitionLink } from './definition-link.js';
import { Question, Way } from './question.js';
import { duration, said } from './words.js';
import styles from './manager.module.css';

interface Props {
  now: Now;
  onOpen: (query: CasesQuery) => void;
}

const LINES = 3;

/** What is stuck and where. */
export function StuckQuestion({ now, onOpen }: Props) {
  const { t } = useTranslation();
  const { stuck, today } = now;
  const say = (key: string, values: Record<string, unknown> = {}) => t(`manager-screens.now.stuck.${key}`, values);
  const [knot] = stuck.knots;
  const beyond = stuck.knots.reduce((sum, { n }) => sum + n, 0);
  const [reason] = today.returns.reasons;
  const figure = { figure: 'standing-time' as const };
  const stateWord = knot ? t(`statistics.states.form.${knot.state}`) : '';
  return (
    <Question
      number={3}
      question={say('question')}
      answer={knot ? say('knot', { state: stateWord, n: knot.n }) : say('none')}
      picture={<AgeMatrix stuck={stuck} onOpen={(kind, state) => onOpen({ ...figure, kind, state })} />}
    >
      {knot?.kinds.slice(0, LINES).map(({ kind, name, n, oldest }) => (
        <p key={kind}>{say('kind', { kind: said(name), n, minutes: duration(t, oldest) })}</p>
      ))}
      {knot ? (
        <p className={styles['about']}>
          {knot.offices.map(({ name, n }) => `${said(name)} ${n}`).join(t('manager-screens.now.waiting.comma'))}
        </p>
      ) : null}
      {reason ? (
        <p>
          <strong>{say('reasons')}</strong>{' '}
          <Way onPress={() => onOpen({ figure: 'return-rate' })}>
            {say('reason', { reason: said(reason.name), n: reason.n })}
          </Way>
        </p>
      ) : null}
      <p className={styles['ways']}>
        {beyond > 0 ? <Way onPress={() => onOpen({ ...figure, over: 'true' })}>{say('see', { n: beyond })}</Way> : null}
        {stuck.n > beyond ? <Way onPress={() => onOpen(figure)}>{say('see-all', { n: stuck.n })}</Way> : null}
      </p>
      <DefinitionLink
        definition={stuck.definition}
        n={t('manager-screens.n-at', { n: stuck.n, time: clockTime(now.asOf) })}
      />
    </Question>
  );
}
