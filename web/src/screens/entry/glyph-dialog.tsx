import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../design/button.js';
import { Dialog } from '../../design/dialog.js';
import { codePoint, glyphFamily } from '../centre-form/glyphs.js';
import styles from './glyph-dialog.module.css';

interface Props {
  text: string;
  onChoose: (text: string) => void;
  onClose: () => void;
}

const graphemes = new Intl.Segmenter('ja', { granularity: 'grapheme' });

/** The forms of each character of a name, large enough to be told apart: the one that stands on the paper is chosen. */
export function GlyphDialog({ text, onChoose, onClose }: Props) {
  const { t } = useTranslation();
  const [signs, setSigns] = useState(() => [...graphemes.segment(text)].map(({ segment }) => segment));
  const open = signs.flatMap((sign, at) => {
    const forms = glyphFamily(sign);
    return forms ? [{ at, sign, forms }] : [];
  });
  let key = 0;
  return (
    <Dialog
      title={t('centre-screens.glyph.title')}
      onClose={onClose}
      foot={
        <>
          <Button kind="neutral" onPress={onClose} keyName="Esc">
            {t('web.leave')}
          </Button>
          <Button kind="main" keyName="Enter" keyActs autoFocus onPress={() => onChoose(signs.join(''))}>
            {t('centre-screens.glyph.act')}
          </Button>
        </>
      }
    >
      <p className={styles['whole']}>{signs.join('')}</p>
      {open.map(({ at, sign, forms }) => (
        <div key={at} className={styles['forms']} role="group" aria-label={sign}>
          {forms.map((form) => {
            key += 1;
            return (
              <Button
                key={form}
                kind={form === sign ? 'other' : 'neutral'}
                size="large"
                {...(key < 10 ? { keyName: String(key), keyActs: true } : {})}
                onPress={() => setSigns(signs.map((one, index) => (index === at ? form : one)))}
              >
                <span className={styles['sign']}>{form}</span>
                <span className={styles['code']}>{codePoint(form)}</span>
                {form === sign ? <span className="for-readers">{t('centre-screens.glyph.now')}</span> : null}
              </Button>
            );
          })}
        </div>
      ))}
    </Dialog>
  );
}
