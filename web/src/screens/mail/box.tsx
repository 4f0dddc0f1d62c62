import { useId, type InputHTMLAttributes, type ReactNode, type Ref } from 'react';
import styles from './mail.module.css';

interface Props extends Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value'> {
  label: string;
  value: string;
  onType: (value: string) => void;
  /** Its share of the row. */
  wide?: string;
  unit?: ReactNode;
  error?: string | undefined;
  ref?: Ref<HTMLInputElement>;
}

/** A field whose name stands inside its frame: many of them fit on one screen. */
export function Box({ label, value, onType, wide = '1 1 120px', unit, error, ...input }: Props) {
  const id = useId();
  return (
    <label className={`${styles['box']} ${error ? styles['wrong'] : ''}`} style={{ flex: wide }} htmlFor={id}>
      <span>{label}</span>
      <input
        type="text"
        autoComplete="off"
        spellCheck={false}
        {...input}
        id={id}
        value={value}
        aria-invalid={error ? true : undefined}
        title={error}
        onChange={(event) => onType(event.target.value)}
      />
      {unit ? <span className={styles['unit']}>{unit}</span> : null}
    </label>
  );
}
