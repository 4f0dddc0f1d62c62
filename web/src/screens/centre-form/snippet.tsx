import { useTranslation } from 'react-i18next';
import type { CentreForm } from '../../api/centre.js';
import { widened, type Frame } from './frame.js';
import styles from './snippet.module.css';
import { pageUrl } from './use-paper.js';

interface Props {
  form: CentreForm;
  frame: Frame | undefined;
  label: string;
  width: number;
  height: number;
}

const margin = 0.006;
/** Beyond this a scan of 200 dpi only gets coarser. */
const widest = 1600;

/** The place of one field, cut out of the page's image by the browser. */
export function Snippet({ form, frame, label, width, height }: Props) {
  const { t } = useTranslation();
  const image = frame && form.images[frame.page];
  if (!frame || !image) return <span className={styles['none']}>{t('centre-screens.review.no-place')}</span>;
  const place = widened(frame, margin);
  const ratio = form.layout.page.height / form.layout.page.width;
  const page = Math.min(width / place.width, height / (place.height * ratio), widest);
  return (
    <span className={styles['cut']} style={{ width: place.width * page, height: place.height * page * ratio }}>
      <img
        src={pageUrl(image)}
        alt={t('centre-screens.review.image-of', { field: label })}
        draggable={false}
        style={{ width: page, height: page * ratio, left: -place.left * page, top: -place.top * page * ratio }}
      />
    </span>
  );
}
