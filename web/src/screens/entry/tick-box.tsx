import { useTranslation } from 'react-i18next';
import type { BoxProps } from './entry-field.js';
import styles from './entry-field.module.css';

/** A tick or a signature: is it there on the paper? */
export function TickBox({ slot, value, offered, error, id, describedBy, cap, isReadOnly, onType, onHere }: BoxProps) {
  const { t } = useTranslation();
  const isThere = value === true;
  return (
    <span className={`${styles['tick-box']} ${offered ? styles['offered'] : ''} ${error ? styles['wrong'] : ''}`}>
      <input
        id={id}
        type="checkbox"
        checked={isThere}
        disabled={isReadOnly}
        aria-required={slot.field.required === true ? true : undefined}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy}
        onFocus={onHere}
        onChange={(event) => onType(event.target.checked)}
      />
      <span aria-hidden="true">{t(isThere ? 'centre-screens.entry.there' : 'centre-screens.entry.not-there')}</span>
      {cap}
    </span>
  );
}
