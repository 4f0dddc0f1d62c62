import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { prefix } from '../../api/base.js';
import { Button } from '../../design/button.js';
import { useKey } from '../../keys/use-key.js';
import styles from './register/register.module.css';

export interface SheetImage {
  documentId: string;
  page: number;
  url: string;
}

/** The scanned papers of one envelope: page by page, larger, turned. */
export function Sheets({ images }: { images: readonly SheetImage[] }) {
  const { t } = useTranslation();
  const [at, setAt] = useState(0);
  const [turn, setTurn] = useState(0);
  const [zoom, setZoom] = useState(1);
  const image = images[Math.min(at, images.length - 1)];
  useKey({ action: 'paperNextPage' }, () => setAt((before) => (before + 1) % Math.max(1, images.length)));
  if (!image) return <p>{t('mail-screens.photo.none')}</p>;
  return (
    <>
      <div className={styles['image']} tabIndex={0} role="region" aria-label={t('mail-screens.photo.region')}>
        <img
          src={`${prefix}${image.url}`}
          alt={t('mail-screens.photo.alt', { page: at + 1, of: images.length })}
          style={{ width: `${zoom * 100}%`, transform: `rotate(${turn}deg)` }}
        />
      </div>
      <div className={styles['head']}>
        <span className={styles['pages']} role="group" aria-label={t('mail-screens.photo.pages')}>
          {images.map(({ documentId, page }, index) => (
            <button
              key={`${documentId} ${page}`}
              type="button"
              aria-pressed={index === at}
              aria-label={t('mail-screens.photo.page', { page: index + 1 })}
              onClick={() => setAt(index)}
            >
              {index + 1}
            </button>
          ))}
        </span>
        <span className={styles['pages']}>
          <Button
            size="row"
            kind="neutral"
            action="paperLarger"
            onPress={() => setZoom((before) => (before >= 3 ? 1 : before + 0.5))}
          >
            {t('mail-screens.photo.larger')}
          </Button>
          <Button size="row" kind="neutral" action="paperTurn" onPress={() => setTurn((before) => (before + 90) % 360)}>
            {t('mail-screens.photo.turn')}
          </Button>
        </span>
      </div>
    </>
  );
}
