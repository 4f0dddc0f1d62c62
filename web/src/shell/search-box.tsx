import { useRef } from 'react';
import { Icon } from '../design/icons.js';
import { ActionCap } from '../design/key-cap.js';
import { useKey } from '../keys/use-key.js';
import styles from './search-box.module.css';

export interface Search {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Enter: on to what was found. */
  onEnter?: () => void;
}

export function SearchBox({ label, value, onChange, onEnter }: Search) {
  const input = useRef<HTMLInputElement>(null);
  useKey({ action: 'search' }, () => input.current?.select());
  return (
    <form
      role="search"
      className={styles['search']}
      onSubmit={(event) => {
        event.preventDefault();
        input.current?.blur();
        onEnter?.();
      }}
    >
      <Icon name="search" size={16} />
      <input
        ref={input}
        type="search"
        aria-label={label}
        placeholder={label}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing || event.keyCode === 229 || event.key !== 'Escape') return;
          onChange('');
          input.current?.blur();
        }}
      />
      <ActionCap action="search" />
    </form>
  );
}
