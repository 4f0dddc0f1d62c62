import { useTranslation } from 'react-i18next';
import type { ReturnCode } from '../../api/centre.js';
import { KeyCap } from '../../design/key-cap.js';
import { Mark } from '../../design/mark.js';
import { useKey } from '../../keys/use-key.js';
import styles from './return-panel.module.css';

interface Props {
  codes: readonly ReturnCode[];
  chosen: ReturnCode | null;
  isOpen: boolean;
  onChoose: (code: ReturnCode) => void;
}

/** Reasons as codes: they are counted, and learned from. */
export function ReasonList({ codes, chosen, isOpen, onChoose }: Props) {
  const { t } = useTranslation();
  return (
    <div role="radiogroup" aria-label={t('centre-screens.review.reason')} className={styles['reasons']}>
      {codes.map((code, at) => (
        <Reason key={code} code={code} number={at + 1} isChosen={code === chosen} isOpen={isOpen} onChoose={onChoose} />
      ))}
    </div>
  );
}

interface ReasonProps {
  code: ReturnCode;
  number: number;
  isChosen: boolean;
  isOpen: boolean;
  onChoose: (code: ReturnCode) => void;
}

function Reason({ code, number, isChosen, isOpen, onChoose }: ReasonProps) {
  const { t } = useTranslation();
  const key = `Alt+${number}`;
  useKey({ key }, () => onChoose(code), isOpen);
  return (
    <button type="button" role="radio" aria-checked={isChosen} disabled={!isOpen} onClick={() => onChoose(code)}>
      <KeyCap name={key} /> {t(`centre-screens.reasons.${code}`)}
      {isChosen ? (
        <span className={styles['tick']}>
          <Mark kind="done" />
        </span>
      ) : null}
    </button>
  );
}
