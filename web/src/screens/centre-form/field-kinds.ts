import type { EntryValue } from '../../../../src/guidance/entry.js';
import type { LayoutField } from '../../../../src/guidance/layout.js';

export const isDateField = ({ type }: Pick<LayoutField, 'type'>): boolean => type === 'date' || type === 'era_date';
export const isTickField = ({ type }: Pick<LayoutField, 'type'>): boolean => type === 'boolean' || type === 'signature';

export const isBlank = (value: EntryValue): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
