import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

/** What will appear here, and what to do. */
export function EmptyState({ title, children, act }: { title: string; children?: ReactNode; act?: ReactNode }) {
  return (
    <div className={styles['empty']}>
      <p className={styles['title']}>{title}</p>
      {children ? <p>{children}</p> : null}
      {act ? <div className={styles['act']}>{act}</div> : null}
    </div>
  );
}
