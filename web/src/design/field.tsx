import type { InputHTMLAttributes, ReactNode, Ref } from 'react';
import { useId } from 'react';
import styles from './field.module.css';
import { KeyCap } from './key-cap.js';

export interface FieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'size'> {
  label: string;
  ref?: Ref<HTMLInputElement>;
  /** typed: a person's value · read: offered from the image, not yet taken · locked: nobody types here */
  state?: 'typed' | 'read' | 'locked';
  /** What the value is understood as, at the right: 昭和59年2月3日 42歳 */
  meaning?: ReactNode;
  error?: string | undefined;
  hint?: string | undefined;
  layout?: 'above' | 'left';
}

export function Field({ label, state = 'typed', meaning, error, hint, layout = 'left', ...input }: FieldProps) {
  const id = useId();
  const describedBy = [error ? `${id}-error` : '', hint ? `${id}-hint` : '', meaning ? `${id}-meaning` : '']
    .join(' ')
    .trim();
  return (
    <div className={`${styles['field']} ${styles[layout]}`}>
      <label htmlFor={id}>{label}</label>
      <span className={`${styles['box']} ${styles[state]} ${error ? styles['wrong'] : ''}`}>
        <input
          id={id}
          {...input}
          readOnly={state === 'locked' || input.readOnly}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy || undefined}
        />
        {state === 'read' ? <KeyCap name="Tab" /> : null}
      </span>
      {meaning ? (
        <span id={`${id}-meaning`} className={styles['meaning']}>
          {meaning}
        </span>
      ) : null}
      {error ? (
        <span id={`${id}-error`} className={styles['error']}>
          {error}
        </span>
      ) : null}
      {hint ? (
        <span id={`${id}-hint`} className={styles['hint']}>
          {hint}
        </span>
      ) : null}
    </div>
  );
}
