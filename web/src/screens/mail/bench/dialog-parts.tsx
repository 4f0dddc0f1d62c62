import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../design/button.js';
import styles from './bench.module.css';

interface FootProps {
  act: string;
  isPending: boolean;
  isDisabled: boolean;
  danger?: boolean;
  onAct: () => void;
  onClose: () => void;
}

export function DialogFoot({ act, isPending, isDisabled, danger = false, onAct, onClose }: FootProps) {
  const { t } = useTranslation();
  return (
    <>
      <Button kind="neutral" keyName="Esc" onPress={onClose}>
        {t('web.leave')}
      </Button>
      <Button
        kind={danger ? 'danger' : 'main'}
        action="mailSend"
        isPending={isPending}
        isDisabled={isDisabled}
        onPress={onAct}
      >
        {act}
      </Button>
    </>
  );
}

export function WordsField({
  label,
  value,
  onType,
}: {
  label: string;
  value: string;
  onType: (words: string) => void;
}) {
  const id = useId();
  return (
    <div className={styles['words']}>
      <label htmlFor={id}>{label}</label>
      <textarea id={id} rows={3} maxLength={300} value={value} onChange={(event) => onType(event.target.value)} />
    </div>
  );
}
