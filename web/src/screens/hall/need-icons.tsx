import { useTranslation } from 'react-i18next';
import type { Need } from '../../api/types.js';
import { Icon } from '../../design/icons.js';
import styles from './need-icons.module.css';

/** In a list the drawing with its word on hover; in a head with its word. */
export function NeedIcons({ needs, withWords = false }: { needs: readonly Need[]; withWords?: boolean }) {
  const { t } = useTranslation();
  if (needs.length === 0) return null;
  return (
    <span className={styles['needs']}>
      {needs.map((need) => (
        <span key={need} className={styles['need']} title={t(`reception-screens.needs.${need}`)}>
          <Icon name={need} size={16} />
          <span className={withWords ? undefined : 'for-readers'}>{t(`reception-screens.needs.${need}`)}</span>
        </span>
      ))}
    </span>
  );
}
