import i18next from 'i18next';

export const languages = ['ja', 'en'] as const;
export type Language = (typeof languages)[number];

export const currentLanguage = (): Language => (i18next.language === 'en' ? 'en' : 'ja');

const storageKey = (account: string | null) => (account ? `madoguchi.language.${account}` : 'madoguchi.language');

export function rememberedLanguage(account: string | null): Language | null {
  const stored = localStorage.getItem(storageKey(account));
  return stored === 'ja' || stored === 'en' ? stored : null;
}

export function rememberLanguage(account: string | null, language: Language): void {
  localStorage.setItem(storageKey(account), language);
}

/** Japanese for the office; a visitor's phone is asked in its own language first. */
export function firstLanguage(): Language {
  const onPhone = /^(\/~[^/]+)?\/t\//.test(window.location.pathname);
  if (onPhone) return navigator.language.toLowerCase().startsWith('ja') ? 'ja' : 'en';
  return rememberedLanguage(null) ?? 'ja';
}

/** Names that the office keeps in both languages. */
export function named(of: { name_ja: string; name_en: string }): string {
  return currentLanguage() === 'en' ? of.name_en : of.name_ja;
}

export const inLanguage = (ja: string, en: string): string => (currentLanguage() === 'en' ? en : ja);
