import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatEra, parseEraDate } from '../../../src/calendar/era.js';
import { Field } from './field.js';

interface Props {
  label: string;
  /** The date taken so far, ISO. */
  value: string | null;
  onChange: (iso: string | null) => void;
  isRequired?: boolean;
  autoFocus?: boolean;
  layout?: 'above' | 'left';
}

const tidy = (iso: string | null): string => (iso ? formatEra(iso, 'short') : '');

/** One field for a date as people write it: S59.2.3, 昭和59年2月3日, 1984-2-3; what was understood stands beside it. */
export function EraDateField({
  label,
  value,
  onChange,
  isRequired = false,
  autoFocus = false,
  layout = 'left',
}: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(tidy(value));
  const read = typed.trim() === '' ? null : parseEraDate(typed);
  const isWrong = read !== null && 'error' in read;
  const take = (words: string) => {
    setTyped(words);
    const now = words.trim() === '' ? null : parseEraDate(words);
    onChange(now && 'iso' in now ? now.iso : null);
  };
  return (
    <Field
      label={label}
      layout={layout}
      value={typed}
      required={isRequired}
      autoFocus={autoFocus}
      autoComplete="off"
      onChange={(event) => take(event.target.value)}
      meaning={
        read && 'iso' in read ? (
          <strong>{t('web.era.meaning', { era: formatEra(read.iso, 'long'), iso: read.iso })}</strong>
        ) : undefined
      }
      error={isWrong ? t(`web.era.${read.error}`) : undefined}
      hint={typed === '' ? t('web.era.hint') : undefined}
    />
  );
}
