import type { ReactNode } from 'react';
import styles from './acts.module.css';

/** The foot of a step: the quiet acts left, what is left to do and the act that leads on at the right. */
export function Acts({ quiet, left, children }: { quiet?: ReactNode; left?: ReactNode; children?: ReactNode }) {
  return (
    <div className={styles['acts']}>
      {quiet}
      <span className={styles['gap']} />
      {left ? <span className={styles['left']}>{left}</span> : null}
      {children}
    </div>
  );
}
