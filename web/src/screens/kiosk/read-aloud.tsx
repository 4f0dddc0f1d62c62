import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components';
import { Icon } from '../../design/icons.js';
import { currentLanguage, type Language } from '../../texts/language.js';

const voiceFor = (language: Language): SpeechSynthesisVoice | undefined =>
  window.speechSynthesis?.getVoices().find((voice) => voice.localService && voice.lang.startsWith(language));

/** Offered only where the device has a voice of its own for the language shown. */
export function ReadAloud({ className }: { className: string }) {
  const { t } = useTranslation();
  const [, setVoices] = useState(0);
  useEffect(() => {
    const changed = () => setVoices((count) => count + 1);
    window.speechSynthesis?.addEventListener('voiceschanged', changed);
    return () => window.speechSynthesis?.removeEventListener('voiceschanged', changed);
  }, []);
  const voice = voiceFor(currentLanguage());
  if (!voice) return null;
  const read = () => {
    const words = new SpeechSynthesisUtterance(document.querySelector('main')?.innerText ?? '');
    words.voice = voice;
    window.speechSynthesis.cancel();
    window.speechSynthesis.speak(words);
  };
  return (
    <Button className={className} onPress={read}>
      <Icon name="sound" /> {t('reception-screens.kiosk.read-aloud')}
    </Button>
  );
}
