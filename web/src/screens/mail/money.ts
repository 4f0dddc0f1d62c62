import { currentLanguage } from '../../texts/language.js';

/** 2,250円, or ¥2,250. */
export const yen = (amount: number): string => {
  const digits = amount.toLocaleString('en-US');
  return currentLanguage() === 'en' ? `¥${digits}` : `${digits}円`;
};
