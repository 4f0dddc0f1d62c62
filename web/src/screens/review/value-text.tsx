import { useTranslation } from 'react-i18next';
import type { Piece } from '../centre-form/compare.js';
import { codePoint } from '../centre-form/glyphs.js';
import styles from './row-list.module.css';

interface Props {
  text: string;
  /** What differs from the other side is underlined, never bold: thick strokes hide the form of a character. */
  pieces: readonly Piece[] | undefined;
  isGlyph: boolean;
}

export function ValueText({ text, pieces, isGlyph }: Props) {
  const { t } = useTranslation();
  if (text === '') return <span className={styles['quiet']}>{t('centre-screens.review.blank')}</span>;
  const other = pieces?.filter(({ differs }) => differs).map((piece) => piece.text) ?? [];
  return (
    <span className={styles['value']}>
      <span className={isGlyph ? styles['glyphs'] : text.length > 14 ? styles['long'] : styles['text']}>
        {(pieces ?? [{ text, differs: false }]).map((piece, at) =>
          piece.differs ? <mark key={at}>{piece.text}</mark> : <span key={at}>{piece.text}</span>,
        )}
      </span>
      {isGlyph ? <span className={styles['code']}>{other.map(codePoint).join(' ')}</span> : null}
    </span>
  );
}
