import { useTranslation } from 'react-i18next';
import type { CaseForm } from '../../../api/cases.js';
import { pageImage } from '../../../api/scans.js';
import styles from './pages.module.css';

/** The pages read in for the chosen form, small; a click or Enter shows one large. */
export function FormPages({ form, isPending }: { form: CaseForm; isPending: boolean }) {
  const { t } = useTranslation();
  return (
    <div className={styles['strip']} aria-busy={isPending}>
      {form.images.length === 0 ? (
        <p className={styles['drop']}>{t(isPending ? 'case-screens.papers.reading' : 'case-screens.papers.drop')}</p>
      ) : (
        form.images.map(({ documentId, page }, index) => (
          <a key={`${documentId}${page}`} href={pageImage(documentId, page)} target="_blank" rel="noopener">
            <img src={pageImage(documentId, page)} alt={t('case-screens.papers.page', { number: index + 1 })} />
            <span>{t('case-screens.papers.page', { number: index + 1 })}</span>
          </a>
        ))
      )}
    </div>
  );
}
