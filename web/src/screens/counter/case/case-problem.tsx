import { useTranslation } from 'react-i18next';
import { isProblem } from '../../../api/problem.js';
import { Mark } from '../../../design/mark.js';
import { ProblemNote } from '../../../design/problem-note.js';
import { clockTime } from '../../../texts/times.js';
import styles from './case.module.css';

const known = ['reception.FactsRecorded', 'reception.HouseholdTaken'];

/** What somebody else changed while it was looked at here, when, and what to do; any other no in the office's words. */
export function CaseProblem({ error }: { error: unknown }) {
  const { t } = useTranslation();
  if (!isProblem(error, 'changed-since-seen')) return <ProblemNote error={error} />;
  const { type, at } = error.body.details ?? {};
  const what = known.find((one) => one === type)?.replace('reception.', '') ?? 'case';
  return (
    <div role="alert" className={styles['changed']}>
      <Mark kind="attention">
        <strong>{error.body.title}</strong>
      </Mark>
      <p>
        {t('case-screens.changed.words', {
          time: typeof at === 'string' ? clockTime(at) : '',
          what: t(`case-screens.changed.what.${what}`),
        })}
      </p>
    </div>
  );
}
