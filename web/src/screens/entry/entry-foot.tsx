import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CentreForm } from '../../api/centre.js';
import { Button } from '../../design/button.js';
import { useKey } from '../../keys/use-key.js';
import { glyphFamily } from '../centre-form/glyphs.js';
import { Hint } from '../centre-form/hint.js';
import { valueAt } from '../centre-form/slots.js';
import styles from './entry-bench.module.css';
import { isOffered } from './entry-state.js';
import { GlyphDialog } from './glyph-dialog.js';
import { slotId, type Entry } from './use-entry.js';
import type { Submit } from './use-submit.js';

interface Props {
  form: CentreForm;
  entry: Entry;
  submit: Submit;
  isReadOnly: boolean;
  onAsk: (what: 'hold' | 'ward' | 'correct') => void;
}

/** The keys of the hands at the left, the acts at the right. */
export function EntryFoot({ form, entry, submit, isReadOnly, onAsk }: Props) {
  const { t } = useTranslation();
  const { slot, state, section } = entry;
  const [glyphs, setGlyphs] = useState(false);
  const hasOffer = slot !== undefined && isOffered(state, slot);
  const inSlot = useInSlot();
  const written = slot ? valueAt(state.values, slot) : null;
  const hasForms = typeof written === 'string' && [...written].some((sign) => glyphFamily(sign));
  const rest = (section?.slots ?? []).filter((one) => isOffered(state, one)).length;
  useKey({ action: 'entryNext', repeats: true }, entry.next, inSlot);
  useKey({ action: 'entryPrevious', repeats: true }, entry.previous, inSlot);
  useKey({ action: 'entryNextPart' }, entry.nextPart);
  useKey({ action: 'entryPreviousPart' }, entry.previousPart);
  useKey({ action: 'entryTake' }, entry.take, inSlot && hasOffer && !isReadOnly);
  useKey({ action: 'entryTakeRest' }, entry.takeRest, rest > 0 && !isReadOnly);
  useKey({ action: 'entryGlyph' }, () => setGlyphs(true), hasForms && !isReadOnly);
  const isAsked = form.acts.includes('return-ward');
  return (
    <div className={styles['foot']}>
      <Hint action="entryNext" word={t('centre-screens.entry.keys.next')} />
      <Hint action="entryPrevious" word={t('centre-screens.entry.keys.previous')} />
      {hasOffer ? <Hint action="entryTake" word={t('centre-screens.entry.keys.take')} /> : null}
      {rest > 1 ? (
        <Hint action="entryTakeRest" word={t('centre-screens.entry.keys.take-rest', { count: rest })} />
      ) : null}
      {hasForms ? <Hint action="entryGlyph" word={t('centre-screens.entry.keys.glyph')} /> : null}
      <span className={styles['gap']} />
      <Button
        kind="neutral"
        action="centreHold"
        isDisabled={!form.acts.includes('hold') || submit.isPending}
        onPress={() => onAsk('hold')}
      >
        {t('centre-screens.entry.hold')}
      </Button>
      <Button
        kind="neutral"
        action="centreToWard"
        isDisabled={!isAsked || submit.isPending}
        onPress={() => onAsk('ward')}
      >
        {t('centre-screens.entry.to-ward')}
      </Button>
      {form.acts.includes('correct') ? (
        <Button
          kind="main"
          action="entrySubmit"
          isDisabled={entry.state.changes === 0}
          onPress={() => onAsk('correct')}
        >
          {t('centre-screens.entry.correct')}
        </Button>
      ) : (
        <Button
          kind="main"
          action="entrySubmit"
          isDisabled={isReadOnly}
          isPending={submit.isPending}
          onPress={submit.send}
        >
          {t('centre-screens.entry.submit')}
        </Button>
      )}
      {glyphs && slot && typeof written === 'string' ? (
        <GlyphDialog
          text={written}
          onChoose={(value) => {
            entry.act({ do: 'type', slot, value });
            setGlyphs(false);
            entry.goTo(slot.key);
          }}
          onClose={() => {
            setGlyphs(false);
            document.getElementById(slotId(slot.key))?.focus();
          }}
        />
      ) : null}
    </div>
  );
}

/** Enter and Tab mean the fields only while one of them has the focus; a button keeps its own Enter. */
function useInSlot(): boolean {
  const [inSlot, setInSlot] = useState(false);
  useEffect(() => {
    const look = () => setInSlot(document.activeElement?.id.startsWith('slot-') ?? false);
    look();
    document.addEventListener('focusin', look);
    document.addEventListener('focusout', look);
    return () => {
      document.removeEventListener('focusin', look);
      document.removeEventListener('focusout', look);
    };
  }, []);
  return inSlot;
}
