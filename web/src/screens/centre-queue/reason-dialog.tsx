import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../design/button.js';
import { ChoiceChips } from '../../design/choice-chips.js';
import { Dialog } from '../../design/dialog.js';
import { ProblemNote } from '../../design/problem-note.js';

interface Props<Reason extends string> {
  /** The texts: title, about, reason, act, reasons. */
  of: 'raise' | 'release';
  by?: string;
  reasons: readonly Reason[];
  isPending: boolean;
  error: unknown;
  onSend: (reason: Reason) => void;
  onClose: () => void;
}

/** A supervisor's hand in the order: never without a reason. */
export function ReasonDialog<Reason extends string>(props: Props<Reason>) {
  const { of, by = '', reasons, isPending, error, onSend, onClose } = props;
  const { t } = useTranslation();
  const [reason, setReason] = useState<Reason | null>(null);
  return (
    <Dialog
      title={t(`centre-screens.${of}.title`, { by })}
      onClose={onClose}
      foot={
        <>
          <Button kind="neutral" onPress={onClose} keyName="Esc">
            {t('web.leave')}
          </Button>
          <Button
            kind="main"
            keyName="Ctrl+Enter"
            keyActs
            isDisabled={!reason}
            isPending={isPending}
            onPress={() => reason && onSend(reason)}
          >
            {t(`centre-screens.${of}.act`)}
          </Button>
        </>
      }
    >
      <p>{t(`centre-screens.${of}.about`)}</p>
      <ChoiceChips
        label={t(`centre-screens.${of}.reason`)}
        choices={reasons.map((id) => ({ id, word: t(`centre-screens.${of}.reasons.${id}`) }))}
        chosen={reason}
        onChoose={setReason}
        autoFocus
      />
      <ProblemNote error={error} />
    </Dialog>
  );
}
