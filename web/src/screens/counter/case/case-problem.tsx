import { isProblem } from '../../../api/problem.js';
import { Mark } from '../../../design/mark.js';
import { ProblemNote } from '../../../design/problem-note.js';
import styles from './case.module.css';

/** What a colleague changed while it was looked at here is no mistake of anybody's; any other no is shown as one. */
export function CaseProblem({ error }: { error: unknown }) {
  if (!isProblem(error, 'changed-since-seen')) return <ProblemNote error={error} />;
  return (
    <div role="alert" className={styles['changed']}>
      <Mark kind="attention">
        <strong>{error.body.title}</strong>
      </Mark>
      <p>{error.body.detail}</p>
    </div>
  );
}
