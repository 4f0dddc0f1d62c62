import { useTranslation } from 'react-i18next';
import type { CentreForm } from '../../api/centre.js';
import { Mark } from '../../design/mark.js';
import { clockTime } from '../../texts/times.js';
import styles from './fields-panel.module.css';

/** Who sent it back, when, and in which words. */
export function ReturnNotice({ form }: { form: CentreForm }) {
  const { t } = useTranslation();
  const last = form.returns.at(-1);
  if (!last || last.at < (form.entry?.at ?? '')) return null;
  return (
    <div className={styles['returned']} role="note">
      <Mark kind="returned">
        <strong>
          {t(`centre-screens.entry.returned-${last.to}`, { by: last.by.name ?? '', at: clockTime(last.at) })}
        </strong>
      </Mark>
      <p>{last.words}</p>
    </div>
  );
}
