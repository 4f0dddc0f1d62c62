import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../design/announcer.js';
import { Button } from '../../design/button.js';
import { ChoiceChips } from '../../design/choice-chips.js';
import { Dialog } from '../../design/dialog.js';
import { ProblemNote } from '../../design/problem-note.js';
import { said, useDiscard, type DiscardReason, type Parked } from './readings.js';

const reasons: readonly DiscardReason[] = ['done-by-hand', 'no-longer-needed', 'opened-by-mistake'];

export function DiscardDialog({ followUp, onClose }: { followUp: Parked; onClose: () => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState<DiscardReason | null>(null);
  const discard = useDiscard(() => {
    announce(t('operations-screens.said.discarded'));
    onClose();
  });
  return (
    <Dialog
      title={t('operations-screens.discard-dialog.title')}
      onClose={onClose}
      foot={
        <>
          <Button kind="neutral" keyName="Escape" onPress={onClose}>
            {t('web.leave')}
          </Button>
          <Button
            kind="danger"
            isDisabled={reason === null}
            isPending={discard.isPending}
            onPress={() => reason && discard.mutate({ id: followUp.id, reason })}
          >
            {t('operations-screens.discard-dialog.act')}
          </Button>
        </>
      }
    >
      <p>{t('operations-screens.discard-dialog.about', { name: said(followUp.name) })}</p>
      <ChoiceChips
        autoFocus
        label={t('operations-screens.discard-dialog.reason')}
        choices={reasons.map((id) => ({ id, word: t(`operations-screens.reasons.${id}`) }))}
        chosen={reason}
        onChoose={setReason}
      />
      <ProblemNote error={discard.error} />
    </Dialog>
  );
}
