import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoiceChips } from '../../../design/choice-chips.js';
import { Dialog } from '../../../design/dialog.js';
import { ProblemNote } from '../../../design/problem-note.js';
import type { MailRequest } from '../answers.js';
import { useReject } from '../mail-api.js';
import { DialogFoot, WordsField } from './dialog-parts.js';

const reasons = ['not-entitled', 'no-reply', 'not-identified', 'call-in', 'forwarded', 'withdrawn', 'other'] as const;

/** Nothing is issued, and papers and money go back: never without a reason. */
export function RejectDialog({ of, onClose }: { of: MailRequest; onClose: () => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState<(typeof reasons)[number] | null>(null);
  const [words, setWords] = useState('');
  const reject = useReject(of, onClose);
  return (
    <Dialog
      title={t('mail-screens.reject.title', { number: of.number })}
      onClose={onClose}
      foot={
        <DialogFoot
          danger
          act={t('mail-screens.reject.act')}
          isPending={reject.isPending}
          isDisabled={reason === null}
          onAct={() => reason && reject.mutate({ reason, ...(words.trim() ? { words: words.trim() } : {}) })}
          onClose={onClose}
        />
      }
    >
      <p>{t('mail-screens.reject.about')}</p>
      <ChoiceChips
        autoFocus
        label={t('mail-screens.columns.why')}
        choices={reasons.map((id) => ({ id, word: t(`mail-screens.reject.reasons.${id}`) }))}
        chosen={reason}
        onChoose={setReason}
      />
      <WordsField label={t('mail-screens.words')} value={words} onType={setWords} />
      <ProblemNote error={reject.error} />
    </Dialog>
  );
}
