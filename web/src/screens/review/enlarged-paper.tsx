import { useTranslation } from 'react-i18next';
import { useEffect } from 'react';
import type { CentreForm } from '../../api/centre.js';
import { Button } from '../../design/button.js';
import { Dialog } from '../../design/dialog.js';
import { frameOf } from '../centre-form/frame.js';
import { PaperBar } from '../centre-form/paper-bar.js';
import { PaperView } from '../centre-form/paper-view.js';
import { labelOf } from '../centre-form/slots.js';
import { usePaper } from '../centre-form/use-paper.js';
import styles from './review-bench.module.css';
import type { ReviewRow } from './review-rows.js';

/** The whole page with the field framed, for a second look. */
export function EnlargedPaper({ form, row, onClose }: { form: CentreForm; row: ReviewRow; onClose: () => void }) {
  const { t } = useTranslation();
  const paper = usePaper(form);
  const frame = frameOf(form, { field: row.field.id, line: row.line });
  const { openPage } = paper;
  const page = frame?.page;
  useEffect(() => {
    if (page !== undefined) openPage(page);
    // Once, when it opens: from there she leafs for herself.
  }, [page]);
  const label = labelOf(row.field.label);
  return (
    <Dialog
      title={label}
      size="wide"
      onClose={onClose}
      foot={
        <Button kind="other" keyName="Esc" autoFocus onPress={onClose}>
          {t('web.close')}
        </Button>
      }
    >
      <div className={styles['enlarged']}>
        <PaperBar form={form} paper={paper} />
        <PaperView form={form} paper={paper} frame={frame} tag={label} />
      </div>
    </Dialog>
  );
}
