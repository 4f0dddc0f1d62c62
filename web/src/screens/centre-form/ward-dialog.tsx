import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useReturn, type CentreForm, type ReturnCode } from '../../api/centre.js';
import { Button } from '../../design/button.js';
import { ChoiceChips } from '../../design/choice-chips.js';
import { Dialog } from '../../design/dialog.js';
import { ProblemNote } from '../../design/problem-note.js';
import { layoutOf } from './layout-of.js';
import { seenIn, wardCodes } from './return-codes.js';
import { isNeverKept, labelOf, sectionsOf, type Slot } from './slots.js';
import styles from './ward-dialog.module.css';

interface Props {
  form: CentreForm;
  /** The field that she was on. */
  slot?: Slot;
  before: () => Promise<void>;
  onDone: () => void;
  onClose: () => void;
}

const whole = 'form';

/** The paper or the visitor is needed: the ward is asked, with the field, the reason and a word. */
export function WardDialog({ form, slot, before, onDone, onClose }: Props) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState(slot?.key ?? whole);
  const [code, setCode] = useState<ReturnCode | null>(null);
  const [words, setWords] = useState('');
  const toWard = useReturn(onDone);
  const layout = layoutOf(form);
  const slots = sectionsOf(layout, form.prefill).flatMap((section) => section.slots.filter((one) => !isNeverKept(one)));
  const isReady = code !== null && words.trim() !== '';
  const send = () => {
    if (code === null || !isReady) return;
    const at = slots.find(({ key }) => key === chosen);
    const reason = at
      ? { field: at.field.id, ...(at.line === null ? {} : { line: at.line }), code }
      : { field: whole, code };
    void before().then(() => toWard.mutate({ form, to: 'ward', reasons: [reason], words, seen: seenIn(form) }));
  };
  return (
    <Dialog
      title={t('centre-screens.ward.title')}
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
            isDisabled={!isReady}
            reason={t('centre-screens.ward.needs')}
            isPending={toWard.isPending}
            onPress={send}
          >
            {t('centre-screens.ward.act')}
          </Button>
        </>
      }
    >
      <p>{t('centre-screens.ward.about')}</p>
      <label className={styles['line']}>
        {t('centre-screens.ward.field')}
        <select value={chosen} onChange={(event) => setChosen(event.target.value)}>
          <option value={whole}>{t('centre-screens.ward.whole')}</option>
          {slots.map(({ key, field, line }) => (
            <option key={key} value={key}>
              {line === null
                ? labelOf(field.label)
                : t('centre-screens.paper.tag', { number: line + 1, field: labelOf(field.label) })}
            </option>
          ))}
        </select>
      </label>
      <ChoiceChips
        label={t('centre-screens.ward.reason')}
        choices={wardCodes.map((id) => ({ id, word: t(`centre-screens.reasons.${id}`) }))}
        chosen={code}
        onChoose={setCode}
        autoFocus
      />
      <label className={styles['words']}>
        {t('centre-screens.ward.words')}
        <textarea rows={3} maxLength={500} value={words} onChange={(event) => setWords(event.target.value)} />
      </label>
      <ProblemNote error={toWard.error} />
    </Dialog>
  );
}
