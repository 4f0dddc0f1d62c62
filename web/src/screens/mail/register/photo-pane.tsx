import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../design/button.js';
import { ProblemNote } from '../../../design/problem-note.js';
import { mailKeys } from '../keys.js';
import { Sheets } from '../sheets.js';
import type { EnvelopeScan } from '../mail-api.js';
import styles from './register.module.css';

interface Props {
  scans: readonly EnvelopeScan[];
  onFile: (file: File) => void;
  isPending: boolean;
  error: unknown;
}

/** The contents of the envelope, photographed or scanned, stay in sight while it is typed. */
export function PhotoPane({ scans, onFile, isPending, error }: Props) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const images = scans.flatMap(({ documentId, pages }) => pages.map(({ page, url }) => ({ documentId, page, url })));
  const choose = () => input.current?.click();
  return (
    <>
      <div className={styles['head']}>
        <h1>{t('mail-screens.photo.title', { count: images.length })}</h1>
        <Button kind="neutral" keyName={mailKeys.photo} keyActs isPending={isPending} onPress={choose}>
          {t(images.length > 0 ? 'mail-screens.photo.more' : 'mail-screens.photo.take')}
        </Button>
      </div>
      <input
        ref={input}
        type="file"
        hidden
        accept="image/jpeg,image/png,image/tiff,application/pdf"
        aria-label={t('mail-screens.photo.take')}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) onFile(file);
          event.target.value = '';
        }}
      />
      <ProblemNote error={error} />
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
            if (file) onFile(file);
          }}
        >
          <strong>{t('mail-screens.photo.empty')}</strong>
          <span>{t('mail-screens.photo.empty-do')}</span>
        </div>
      )}
    </>
  );
}
