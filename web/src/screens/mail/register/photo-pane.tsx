import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../../../design/problem-note.js';
import { PhotoButton, SampleButton } from '../photo-buttons.js';
import { Sheets } from '../sheets.js';
import type { Papers } from '../use-papers.js';
import styles from './register.module.css';

/** The contents of the envelope, photographed or scanned, stay in sight while it is typed. */
export function PhotoPane({ papers }: { papers: Papers }) {
  const { t } = useTranslation();
  const [isOver, setIsOver] = useState(false);
  const { images } = papers;
  return (
    <>
      <div className={styles['head']}>
        <h1>{t('mail-screens.photo.title', { count: images.length })}</h1>
        <PhotoButton papers={papers} word={t(`mail-screens.photo.${images.length > 0 ? 'more' : 'take'}`)} />
      </div>
      <ProblemNote error={papers.error} />
      {images.length > 0 ? (
        <Sheets images={images} />
      ) : (
        <div
          className={styles['drop']}
          style={isOver ? { background: 'var(--act-ground)' } : undefined}
          onDragOver={(event) => {
            event.preventDefault();
            setIsOver(true);
          }}
          onDragLeave={() => setIsOver(false)}
          onDrop={(event) => {
            event.preventDefault();
            setIsOver(false);
            const [file] = event.dataTransfer.files;
            if (file) papers.read(file);
          }}
        >
          <strong>{t('mail-screens.photo.empty')}</strong>
          <span>{t('mail-screens.photo.empty-do')}</span>
          <SampleButton papers={papers} />
        </div>
      )}
    </>
  );
}
