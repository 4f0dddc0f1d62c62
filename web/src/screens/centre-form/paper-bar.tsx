import { useTranslation } from 'react-i18next';
import type { CentreForm } from '../../api/centre.js';
import { Button } from '../../design/button.js';
import { labelOf } from './slots.js';
import styles from './paper-bar.module.css';
import type { Paper } from './use-paper.js';

/** Pages, size, turning and the frame, by hand and by keys. */
export function PaperBar({ form, paper }: { form: CentreForm; paper: Paper }) {
  const { t } = useTranslation();
  const { images, layout } = form;
  return (
    <div className={styles['bar']} role="group" aria-label={t('centre-screens.paper.tools')}>
      {images.length > 1 ? (
        <span className={styles['pages']}>
          {images.map((image, at) => (
            <button
              key={`${image.documentId}${image.page}`}
              type="button"
              aria-pressed={at === paper.page}
              aria-label={t('centre-screens.paper.page', { page: at + 1 })}
              onClick={() => paper.openPage(at)}
            >
              {at + 1}
            </button>
          ))}
        </span>
      ) : null}
      <span className={styles['where']}>
        {t('centre-screens.paper.where', { page: paper.page + 1, of: images.length, form: labelOf(layout.name) })}
      </span>
      {images.length > 1 ? (
        <Button size="row" kind="neutral" action="paperNextPage" onPress={paper.nextPage}>
          {t('centre-screens.paper.next-page')}
        </Button>
      ) : null}
      <Button size="row" kind="neutral" action="paperLarger" label={t('web.keys.paperLarger')} onPress={paper.larger}>
        ＋
      </Button>
      <Button
        size="row"
        kind="neutral"
        action="paperSmaller"
        label={t('web.keys.paperSmaller')}
        onPress={paper.smaller}
      >
        －
      </Button>
      <Button size="row" kind="neutral" action="paperTurn" onPress={paper.turnOn}>
        {t('centre-screens.paper.turn')}
      </Button>
      <Button size="row" kind="neutral" action="paperFrame" onPress={paper.frameOnOff}>
        {t('centre-screens.paper.frame')}
      </Button>
    </div>
  );
}
