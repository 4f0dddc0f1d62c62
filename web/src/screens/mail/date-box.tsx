import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatEra, parseEraDate } from '../../../../src/calendar/era.js';
import { Box } from './box.js';

interface Props {
  label: string;
  value: string | null;
  onDate: (iso: string | null) => void;
  wide?: string;
}

/** A date as people write it (R8.11.20); tidied when she leaves the field. */
export function DateBox({ label, value, onDate, wide = '0 1 150px' }: Props) {
  const { t } = useTranslation();
  const [typing, setTyping] = useState<string | null>(null);
  const shown = typing ?? (value ? formatEra(value, 'short') : '');
  const read = typing === null || typing.trim() === '' ? null : parseEraDate(typing);
  return (
    <Box
      label={label}
      wide={wide}
      value={shown}
      placeholder="R8.11.20"
      error={read && 'error' in read ? t(`web.era.${read.error}`) : undefined}
      onType={(written) => {
        setTyping(written);
        const now = written.trim() === '' ? null : parseEraDate(written);
        onDate(now && 'iso' in now ? now.iso : null);
      }}
      onBlur={() => read && 'iso' in read && setTyping(null)}
    />
  );
}
