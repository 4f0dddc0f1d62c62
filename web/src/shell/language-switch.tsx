import { useTranslation } from 'react-i18next';
import { rememberLanguage, type Language } from '../texts/language.js';
import { speak } from '../texts/i18n.js';
import styles from './language-switch.module.css';

const words: Record<Language, string> = { ja: '日本語', en: 'English' };

/** Each language by its own name; the one spoken is said in bold, the other is a way to it. */
export function LanguageSwitch({ account }: { account: string | null }) {
  const { i18n, t } = useTranslation();
  const choose = (language: Language) => {
    rememberLanguage(account, language);
    void speak(language);
  };
  const one = (language: Language) =>
    i18n.language === language ? (
      <strong lang={language} aria-current="true">
        {words[language]}
      </strong>
    ) : (
      <button type="button" lang={language} onClick={() => choose(language)}>
        {words[language]}
      </button>
    );
  return (
    <div role="group" aria-label={t('web.shell.language')} className={styles['switch']}>
      {one('ja')}
      <span aria-hidden="true">|</span>
      {one('en')}
    </div>
  );
}
