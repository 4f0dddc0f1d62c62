import { useTranslation } from 'react-i18next';
import { formatEra, parseEraDate } from '../../../../src/calendar/era.js';
import type { EntryValue } from '../../../../src/guidance/entry.js';
import { currentLanguage } from '../../texts/language.js';
import { ageOn } from '../centre-form/ages.js';
import { isSame } from '../centre-form/compare.js';
import { glyphsIn } from '../centre-form/glyphs.js';
import type { FieldProps } from './entry-field.js';
import styles from './entry-field.module.css';
import { isBlank, isDateField } from '../centre-form/field-kinds.js';

/** What a value is understood as, so that a slip shows before it is submitted. */
export function FieldMeaning({ slot: { field }, value, offered, again, day, known }: FieldProps) {
  const { t } = useTranslation();
  if (isBlank(value)) return null;
  if (isDateField(field)) return <DateMeaning value={value} day={day} withAge={field.past} />;
  if (field.type === 'address' || field.type === 'text') return null;
  if (field.type === 'name') return <Glyphs name={String(value)} />;
  // What came back was typed here, not offered by the ward.
  if (offered && again === null) return <span className={styles['quiet']}>{t('centre-screens.entry.offered')}</span>;
  if (!isBlank(known) && isSame(field, known, value)) {
    return <span className={styles['quiet']}>{t('centre-screens.entry.taken')}</span>;
  }
  return null;
}

function DateMeaning({ value, day, withAge }: { value: EntryValue; day: string; withAge: boolean }) {
  const { t } = useTranslation();
  const read = parseEraDate(String(value));
  if (!('iso' in read)) return null;
  const age = withAge ? ageOn(read.iso, day) : null;
  return (
    <>
      <strong>{currentLanguage() === 'en' ? read.iso : formatEra(read.iso, 'long')}</strong>
      {age === null ? null : ` ${t('centre-screens.entry.age', { count: age })}`}
    </>
  );
}

function Glyphs({ name }: { name: string }) {
  const { t } = useTranslation();
  const [first] = glyphsIn(name).filter(({ isCommon }) => !isCommon);
  if (!first) return null;
  return (
    <span className={styles['glyph']}>
      {t('centre-screens.entry.glyph')} <span className={styles['sign']}>{first.sign}</span>{' '}
      {t('centre-screens.entry.glyph-old', { common: first.common })}
    </span>
  );
}
