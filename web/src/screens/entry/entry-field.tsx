import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntryValue } from '../../../../src/guidance/entry.js';
import { ActionCap } from '../../design/key-cap.js';
import { Mark } from '../../design/mark.js';
import { isNeverKept, labelOf, type Slot } from '../centre-form/slots.js';
import { CodeBox } from './code-box.js';
import styles from './entry-field.module.css';
import { FieldMeaning } from './field-meaning.js';
import { TextBox } from './text-box.js';
import { TickBox } from './tick-box.js';
import { slotId } from './use-entry.js';
import { isTickField } from '../centre-form/field-kinds.js';

export interface FieldProps {
  slot: Slot;
  value: EntryValue;
  /** The ward's value, not taken yet. */
  offered: boolean;
  isHere: boolean;
  error: string | null;
  /** Why it came back, as a code. */
  again: string | null;
  /** The day of the form: ages are reckoned to it. */
  day: string;
  /** What the ward knows, on a form that the ward filled in. */
  known: EntryValue;
  isReadOnly: boolean;
  onType: (value: EntryValue) => void;
  onHere: () => void;
}

export interface BoxProps extends FieldProps {
  id: string;
  describedBy: string;
  cap: ReactNode;
}

const wide = new Set(['name', 'address', 'text']);

/** One field: its word at the left, what is typed, and at the right what it is understood as. */
export function EntryField(props: FieldProps) {
  const { slot, offered, error, again, isHere } = props;
  const { t } = useTranslation();
  const id = slotId(slot.key);
  const about = useId();
  if (isNeverKept(slot)) return <Locked slot={slot} />;
  const box: BoxProps = {
    ...props,
    id,
    describedBy: `${about}-meaning ${error ? `${about}-error` : ''}`.trim(),
    cap: offered ? <ActionCap action="entryTake" /> : null,
  };
  const shape = isTickField(slot.field) ? 'tick' : wide.has(slot.field.type) ? 'wide' : 'short';
  return (
    <div className={`${styles['field']} ${styles[shape]} ${isHere ? styles['here'] : ''}`}>
      <label htmlFor={id}>{labelOf(slot.field.label)}</label>
      {shape === 'tick' ? <TickBox {...box} /> : slot.field.codes ? <CodeBox {...box} /> : <TextBox {...box} />}
      <span id={`${about}-meaning`} className={styles['meaning']}>
        {again ? (
          <Mark kind="returned">
            {t('centre-screens.entry.returned-field', { reason: t(`centre-screens.reasons.${again}`) })}
          </Mark>
        ) : null}
        <FieldMeaning {...props} />
      </span>
      {error ? (
        <span id={`${about}-error`} className={styles['error']}>
          {error}
        </span>
      ) : null}
    </div>
  );
}

function Locked({ slot }: { slot: Slot }) {
  const { t } = useTranslation();
  return (
    <div className={`${styles['field']} ${styles['short']}`}>
      <span className={styles['label']}>{labelOf(slot.field.label)}</span>
      <span className={`${styles['box']} ${styles['locked']}`}>●●●●●●●●</span>
      <span className={styles['meaning']}>{t('centre-screens.entry.never-kept')}</span>
    </div>
  );
}
