import { useState } from 'react';
import { writtenValue } from '../centre-form/shown-value.js';
import type { BoxProps } from './entry-field.js';
import styles from './entry-field.module.css';
import { isBlank, isDateField } from '../centre-form/field-kinds.js';

const modes: Record<string, 'numeric' | 'tel'> = { digits: 'numeric', phone: 'tel', my_number: 'numeric' };

/** What she types stays as she types it; tidied only when she has left the field. */
export function TextBox(props: BoxProps) {
  const { slot, value, offered, error, isHere, id, describedBy, cap, isReadOnly, onType, onHere } = props;
  const { field } = slot;
  const [typing, setTyping] = useState<string | null>(null);
  const tidy = writtenValue(field, value);
  const isMasked = field.keep === 'masked' && !isHere && !isBlank(value);
  const shown = isMasked ? '●'.repeat([...tidy].length) : (typing ?? tidy);
  const input = {
    id,
    value: shown,
    autoComplete: 'off',
    spellCheck: false,
    readOnly: isReadOnly,
    'aria-required': field.required === true ? true : undefined,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': describedBy,
    onFocus: onHere,
    onBlur: () => setTyping(null),
    onChange: ({ target }: { target: { value: string } }) => {
      setTyping(target.value);
      onType(target.value);
    },
  };
  const grows = field.type === 'address' || field.type === 'text';
  return (
    <span
      className={`${styles['box']} ${grows ? styles['grows'] : ''} ${offered ? styles['offered'] : ''} ${error ? styles['wrong'] : ''}`}
    >
      {grows ? (
        <textarea rows={1} {...input} />
      ) : (
        <input type="text" inputMode={modes[field.type] ?? 'text'} lang={isDateField(field) ? 'en' : 'ja'} {...input} />
      )}
      {cap}
    </span>
  );
}
