import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTakeBack, useWithdrawCase, type WithdrawReason } from '../../../api/case-acts.js';
import type { CaseAnswer } from '../../../api/cases.js';
import { announce } from '../../../design/announcer.js';
import { ChoiceChips, ManyChips } from '../../../design/choice-chips.js';
import { Dialog } from '../../../design/dialog.js';
import { ProblemNote } from '../../../design/problem-note.js';
import { inLanguage } from '../../../texts/language.js';
import { Foot } from '../../hall/ticket-dialogs.js';
import { liveForms } from './steps.js';

const reasons = ['visitor-left', 'visitor-request', 'wrong-form', 'wrong-scan', 'mistake', 'other'] as const;

interface Props {
  of: CaseAnswer;
  onClose: () => void;
}

/** Takes forms back from the centre before they are approved: which, and why. */
export function TakeBackDialog({ of, onClose }: Props) {
  const { t } = useTranslation();
  const forms = liveForms(of).filter(({ status }) => status === 'at-centre');
  const [chosen, setChosen] = useState(forms.map(({ formId }) => formId));
  const [reason, setReason] = useState<WithdrawReason | null>(null);
  const takeBack = useTakeBack(of.caseId, () => {
    announce(t('case-screens.take-back.said'));
    onClose();
  });
  return (
    <Dialog
      title={t('case-screens.take-back.title')}
      onClose={onClose}
      foot={
        <Foot
          act={t('case-screens.take-back.act')}
          isDanger
          isPending={takeBack.isPending}
          isDisabled={reason === null || chosen.length === 0}
          onAct={() => reason && takeBack.mutate({ forms: chosen, reason })}
          onClose={onClose}
        />
      }
    >
      <ManyChips
        label={t('case-screens.take-back.forms')}
        choices={forms.map(({ formId, name }) => ({ id: formId, word: inLanguage(name.ja, name.en) }))}
        chosen={chosen}
        onChange={setChosen}
      />
      <Reasons chosen={reason} onChoose={setReason} />
      <ProblemNote error={takeBack.error} />
    </Dialog>
  );
}

/** Gives the whole case up; what is at the centre comes back with it. */
export function WithdrawCaseDialog({ of, onClose }: Props) {
  const { t } = useTranslation();
  const [reason, setReason] = useState<WithdrawReason | null>(null);
  const withdraw = useWithdrawCase(of.caseId, () => {
    announce(t('case-screens.withdraw.said'));
    onClose();
  });
  return (
    <Dialog
      title={t('case-screens.withdraw.title', { number: of.number })}
      onClose={onClose}
      foot={
        <Foot
          act={t('case-screens.withdraw.act')}
          isDanger
          isPending={withdraw.isPending}
          isDisabled={reason === null}
          onAct={() => reason && withdraw.mutate(reason)}
          onClose={onClose}
        />
      }
    >
      <p>{t('case-screens.withdraw.about')}</p>
      <Reasons chosen={reason} onChoose={setReason} />
      <ProblemNote error={withdraw.error} />
    </Dialog>
  );
}

function Reasons({ chosen, onChoose }: { chosen: WithdrawReason | null; onChoose: (reason: WithdrawReason) => void }) {
  const { t } = useTranslation();
  return (
    <ChoiceChips
      autoFocus
      label={t('case-screens.withdraw.reason')}
      choices={reasons.map((id) => ({ id, word: t(`case-screens.withdraw.reasons.${id}`) }))}
      chosen={chosen}
      onChoose={onChoose}
    />
  );
}
