import { useTranslation } from 'react-i18next';
import type { CentreForm } from '../../api/centre.js';
import { Button } from '../../design/button.js';
import { layoutOf } from '../centre-form/layout-of.js';
import { valueAt, type Slot } from '../centre-form/slots.js';
import { CheckPanel } from './check-panel.js';
import { EntryField } from './entry-field.js';
import { isOffered } from './entry-state.js';
import styles from './fields-panel.module.css';
import { HowToWrite } from './how-to-write.js';
import { PartHead } from './part-head.js';
import { ReturnNotice } from './return-notice.js';
import type { Entry } from './use-entry.js';
import type { Submit } from './use-submit.js';

interface Props {
  form: CentreForm;
  entry: Entry;
  submit: Submit;
  isReadOnly: boolean;
}

/** The fields of one part of the paper at a time: what stands above, one person after the other, what stands below. */
export function FieldsPanel({ form, entry, submit, isReadOnly }: Props) {
  const { t } = useTranslation();
  const { section, unfolded, slot } = entry;
  if (!section) return null;
  const isUnfolded = unfolded.has(section.id);
  const slots = isUnfolded ? section.slots : section.shown;
  return (
    <div className={styles['panel']}>
      <PartHead form={form} entry={entry} />
      <ReturnNotice form={form} />
      <div className={styles['fields']} role="group" aria-label={t('centre-screens.entry.fields')}>
        {slots.map((one) => (
          <OneField key={one.key} {...{ form, entry, submit, isReadOnly }} slot={one} />
        ))}
        {section.folded.length > 0 && !isUnfolded ? (
          <p className={styles['folded']}>
            {t('centre-screens.entry.folded', { count: section.folded.length })}
            <Button size="row" kind="neutral" onPress={() => entry.unfold(section.id)}>
              {t('centre-screens.entry.unfold')}
            </Button>
          </p>
        ) : null}
      </div>
      {slot ? <HowToWrite field={slot.field} /> : null}
      <CheckPanel form={form} entry={entry} section={section} />
    </div>
  );
}

function OneField({ form, entry, submit, isReadOnly, slot }: Props & { slot: Slot }) {
  const { t } = useTranslation();
  const { state, view, again, here } = entry;
  const mistake = view.mistakes.get(slot.key);
  const isHere = here === slot.key;
  const isShown = submit.tried || (state.taken.has(slot.key) && !isHere && mistake?.code !== 'required');
  const words = mistake && isShown ? t(`centre-screens.mistakes.${mistake.code}`, { ...mistake.params }) : null;
  const offered = isOffered(state, slot);
  return (
    <EntryField
      slot={slot}
      value={valueAt(state.values, slot)}
      offered={offered}
      isHere={isHere}
      error={submit.said.get(slot.key) ?? (offered ? null : words)}
      again={again.get(slot.key) ?? null}
      day={layoutOf(form).date}
      known={form.prefilled ? valueAt(form.prefill, slot) : null}
      isReadOnly={isReadOnly}
      onHere={() => entry.isHere(slot.key)}
      onType={(value) => {
        submit.forget(slot.key);
        entry.act({ do: 'type', slot, value });
      }}
    />
  );
}
