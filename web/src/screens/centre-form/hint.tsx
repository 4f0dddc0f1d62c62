import { ActionCap } from '../../design/key-cap.js';
import type { Action } from '../../keys/keymap.js';
import styles from './hint.module.css';

/** A key that has no button of its own, with its word, at the foot of a bench. */
export function Hint({ action, also, word }: { action: Action; also?: Action; word: string }) {
  return (
    <span className={styles['hint']}>
      <ActionCap action={action} />
      {also ? <ActionCap action={also} /> : null} {word}
    </span>
  );
}
