import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../design/button.js';
import { ChoiceChips } from '../../design/choice-chips.js';
import { Dialog } from '../../design/dialog.js';
import { ProblemNote } from '../../design/problem-note.js';

interface Props<R extends string> {
  /** Names the words: `centre-screens.<words>.title`, `.about`, `.act`, `.reason` and `.reasons.<id>`. */
  words: 'hold' | 'correct' | 'refuse';
  reasons: readonly R[];
  act: { isPending: boolean; error: unknown };
  onSend: (reason: R) => void;
  onClose: () => void;
}

/** Asks why before it acts: one of a few reasons, by key. */
export function ReasonDialog<R extends string>({ words, reasons, act, onSend, onClose }: Props<R>) {
  const { t } = useTranslation();
  const [reason, setReason] = useState<R | null>(null);
  return (
    <Dialog
      title={t(`centre-screens.${words}.title`)}
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
            isPending={act.isPending}
            onPress={() => reason && onSend(reason)}
          >
            {t(`centre-screens.${words}.act`)}
          </Button>
        </>
      }
    >
      <p>{t(`centre-screens.${words}.about`)}</p>
      <ChoiceChips
        label={t(`centre-screens.${words}.reason`)}
        choices={reasons.map((id) => ({ id, word: t(`centre-screens.${words}.reasons.${id}`) }))}
        chosen={reason}
        onChoose={setReason}
        autoFocus
      />
      <ProblemNote error={act.error} />
    </Dialog>
  );
}
