import { useTranslation } from 'react-i18next';
import type { Office } from '../../api/types.js';
import { inLanguage, named } from '../../texts/language.js';

/** 小倉北区 市民課 */
export function useOfficeHeading(office: Office | undefined): string {
  useTranslation();
  if (!office) return '';
  return `${named(office)} ${inLanguage(office.section_ja, office.section_en)}`;
}
