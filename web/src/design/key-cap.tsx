import { capOf } from '../keys/key-name.js';
import type { Action } from '../keys/keymap.js';
import { useKeyName } from '../keys/use-key.js';
import styles from './key-cap.module.css';

export function KeyCap({ name }: { name: string }) {
  return <kbd className={styles['cap']}>{capOf(name)}</kbd>;
}

/** The cap of an act, as this person has bound it. */
export function ActionCap({ action }: { action: Action }) {
  return <KeyCap name={useKeyName(action)} />;
}
