import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sent, useCorrect, type CentreForm, type CorrectionReason } from '../../api/centre.js';
import { Button } from '../../design/button.js';
import { ChoiceChips } from '../../design/choice-chips.js';
import { Dialog } from '../../design/dialog.js';
import { ProblemNote } from '../../design/problem-note.js';
import { seenIn } from '../centre-form/return-codes.js';
import { hers, type EntryState } from './entry-state.js';

const reasons: readonly CorrectionReason[] = ['typed-wrong', 'misread', 'visitor-reported', 'found-in-check', 'other'];

interface Props {
  form: CentreForm;
  state: EntryState;
  onDone: () => void;
  onClose: () => void;
}

/** After approval nothing is changed by one hand: new values with a reason, which another person approves. */
export function CorrectDialog({ form, state, onDone, onClose }: Props) {
  const { t } = useTranslation();
  const [reason, setReason] = useState<CorrectionReason | null>(null);
  const correct = useCorrect(onDone);
  const send = () => {
    if (reason) correct.mutate({ form, seen: seenIn(form), values: sent(hers(form, state)), reason });
  };
  return (
    <Dialog
      title={t('centre-screens.correct.title')}
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
            isPending={correct.isPending}
            onPress={send}
          >
            {t('centre-screens.correct.act')}
          </Button>
        </>
      }
    >
      <p>{t('centre-screens.correct.about')}</p>
      <ChoiceChips
        label={t('centre-screens.correct.reason')}
        choices={reasons.map((id) => ({ id, word: t(`centre-screens.correct.reasons.${id}`) }))}
        chosen={reason}
        onChoose={setReason}
        autoFocus
      />
      <ProblemNote error={correct.error} />
    </Dialog>
  );
}
