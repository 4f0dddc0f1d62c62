import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CentreForm } from '../../api/centre.js';
import { PaperBar } from '../centre-form/paper-bar.js';
import { PaperView } from '../centre-form/paper-view.js';
import { usePaper } from '../centre-form/use-paper.js';
import styles from './review-bench.module.css';

/** Where the layout does not say which place is whose, the whole page lies beside the rows. */
export function BesidePaper({ form, children }: { form: CentreForm; children: ReactNode }) {
  const { t } = useTranslation();
  const paper = usePaper(form);
  return (
    <div className={styles['beside']}>
      {children}
      <section className={styles['page']} aria-label={t('centre-screens.paper.title')}>
        <PaperBar form={form} paper={paper} />
        <PaperView form={form} paper={paper} frame={undefined} tag="" />
      </section>
    </div>
  );
}
