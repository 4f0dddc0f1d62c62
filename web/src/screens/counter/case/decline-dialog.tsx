import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JudgedItem } from '../../../api/case-acts.js';
import { ChoiceChips } from '../../../design/choice-chips.js';
import { Dialog } from '../../../design/dialog.js';
import { Field } from '../../../design/field.js';
import { inLanguage } from '../../../texts/language.js';
import { Foot } from '../../hall/ticket-dialogs.js';
import { CaseProblem } from './case-problem.js';
import type { ProcedureRow } from './procedure-rows.js';

const reasons = ['not-applicable', 'not-wanted', 'done-elsewhere', 'papers-missing', 'other'] as const;
type Reason = NonNullable<JudgedItem['reason']>;

interface Props {
  row: ProcedureRow;
  isPending: boolean;
  /** The office's no; what was typed stays. */
  error: unknown;
  onClose: () => void;
  onDecline: (reason: Reason, words: string) => void;
}

/** Why a procedure is not done: a digit, and words if need be. */
export function DeclineDialog({ row, isPending, error, onClose, onDecline }: Props) {
  const { t } = useTranslation();
  const [reason, setReason] = useState<Reason>(row.item.routing.id === 'optional' ? 'not-wanted' : 'not-applicable');
  const [words, setWords] = useState('');
  return (
    <Dialog
      title={t('case-screens.decline.title', { name: inLanguage(row.item.name.ja, row.item.name.en) })}
      onClose={onClose}
      foot={
        <Foot
          act={t('case-screens.decline.act')}
          isPending={isPending}
          isDisabled={reason === 'other' && words.trim() === ''}
          onAct={() => onDecline(reason, words.trim())}
          onClose={onClose}
        />
      }
    >
      <ChoiceChips
        autoFocus
        label={t('case-screens.decline.reason')}
        choices={reasons.map((id) => ({ id, word: t(`case-screens.decline.reasons.${id}`) }))}
        chosen={reason}
        onChoose={setReason}
      />
      <Field
        layout="above"
        label={t('case-screens.decline.words')}
        value={words}
        maxLength={500}
        onChange={(event) => setWords(event.target.value)}
      />
      <CaseProblem error={error} />
    </Dialog>
  );
}
