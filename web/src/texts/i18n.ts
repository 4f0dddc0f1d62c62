import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { prefix } from '../api/base.js';
import { firstLanguage, type Language } from './language.js';

async function load(language: Language): Promise<void> {
  if (i18next.hasResourceBundle(language, 'texts')) return;
  const response = await fetch(`${prefix}/api/texts/${language}`, { headers: { Accept: 'application/json' } });
  if (!response.ok) throw new Error(`texts ${response.status}`);
  i18next.addResourceBundle(language, 'texts', await response.json());
}

const showLanguage = (language: Language) => {
  document.documentElement.lang = language;
};

/** Texts are data of the city, fetched when the page opens; nothing is compiled into the screens. */
export async function startTexts(): Promise<void> {
  const language = firstLanguage();
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    defaultNS: 'texts',
    ns: ['texts'],
    resources: {},
    interpolation: { escapeValue: false },
    // A key is never a text: whoever looks at the console of a screen, or a test, finds out.
    saveMissing: true,
    missingKeyHandler: (_languages, _namespace, key) => console.error(`There is no text "${key}"`),
    missingInterpolationHandler: (text: string, value: string[]) => {
      console.error(`Nothing stands for ${value[0] ?? ''} in the text "${text}"`);
      return '';
    },
    react: { useSuspense: false },
  });
  await load(language);
  showLanguage(language);
  await i18next.changeLanguage(language);
}

export async function speak(language: Language): Promise<void> {
  await load(language);
  showLanguage(language);
  await i18next.changeLanguage(language);
}
