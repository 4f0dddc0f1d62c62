import { useTranslation } from 'react-i18next';
import { Mark } from './mark.js';
import styles from './stepper.module.css';

export interface Step {
  id: string;
  word: string;
}

/** ✓ done, filled number and underline = here, ring number = to come; always words. */
export function Stepper({ label, steps, here }: { label: string; steps: readonly Step[]; here: string }) {
  const { t } = useTranslation();
  const at = steps.findIndex((step) => step.id === here);
  return (
    <ol className={styles['stepper']} aria-label={label} style={{ '--steps': steps.length }}>
      {steps.map((step, index) => {
        const state = index < at || at === -1 ? 'past' : index === at ? 'here' : 'coming';
        return (
          <li key={step.id} className={styles[state]} aria-current={state === 'here' ? 'step' : undefined}>
            {state === 'past' ? <Mark kind="done" /> : <span className={styles['number']}>{index + 1}</span>}
            <span>{step.word}</span>
            <span className="for-readers">{t(`web.stepper.${state}`)}</span>
          </li>
        );
      })}
    </ol>
  );
}
