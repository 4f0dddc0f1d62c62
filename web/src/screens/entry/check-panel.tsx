import { useTranslation } from 'react-i18next';
import type { CentreForm } from '../../api/centre.js';
import { Mark } from '../../design/mark.js';
import { isSame } from '../centre-form/compare.js';
import { labelOf, valueAt, type Slot } from '../centre-form/slots.js';
import type { SectionView } from './entry-view.js';
import styles from './fields-panel.module.css';
import type { Entry } from './use-entry.js';
import { isBlank } from '../centre-form/field-kinds.js';

interface Props {
  form: CentreForm;
  entry: Entry;
  section: SectionView;
}

const listed = 4;

/** What the counter knows beside what is typed: says that something differs, and leaves the paper to say what is right. */
export function CheckPanel({ form, entry, section }: Props) {
  const { t } = useTranslation();
  const known = section.slots.filter((slot) => !isBlank(valueAt(form.prefill, slot)));
  const taken = known.filter(({ key }) => entry.state.taken.has(key));
  const differs = taken.filter(
    (slot) => !isSame(slot.field, valueAt(form.prefill, slot), valueAt(entry.state.values, slot)),
  );
  const same = taken.filter((slot) => !differs.includes(slot));
  const waiting = known.filter((slot) => !taken.includes(slot));
  const names = (slots: readonly Slot[]) =>
    `${slots
      .slice(0, listed)
      .map(({ field }) => labelOf(field.label))
      .join('・')}${slots.length > listed ? t('centre-screens.entry.and-more', { count: slots.length - listed }) : ''}`;
  return (
    <section className={styles['check']}>
      <h2>{t('centre-screens.entry.check')}</h2>
      <ul>
        {known.length === 0 ? (
          <li>
            <Mark kind="waiting">{t('centre-screens.entry.ward-copy')}</Mark>
            {t('centre-screens.entry.nothing-known')}
          </li>
        ) : null}
        {same.length > 0 ? (
          <li>
            <Mark kind="done">{t('centre-screens.entry.same')}</Mark>
            {names(same)}
          </li>
        ) : null}
        {differs.length > 0 ? (
          <li>
            <Mark kind="attention">
              <strong>{t('centre-screens.entry.differs')}</strong>
            </Mark>
            <span>
              {names(differs)} {t('centre-screens.entry.look-again')}
            </span>
          </li>
        ) : null}
        {waiting.length > 0 ? (
          <li>
            <Mark kind="waiting">{t('centre-screens.entry.not-compared')}</Mark>
            {names(waiting)}
          </li>
        ) : null}
      </ul>
    </section>
  );
}
