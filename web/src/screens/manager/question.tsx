import type { ReactNode } from 'react';
import styles from './manager.module.css';

interface Props {
  number: number;
  question: string;
  /** In words, before the picture. */
  answer: string;
  /** What is said below the answer, the ways into it, and where the number comes from. */
  children: ReactNode;
  picture: ReactNode;
}

/** One question, its answer in words, one picture. */
export function Question({ number, question, answer, children, picture }: Props) {
  return (
    <section className={styles['question']}>
      <div className={styles['words']}>
        <p className={styles['asked']}>
          <span className={styles['number']}>{number}</span>
          {question}
        </p>
        <h2 className={styles['answer']}>{answer}</h2>
        {children}
      </div>
      <div className={styles['picture']}>{picture}</div>
    </section>
  );
}

export function Way({ onPress, children }: { onPress: () => void; children: ReactNode }) {
  return (
    <button type="button" className={styles['link']} onClick={onPress}>
      {children}
    </button>
  );
}
