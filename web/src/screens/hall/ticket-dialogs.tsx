import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChangePurpose, useSetNeeds, useWithdraw } from '../../api/ticket-acts.js';
import type { Need, Purpose } from '../../api/types.js';
import { Button } from '../../design/button.js';
import { ChoiceChips, ManyChips } from '../../design/choice-chips.js';
import { Dialog } from '../../design/dialog.js';
import { Field } from '../../design/field.js';
import { ProblemNote } from '../../design/problem-note.js';
import { named } from '../../texts/language.js';
import { needsOf } from './needs.js';

interface OfTicket {
  ticketId: string;
  label: string;
  onClose: () => void;
}

export function PurposeDialog({
  ticketId,
  label,
  onClose,
  purposes,
  now,
}: OfTicket & { purposes: readonly Purpose[]; now: string | null }) {
  const { t } = useTranslation();
  const [purpose, setPurpose] = useState(now);
  const change = useChangePurpose(onClose);
  return (
    <Dialog
      title={t('reception-screens.purpose.title', { label })}
      onClose={onClose}
      foot={
        <Foot
          act={t('reception-screens.purpose.act')}
          isPending={change.isPending}
          isDisabled={purpose === null || purpose === now}
          onAct={() => purpose && change.mutate({ ticketId, purpose })}
          onClose={onClose}
        />
      }
    >
      <p>{t('reception-screens.purpose.about')}</p>
      <ChoiceChips
        autoFocus
        label={t('reception-screens.purpose.choices')}
        choices={purposes.map((one) => ({ id: one.id, word: `${one.series} ${named(one)}` }))}
        chosen={purpose}
        onChoose={setPurpose}
      />
      <ProblemNote error={change.error} />
    </Dialog>
  );
}

export function NeedsDialog({ ticketId, label, onClose, now }: OfTicket & { now: readonly Need[] }) {
  const { t } = useTranslation();
  const [needs, setNeeds] = useState<Need[]>([...now]);
  const set = useSetNeeds(onClose);
  return (
    <Dialog
      title={t('reception-screens.needs.title', { label })}
      onClose={onClose}
      foot={
        <Foot
          act={t('reception-screens.needs.act')}
          isPending={set.isPending}
          onAct={() => set.mutate({ ticketId, needs })}
          onClose={onClose}
        />
      }
    >
      <ManyChips
        autoFocus
        label={t('reception-screens.needs.choices')}
        choices={needsOf().map((need) => ({ id: need, word: t(`reception-screens.needs.${need}`) }))}
        chosen={needs}
        onChange={setNeeds}
      />
      <ProblemNote error={set.error} />
    </Dialog>
  );
}

const reasons = ['left', 'double', 'wrong-office', 'other'] as const;

export function WithdrawDialog({ ticketId, label, onClose }: OfTicket) {
  const { t } = useTranslation();
  const [reason, setReason] = useState<(typeof reasons)[number] | null>(null);
  const [words, setWords] = useState('');
  const withdraw = useWithdraw(onClose);
  const said = reason === 'other' ? words.trim() : reason ? t(`reception-screens.withdraw.reasons.${reason}`) : '';
  return (
    <Dialog
      title={t('reception-screens.withdraw.title', { label })}
      onClose={onClose}
      foot={
        <Foot
          act={t('reception-screens.withdraw.act')}
          isDanger
          isPending={withdraw.isPending}
          isDisabled={said === ''}
          onAct={() => withdraw.mutate({ ticketId, reason: said })}
          onClose={onClose}
        />
      }
    >
      <p>{t('reception-screens.withdraw.about')}</p>
      <ChoiceChips
        autoFocus
        label={t('reception-screens.withdraw.reason')}
        choices={reasons.map((id) => ({ id, word: t(`reception-screens.withdraw.reasons.${id}`) }))}
        chosen={reason}
        onChoose={setReason}
      />
      {reason === 'other' ? (
        <Field
          layout="above"
          label={t('reception-screens.withdraw.words')}
          hint={t('reception-screens.withdraw.no-names')}
          maxLength={100}
          autoFocus
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      ) : null}
      <ProblemNote error={withdraw.error} />
    </Dialog>
  );
}

interface FootProps {
  act: string;
  isDanger?: boolean;
  isPending: boolean;
  isDisabled?: boolean;
  onAct: () => void;
  onClose: () => void;
}

/** The foot of a question: leave it, or do it by Ctrl+Enter. */
export function Foot({ act, isDanger = false, isPending, isDisabled = false, onAct, onClose }: FootProps) {
  const { t } = useTranslation();
  return (
    <>
      <Button kind="neutral" keyName="Esc" onPress={onClose}>
        {t('web.leave')}
      </Button>
      <Button
        kind={isDanger ? 'danger' : 'main'}
        keyName="Ctrl+Enter"
        keyActs
        isPending={isPending}
        isDisabled={isDisabled}
        onPress={onAct}
      >
        {act}
      </Button>
    </>
  );
}
