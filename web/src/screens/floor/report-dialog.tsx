import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useReport } from '../../api/ticket-acts.js';
import type { ReportKind } from '../../api/types.js';
import { announce } from '../../design/announcer.js';
import { ChoiceChips } from '../../design/choice-chips.js';
import { Dialog } from '../../design/dialog.js';
import { Field } from '../../design/field.js';
import { ProblemNote } from '../../design/problem-note.js';
import { Foot } from '../hall/ticket-dialogs.js';

const kinds: readonly ReportKind[] = ['crowding', 'guidance', 'form-assistance', 'trouble', 'other'];

/** フロア報告: what the floor manager saw, for how many people, how long. */
export function ReportDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<ReportKind | null>(null);
  const { register, getValues, formState, trigger } = useForm({
    defaultValues: { people: '1', minutes: '0', text: '' },
    mode: 'onBlur',
  });
  const report = useReport(() => {
    announce(t('reception-screens.report.done'));
    onClose();
  });
  const send = async () => {
    if (!kind || !(await trigger())) return;
    const { people, minutes, text } = getValues();
    report.mutate({
      kind,
      people: Number(people),
      minutes: Number(minutes),
      ...(text.trim() ? { text: text.trim() } : {}),
    });
  };
  const whole = (most: number) => ({ validate: (typed: string) => /^\d{1,4}$/.test(typed) && Number(typed) <= most });
  const wrong = (name: 'people' | 'minutes', most: number) =>
    formState.errors[name] ? t('reception-screens.report.whole', { most }) : undefined;
  return (
    <Dialog
      title={t('reception-screens.report.title')}
      onClose={onClose}
      foot={
        <Foot
          act={t('reception-screens.report.act')}
          isPending={report.isPending}
          isDisabled={kind === null}
          onAct={() => void send()}
          onClose={onClose}
        />
      }
    >
      <ChoiceChips
        autoFocus
        label={t('reception-screens.report.kind')}
        choices={kinds.map((id) => ({ id, word: t(`reception-screens.report.kinds.${id}`) }))}
        chosen={kind}
        onChoose={setKind}
      />
      <Field
        label={t('reception-screens.report.people')}
        inputMode="numeric"
        error={wrong('people', 1000)}
        {...register('people', whole(1000))}
      />
      <Field
        label={t('reception-screens.report.minutes')}
        inputMode="numeric"
        error={wrong('minutes', 600)}
        {...register('minutes', whole(600))}
      />
      <Field
        label={t('reception-screens.report.text')}
        maxLength={1000}
        hint={t('reception-screens.withdraw.no-names')}
        {...register('text')}
      />
      <ProblemNote error={report.error} />
    </Dialog>
  );
}
