import type { KeyboardEvent, ReactNode } from 'react';
import styles from './chart.module.css';

/** A part of a picture that opens what is behind it, by pointer and by key. */
export function ChartButton({ label, onPress, children }: { label: string; onPress: () => void; children: ReactNode }) {
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229 || (event.key !== 'Enter' && event.key !== ' ')) return;
    event.preventDefault();
    onPress();
  };
  return (
    <g role="button" tabIndex={0} aria-label={label} className={styles['press']} onClick={onPress} onKeyDown={press}>
      <title>{label}</title>
      {children}
    </g>
  );
}
