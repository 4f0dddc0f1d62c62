import { useTranslation } from 'react-i18next';
import { useCentreQueue } from '../../api/centre.js';
import { Button } from '../../design/button.js';
import { Mark } from '../../design/mark.js';
import { inLanguage } from '../../texts/language.js';
import styles from './idle-desk.module.css';

/** What somebody asks to correct after its approval: it is changed when this second person agrees. */
export function CorrectionsWaiting({ onOpen }: { onOpen: (formId: string) => void }) {
  const { t } = useTranslation();
  const rows = useCentreQueue({ correction: 'to-judge' }).data?.forms ?? [];
  if (rows.length === 0) return null;
  return (
    <section className={styles['mine']}>
      <h2>{t('centre-screens.idle.corrections', { count: rows.length })}</h2>
      <ul>
        {rows.map(({ formId, name, caseNumber, correctedBy }) => (
          <li key={formId}>
            <Mark kind="confirm">{t('centre-screens.queue.correction')}</Mark>
            <strong>{inLanguage(name.ja, name.en)}</strong>
            <span>{caseNumber}</span>
            <span>{t('centre-screens.idle.corrected-by', { by: correctedBy?.name ?? '' })}</span>
            <Button
              size="row"
              label={`${t('centre-screens.idle.judge')} ${inLanguage(name.ja, name.en)} ${caseNumber ?? ''}`}
              onPress={() => onOpen(formId)}
            >
              {t('centre-screens.idle.judge')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
