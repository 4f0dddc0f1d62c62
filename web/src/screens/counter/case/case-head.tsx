import { useTranslation } from 'react-i18next';
import type { CaseAnswer } from '../../../api/cases.js';
import type { CentreForms } from '../../../api/cases.js';
import { useServerNow } from '../../../clock/server-clock.js';
import { clockTime, running } from '../../../texts/times.js';
import styles from './case.module.css';
import { longDay } from './days.js';
import { isProtected } from './people.js';
import type { CaseStep } from './steps.js';
import { caseSteps, isOpenStep } from './steps.js';
import { Mark } from '../../../design/mark.js';

const days = [
  'moveInDate',
  'moveDate',
  'plannedMoveOutDate',
  'moveOutDate',
  'childBirthDate',
  'householdChangeDate',
  'deathDate',
  'acceptedDate',
];

interface HeadProps {
  of: CaseAnswer;
  servingSince: string | null;
  openedAt: string | null;
  centre: CentreForms | undefined;
}

/** What kind of case, of how many, since when it is being served or waited for. */
export function CaseHead({ of, servingSince, openedAt, centre }: HeadProps) {
  const { t } = useTranslation();
  const now = useServerNow(1000);
  const handedOff = centre?.forms.map(({ arrivedAt }) => arrivedAt).sort()[0];
  const since = servingSince ?? handedOff ?? openedAt;
  const size =
    of.persons.length > 0 && !isProtected(of) ? t('case-screens.head.persons', { count: of.persons.length }) : '';
  const day = days.find((name) => typeof of.facts.event[name] === 'string');
  return (
    <div className={styles['bar']}>
      <h1>
        {t(`case-screens.events.${of.lifeEvent}`)}
        {size ? ` ・ ${size}` : ''}
      </h1>
      <p>
        {t('case-screens.head.reception')} <span>{longDay(of.receptionDate)}</span>
      </p>
      {day && !handedOff ? (
        <p>
          {t(`case-screens.days.${day}`)} <span>{longDay(String(of.facts.event[day]))}</span>
        </p>
      ) : null}
      {handedOff ? (
        <p>
          {t('case-screens.head.handed-off')} <span>{clockTime(handedOff)}</span>
        </p>
      ) : null}
      {since && (of.status === 'open' || of.status === 'ready') ? (
        <p className={styles['timer']}>
          {t(
            servingSince
              ? 'case-screens.head.serving'
              : handedOff
                ? 'case-screens.head.since-hand-off'
                : 'case-screens.head.since',
          )}{' '}
          <strong>{running(since, now)}</strong>
        </p>
      ) : (
        <p className={styles['timer']}>{t(`case-screens.status.${of.status}`)}</p>
      )}
    </div>
  );
}

interface StepsProps {
  of: CaseAnswer;
  here: CaseStep;
  onStep: (step: CaseStep) => void;
}

/** The six steps; each can be gone back to. */
export function CaseSteps({ of, here, onStep }: StepsProps) {
  const { t } = useTranslation();
  const at = caseSteps.indexOf(here);
  return (
    <ol className={styles['steps']} aria-label={t('case-screens.steps.title')}>
      {caseSteps.map((step, index) => {
        const state = index < at ? 'past' : index === at ? 'here' : 'coming';
        return (
          <li key={step}>
            <button
              type="button"
              className={state === 'here' ? (styles['here'] ?? '') : ''}
              aria-current={state === 'here' ? 'step' : undefined}
              disabled={!isOpenStep(of, step)}
              onClick={() => onStep(step)}
            >
              {state === 'past' ? <Mark kind="done" /> : <span className={styles['number']}>{index + 1}</span>}
              {t(`case-screens.steps.${step}`)}
              <span className="for-readers">{t(`web.stepper.${state}`)}</span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
