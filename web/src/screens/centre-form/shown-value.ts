import { formatEra, parseEraDate } from '../../../../src/calendar/era.js';
import type { EntryValue } from '../../../../src/guidance/entry.js';
import type { LayoutField } from '../../../../src/guidance/layout.js';
import { inLanguage } from '../../texts/language.js';
import { isBlank, isDateField } from './field-kinds.js';
import { labelOf } from './slots.js';

export const tickWord = (ticked: boolean): string => (ticked ? inLanguage('あり', 'yes') : inLanguage('なし', 'no'));

/** A value as people read it: dates by era, codes by their words. */
export function shownValue(field: LayoutField, value: EntryValue): string {
  if (typeof value === 'boolean') return tickWord(value);
  if (isBlank(value)) return '';
  const text = String(value);
  if (isDateField(field)) {
    const read = parseEraDate(text);
    return 'iso' in read ? formatEra(read.iso, 'short') : text;
  }
  const code = field.codes?.find((one) => one.code === text);
  return code ? labelOf(code) : text;
}

/** How the same value is written into its field. */
export function writtenValue(field: LayoutField, value: EntryValue): string {
  return field.codes || typeof value === 'boolean'
    ? typeof value === 'string'
      ? value
      : ''
    : shownValue(field, value);
}
