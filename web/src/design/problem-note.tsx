import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem, Unreachable } from '../api/problem.js';
import { Mark } from './mark.js';
import styles from './problem-note.module.css';

/** What happened, to what, and what to do next. */
export function ProblemNote({ error, act }: { error: unknown; act?: ReactNode }) {
  const { t } = useTranslation();
  if (!error) return null;
  const body = error instanceof Problem ? error.body : null;
  const title = body?.title ?? t(error instanceof Unreachable ? 'web.problem.unreachable' : 'web.problem.unknown');
  const detail = body
    ? body.detail
    : t(error instanceof Unreachable ? 'web.problem.unreachable-do' : 'web.problem.unknown-do');
  return (
    <div role="alert" className={styles['problem']}>
      <Mark kind="past">
        <strong>{title}</strong>
      </Mark>
      {detail && detail !== title ? <p>{detail}</p> : null}
      {body?.errors?.length ? (
        <ul>
          {body.errors.map((one) => (
            <li key={`${one.pointer}${one.detail}`}>{one.detail}</li>
          ))}
        </ul>
      ) : null}
      {act ? <div className={styles['act']}>{act}</div> : null}
    </div>
  );
}
