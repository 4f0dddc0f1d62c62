import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Mark } from '../../../design/mark.js';
import { steps, type Step } from './envelope.js';
import styles from './register.module.css';

interface Props {
  step: Step;
  isDone: boolean;
  here: Step;
  onHere: (step: Step) => void;
  children: ReactNode;
}

/** One of the six parts of an envelope; the one that has the focus lies on blue ground. */
export function StepPart({ step, isDone, here, onHere, children }: Props) {
  const { t } = useTranslation();
  const isHere = here === step;
  const word = t(`mail-screens.steps.${step}`);
  return (
    <section
      aria-label={word}
      className={`${styles['step']} ${isHere ? styles['here'] : ''}`}
      onFocus={() => onHere(step)}
    >
      {isDone && !isHere ? (
        <Mark kind="done" />
      ) : (
        <span className={styles['number']} aria-hidden="true">
          {steps.indexOf(step) + 1}
        </span>
      )}
      <div className={styles['fields']}>
        <h2>{word}</h2>
        {children}
      </div>
    </section>
  );
}
