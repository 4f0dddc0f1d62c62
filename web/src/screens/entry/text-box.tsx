import { useState } from 'react';
import { isBlank } from '../centre-form/slots.js';
import { isDateField, writtenValue } from '../centre-form/shown-value.js';
import type { BoxProps } from './entry-field.js';
import styles from './entry-field.module.css';

const modes: Record<string, 'numeric' | 'tel'> = { digits: 'numeric', phone: 'tel', my_number: 'numeric' };

/** What she types stays as she types it; tidied only when she has left the field. */
export function TextBox(props: BoxProps) {
  const { slot, value, offered, error, isHere, id, describedBy, cap, isReadOnly, onType, onHere } = props;
  const { field } = slot;
  const [typing, setTyping] = useState<string | null>(null);
  const tidy = writtenValue(field, value);
  const isMasked = field.keep === 'masked' && !isHere && !isBlank(value);
  return (
    <span className={`${styles['box']} ${offered ? styles['offered'] : ''} ${error ? styles['wrong'] : ''}`}>
      <input
        id={id}
        type="text"
        value={isMasked ? '●'.repeat([...tidy].length) : (typing ?? tidy)}
        autoComplete="off"
        spellCheck={false}
        inputMode={modes[field.type] ?? 'text'}
        readOnly={isReadOnly}
        aria-required={field.required === true ? true : undefined}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy}
        lang={isDateField(field) ? 'en' : 'ja'}
        onFocus={onHere}
        onBlur={() => setTyping(null)}
        onChange={(event) => {
          setTyping(event.target.value);
          onType(event.target.value);
        }}
      />
      {cap}
    </span>
  );
}
