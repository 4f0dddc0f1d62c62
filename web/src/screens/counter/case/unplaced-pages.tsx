import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseAnswer } from '../../../api/cases.js';
import { pageImage, type UnplacedPage } from '../../../api/scans.js';
import { Button } from '../../../design/button.js';
import { Mark } from '../../../design/mark.js';
import { inLanguage } from '../../../texts/language.js';
import styles from './pages.module.css';
import { liveForms } from './steps.js';
import { SetAsideDialog } from './set-aside-dialog.js';

interface Props {
  of: CaseAnswer;
  pages: readonly UnplacedPage[];
  isPending: boolean;
  onPlace: (page: UnplacedPage, formId: string) => void;
}

/** A page that no code placed: one digit ties it to its form, or says that it belongs to none. */
export function UnplacedPages({ of, pages, isPending, onPlace }: Props) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const [first] = pages;
  if (!first) return null;
  const forms = liveForms(of).filter(({ status }) => ['prepared', 'scanned', 'sent-back'].includes(status));
  return (
    <section className={styles['unplaced']} aria-label={t('case-screens.papers.unplaced', { count: pages.length })}>
      <img src={pageImage(first.documentId, first.page)} alt={t('case-screens.papers.page', { number: first.page })} />
      <div>
        <Mark kind="confirm">
          <strong>{t('case-screens.papers.unplaced', { count: pages.length })}</strong>
        </Mark>
        {first.foreignCode ? <p>{t('case-screens.papers.foreign')}</p> : null}
        <h3>{t('case-screens.papers.which')}</h3>
        <div className={styles['answers']}>
          {forms.slice(0, 9).map((form, index) => (
            <Button
              key={form.formId}
              keyName={String(index + 1)}
              keyActs
              isPending={isPending}
              onPress={() => onPlace(first, form.formId)}
            >
              {inLanguage(form.name.ja, form.name.en)}
            </Button>
          ))}
          <Button kind="neutral" keyName="0" keyActs isPending={isPending} onPress={() => setAsking(true)}>
            {t('case-screens.papers.of-none')}
          </Button>
        </div>
        {asking ? <SetAsideDialog page={first} onClose={() => setAsking(false)} /> : null}
      </div>
    </section>
  );
}
