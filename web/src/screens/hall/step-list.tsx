import { useTranslation } from 'react-i18next';
import type { Purpose, TicketStep } from '../../api/types.js';
import { named } from '../../texts/language.js';
import { clockTime, exactTime } from '../../texts/times.js';
import styles from './step-list.module.css';

/** What has happened with this number, in the office's words. */
export function StepList({ steps, purposes }: { steps: readonly TicketStep[]; purposes: readonly Purpose[] }) {
  const { t } = useTranslation();
  const words = (step: TicketStep) => {
    const purpose = purposes.find((one) => one.id === step.detail);
    const handing = step.detail === 'handing-over' ? '-to-hand-over' : '';
    return t(`reception-screens.steps.${step.kind}${handing}`, {
      counter: step.counterNumber ?? '',
      purpose: purpose ? named(purpose) : '',
    });
  };
  return (
    <section>
      <h2 className={styles['heading']}>{t('reception-screens.steps.title')}</h2>
      <ol className={styles['steps']}>
        {steps.map((step) => (
          <li key={`${step.at}${step.kind}`}>
            <time dateTime={step.at} title={exactTime(step.at)}>
              {clockTime(step.at)}
            </time>
            <span>
              {words(step)} <span className={styles['who']}>{step.person?.split(/[\s　]/)[0]}</span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
