import { useTranslation } from 'react-i18next';
import { NotDisclosed } from '../../design/red-band.js';
import { clockTime, dayOf } from '../../texts/times.js';
import { said, type ThenState } from './readings.js';
import styles from './then-panel.module.css';

type Change = ThenState['changes'][number];

export function ChangeTable({ changes }: { changes: readonly Change[] }) {
  const { t } = useTranslation();
  return (
    <>
      <h3>{t('audit-screens.changes.title')}</h3>
      {changes.length === 0 ? (
        <p className={styles['none']}>{t('audit-screens.changes.none')}</p>
      ) : (
        <table className={`${styles['table']} ${styles['changes']}`}>
          <thead>
            <tr>
              <th scope="col">{t('audit-screens.changes.field')}</th>
              <th scope="col">{t('audit-screens.changes.before')}</th>
              <th scope="col">{t('audit-screens.changes.after')}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map((change, index) => (
              <tr key={`${index} ${change.label.ja}`}>
                <td>{said(change.label)}</td>
                <td>{change.hidden ? <NotDisclosed /> : shown(change.before)}</td>
                <td>{change.hidden ? <NotDisclosed /> : shown(change.after)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

/** Days and moments are stored plainly and read in the office's way. */
function shown(words: Change['before']): string {
  if (!words) return '—';
  const text = said(words);
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return dayOf(`${text}T00:00:00+09:00`);
  return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text) ? `${dayOf(text)} ${clockTime(text)}` : text;
}
