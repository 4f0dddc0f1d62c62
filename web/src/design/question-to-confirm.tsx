import { useId, type ReactNode } from 'react';
import { Button } from './button.js';
import { Mark } from './mark.js';
import styles from './question-to-confirm.module.css';

export interface Answer {
  id: string;
  word: string;
  key: string;
  /** "We do not know" stands apart from the answers. */
  apart?: boolean;
}

interface Props {
  heading: string;
  /** What the answer decides. */
  decides: ReactNode;
  question: string;
  answers: readonly Answer[];
  onAnswer: (id: string) => void;
  /** The first answer has the focus as soon as the question is asked. */
  autoFocus?: boolean;
  why?: ReactNode;
}

export function QuestionToConfirm({ heading, decides, question, answers, onAnswer, autoFocus = false, why }: Props) {
  const id = useId();
  return (
    <section className={styles['box']} aria-labelledby={id}>
      <div className={styles['head']}>
        <Mark kind="confirm">
          <strong>{heading}</strong>
        </Mark>
        <span className={styles['decides']}>{decides}</span>
      </div>
      <h3 id={id} className={styles['question']}>
        {question}
      </h3>
      <div className={styles['answers']}>
        {answers.map((answer, index) => (
          <span key={answer.id} className={answer.apart ? styles['apart'] : undefined}>
            <Button
              kind={answer.apart ? 'neutral' : 'other'}
              keyName={answer.key}
              keyActs
              autoFocus={autoFocus && index === 0}
              onPress={() => onAnswer(answer.id)}
            >
              {answer.word}
            </Button>
          </span>
        ))}
        {why ? <span className={styles['why']}>{why}</span> : null}
      </div>
    </section>
  );
}
