import type { ReactNode } from 'react';
import styles from './frames.module.css';

/** One thing at a time and everything for it: list at the left, the thing, what belongs to it at the right. */
export function Workbench({
  left,
  right,
  foot,
  children,
}: {
  left?: ReactNode;
  right?: ReactNode;
  foot?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className={`${styles['workbench']} ${left ? styles['has-left'] : ''} ${right ? styles['has-right'] : ''}`}>
      {left ? <div className={styles['left']}>{left}</div> : null}
      <div className={styles['middle']}>
        <div className={styles['thing']}>{children}</div>
        {foot ? <div className={styles['acts']}>{foot}</div> : null}
      </div>
      {right ? <aside className={styles['right']}>{right}</aside> : null}
    </div>
  );
}

interface ListProps {
  title: string;
  /** Filters, whose values live in the address bar. */
  filters?: ReactNode;
  acts?: ReactNode;
  foot?: ReactNode;
  right?: ReactNode;
  children: ReactNode;
}

/** Dense rows under a head that stays. */
export function ListPage({ title, filters, acts, foot, right, children }: ListProps) {
  return (
    <div className={`${styles['workbench']} ${right ? styles['has-right'] : ''}`}>
      <div className={styles['middle']}>
        <div className={styles['list-head']}>
          <h1>{title}</h1>
          {filters}
          <span className={styles['gap']} />
          {acts}
        </div>
        <div className={styles['rows']}>{children}</div>
        {foot ? <div className={styles['list-foot']}>{foot}</div> : null}
      </div>
      {right ? <aside className={styles['right']}>{right}</aside> : null}
    </div>
  );
}

/** Questions answered by a figure each. */
export function FigurePage({
  title,
  about,
  acts,
  children,
}: {
  title: string;
  about?: ReactNode;
  acts?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className={styles['figure']}>
      <div className={styles['list-head']}>
        <h1>{title}</h1>
        <span className={styles['about']}>{about}</span>
        <span className={styles['gap']} />
        {acts}
      </div>
      <div className={styles['panels']}>{children}</div>
    </div>
  );
}
