import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTakeBack, useWithdrawCase, type WithdrawReason } from '../../../api/case-acts.js';
import type { CaseAnswer } from '../../../api/cases.js';
import { announce } from '../../../design/announcer.js';
import { Button } from '../../../design/button.js';
import { ChoiceChips, ManyChips } from '../../../design/choice-chips.js';
import { Dialog } from '../../../design/dialog.js';
import { ProblemNote } from '../../../design/problem-note.js';
import { inLanguage } from '../../../texts/language.js';
import { Foot } from '../../hall/ticket-dialogs.js';
import { liveForms } from './steps.js';

const reasons = ['visitor-left', 'visitor-request', 'wrong-form', 'wrong-scan', 'mistake', 'other'] as const;
type What = 'hand-off' | 'case';

interface Props {
  of: CaseAnswer;
  canWithdraw: boolean;
  onClose: () => void;
}

/** Until something is final. */
export const mayWithdraw = (of: CaseAnswer): boolean =>
  of.status === 'open' && !liveForms(of).some(({ status }) => status === 'finished');

/** The quiet act of a step that may give the case up. */
export function WithdrawAct({ of }: { of: CaseAnswer }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  if (!mayWithdraw(of)) return null;
  return (
    <>
      <Button kind="neutral" action="caseTakeBack" onPress={() => setAsking(true)}>
        {t('case-screens.withdraw.open')}
      </Button>
      {asking ? <WithdrawDialog of={of} canWithdraw onClose={() => setAsking(false)} /> : null}
    </>
  );
}

/** Takes forms back from the centre before they are approved, or gives the whole case up; always with a reason. */
export function WithdrawDialog({ of, canWithdraw, onClose }: Props) {
  const { t } = useTranslation();
  const forms = liveForms(of).filter(({ status }) => status === 'at-centre');
  const [what, setWhat] = useState<What>(forms.length > 0 ? 'hand-off' : 'case');
  const [chosen, setChosen] = useState(forms.map(({ formId }) => formId));
  const [reason, setReason] = useState<WithdrawReason | null>(null);
  const said = () => {
    announce(t(`case-screens.withdraw.said-${what}`));
    onClose();
  };
  const takeBack = useTakeBack(of.caseId, said);
  const withdraw = useWithdrawCase(of.caseId, said);
  const send = () => {
    if (reason === null) return;
    if (what === 'case') withdraw.mutate(reason);
    else takeBack.mutate({ forms: chosen, reason });
  };
  return (
    <Dialog
      title={t('case-screens.withdraw.title', { number: of.number })}
      onClose={onClose}
      foot={
        <Foot
          act={t(`case-screens.withdraw.act-${what}`)}
          isDanger
          isPending={takeBack.isPending || withdraw.isPending}
          isDisabled={reason === null || (what === 'hand-off' && chosen.length === 0)}
          onAct={send}
          onClose={onClose}
        />
      }
    >
      {forms.length > 0 && canWithdraw ? (
        <ChoiceChips
          label={t('case-screens.withdraw.what')}
          choices={(['hand-off', 'case'] as const).map((id) => ({ id, word: t(`case-screens.withdraw.what-${id}`) }))}
          chosen={what}
          onChoose={setWhat}
        />
      ) : null}
      <p>{t(`case-screens.withdraw.about-${what}`)}</p>
      {what === 'hand-off' ? (
        <ManyChips
          label={t('case-screens.withdraw.forms')}
          choices={forms.map(({ formId, name }) => ({ id: formId, word: inLanguage(name.ja, name.en) }))}
          chosen={chosen}
          onChange={setChosen}
        />
      ) : null}
      <ChoiceChips
        autoFocus
        label={t('case-screens.withdraw.reason')}
        choices={reasons.map((id) => ({ id, word: t(`case-screens.withdraw.reasons.${id}`) }))}
        chosen={reason}
        onChoose={setReason}
      />
      <ProblemNote error={takeBack.error ?? withdraw.error} />
    </Dialog>
  );
}
