import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useDemo } from '../../api/session.js';
import { Button } from '../../design/button.js';
import type { Papers } from './use-papers.js';

interface Props {
  papers: Papers;
  /** What the photograph is of. */
  word: string;
  size?: 'row' | 'normal';
}

/** Takes a photograph or a scan in. */
export function PhotoButton({ papers, word, size = 'normal' }: Props) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept="image/jpeg,image/png,image/tiff,application/pdf"
        aria-label={word}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) papers.read(file);
          event.target.value = '';
        }}
      />
      <Button
        size={size}
        kind="neutral"
        action="mailPhoto"
        isPending={papers.isPending}
        onPress={() => input.current?.click()}
      >
        {word}
      </Button>
    </>
  );
}

/** The demo city has no post: the next letter that nobody has opened is at hand. */
export function SampleButton({ papers }: { papers: Papers }) {
  const { t } = useTranslation();
  const demo = useDemo();
  if (!demo.data?.enabled) return null;
  return (
    <Button kind="neutral" action="mailSample" isDisabled={papers.isPending} onPress={papers.sample}>
      {t('mail-screens.photo.sample')}
    </Button>
  );
}
