import { useTranslation } from 'react-i18next';
import type { LayoutField } from '../../../../src/guidance/layout.js';
import { labelOf } from '../centre-form/slots.js';
import styles from './fields-panel.module.css';

const most = 4;

/** How the focused field may be written. */
export function HowToWrite({ field }: { field: LayoutField }) {
  const { t } = useTranslation();
  const kind = field.codes ? 'code' : field.type === 'digits' && field.shorter ? 'digits-shorter' : field.type;
  const codes = (field.codes ?? []).slice(0, most).map((code, at) => `${at + 1} ${labelOf(code)}`);
  const words = t(`centre-screens.how.${kind}`, {
    count: field.length ?? 0,
    codes: `${codes.join(' ・ ')}${(field.codes?.length ?? 0) > most ? ' …' : ''}`,
  });
  return (
    <p className={styles['how']}>
      <strong>{t('centre-screens.entry.how')}</strong>
      <span>{words}</span>
    </p>
  );
}
