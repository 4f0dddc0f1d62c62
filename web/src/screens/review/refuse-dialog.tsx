import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRefuseCorrection, type CentreForm, type RefusalReason } from '../../api/centre.js';
import { Button } from '../../design/button.js';
import { ChoiceChips } from '../../design/choice-chips.js';
import { Dialog } from '../../design/dialog.js';
import { ProblemNote } from '../../design/problem-note.js';
import { seenIn } from '../centre-form/return-codes.js';

const reasons: readonly RefusalReason[] = ['not-on-the-paper', 'not-a-mistake', 'incomplete', 'other'];

/** A correction that is not right: what was approved stays as it is. */
export function RefuseDialog({ form, onDone, onClose }: { form: CentreForm; onDone: () => void; onClose: () => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState<RefusalReason | null>(null);
  const refuse = useRefuseCorrection(onDone);
  return (
    <Dialog
      title={t('centre-screens.refuse.title')}
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
            isPending={refuse.isPending}
            onPress={() => reason && refuse.mutate({ form, seen: seenIn(form), reason })}
          >
            {t('centre-screens.refuse.act')}
          </Button>
        </>
      }
    >
      <p>{t('centre-screens.refuse.about')}</p>
      <ChoiceChips
        label={t('centre-screens.refuse.reason')}
        choices={reasons.map((id) => ({ id, word: t(`centre-screens.refuse.reasons.${id}`) }))}
        chosen={reason}
        onChoose={setReason}
        autoFocus
      />
      <ProblemNote error={refuse.error} />
    </Dialog>
  );
}
