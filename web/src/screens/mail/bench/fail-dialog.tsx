import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ManyChips } from '../../../design/choice-chips.js';
import { Dialog } from '../../../design/dialog.js';
import { ProblemNote } from '../../../design/problem-note.js';
import type { MailRequest } from '../answers.js';
import { useFailVerification } from '../mail-api.js';
import { DialogFoot, WordsField } from './dialog-parts.js';

const reasons = ['wrong-person', 'wrong-kind', 'wrong-copies', 'misprint', 'other'] as const;

/** The print does not fit: why; it is destroyed and made anew. */
export function FailDialog({ of, onClose }: { of: MailRequest; onClose: () => void }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<(typeof reasons)[number][]>([]);
  const [words, setWords] = useState('');
  const fail = useFailVerification(of, onClose);
  return (
    <Dialog
      title={t('mail-screens.verify.fail-title')}
      onClose={onClose}
      foot={
        <DialogFoot
          act={t('mail-screens.verify.fail-act')}
          isPending={fail.isPending}
          isDisabled={chosen.length === 0}
          onAct={() => fail.mutate({ reasons: chosen, ...(words.trim() ? { words: words.trim() } : {}) })}
          onClose={onClose}
        />
      }
    >
      <ManyChips
        autoFocus
        label={t('mail-screens.verify.fail-title')}
        choices={reasons.map((id) => ({ id, word: t(`mail-screens.verify.reasons.${id}`) }))}
        chosen={chosen}
        onChange={setChosen}
      />
      <WordsField label={t('mail-screens.words')} value={words} onType={setWords} />
      <ProblemNote error={fail.error} />
    </Dialog>
  );
}
