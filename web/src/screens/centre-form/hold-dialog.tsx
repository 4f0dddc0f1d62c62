import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHold, type HoldReason } from '../../api/centre.js';
import { Button } from '../../design/button.js';
import { ChoiceChips } from '../../design/choice-chips.js';
import { Dialog } from '../../design/dialog.js';
import { ProblemNote } from '../../design/problem-note.js';

export const holdReasons: readonly HoldReason[] = [
  'waiting-for-ward',
  'unreadable',
  'character',
  'ask-supervisor',
  'break',
  'other',
];

interface Props {
  formId: string;
  /** What she typed is kept first. */
  before: () => Promise<void>;
  onDone: () => void;
  onClose: () => void;
}

/** Puts the form aside with a reason; it stays hers to take up again. */
export function HoldDialog({ formId, before, onDone, onClose }: Props) {
  const { t } = useTranslation();
  const [reason, setReason] = useState<HoldReason | null>(null);
  const hold = useHold(onDone);
  const send = () => {
    if (reason) void before().then(() => hold.mutate({ formId, reason }));
  };
  return (
    <Dialog
      title={t('centre-screens.hold.title')}
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
            isPending={hold.isPending}
            onPress={send}
          >
            {t('centre-screens.hold.act')}
          </Button>
        </>
      }
    >
      <p>{t('centre-screens.hold.about')}</p>
      <ChoiceChips
        label={t('centre-screens.hold.reason')}
        choices={holdReasons.map((id) => ({ id, word: t(`centre-screens.hold.reasons.${id}`) }))}
        chosen={reason}
        onChoose={setReason}
        autoFocus
      />
      <ProblemNote error={hold.error} />
    </Dialog>
  );
}
