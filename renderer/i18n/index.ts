import i18next, { type FormatterModule, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import en from '../../resources/locales/en.json';
import zh from '../../resources/locales/zh.json';
import { counted } from '../../src/domain/filled-text.ts';

export const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What a text makes of a parameter: `{{count, number}}` a number with separators, else a number with its words. */
const FORMATS: FormatterModule = {
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format(value: unknown, format, language) {
    if (format === 'number') return new Intl.NumberFormat(language).format(Number(value));
    const shown = String(value ?? '');
    return format === undefined ? shown : counted(shown, format);
  },
};

/** Starts the texts of the window. Both languages are in the bundle, so switching needs no loading. */
export async function startTexts(language: Language): Promise<i18n> {
  await i18next
    .use(initReactI18next)
    .use(FORMATS)
    .init({
      resources: { zh: { translation: zh }, en: { translation: en } },
      lng: language,
      fallbackLng: false,
      // Units and codes may hold colons.
      nsSeparator: false,
      interpolation: { escapeValue: false },
      returnNull: false,
    });
  return i18next;
}
