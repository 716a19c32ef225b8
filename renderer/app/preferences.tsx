import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JsonValue } from '../../src/api/index.ts';
import { useClient } from '../api/client-context.ts';
import type { MoneyUnit } from '../i18n/format.ts';
import type { Language } from '../i18n/index.ts';

export const THEMES = ['light', 'dark', 'system'] as const;
export type Theme = (typeof THEMES)[number];

/** What the user set for this computer, as the core keeps it. */
export type StoredPreferences = Readonly<Record<string, JsonValue>>;

interface Preferences {
  readonly theme: Theme;
  /** The theme in force: what the system says, where the user leaves it to the system. */
  readonly shownTheme: 'light' | 'dark';
  readonly moneyUnit: MoneyUnit;
  readonly language: Language;
  /** Any other preference, such as a saved view of a grid. */
  get(key: string): JsonValue | undefined;
  set(key: string, value: JsonValue): void;
}

const PreferencesContext = createContext<Preferences | null>(null);

/** The user's preferences, and how to change them. */
export function usePreferences(): Preferences {
  const preferences = useContext(PreferencesContext);
  if (preferences === null) throw new Error('There are no preferences above this component.');
  return preferences;
}

/** The language that is stored; Chinese where none is. */
export function languageOf(stored: StoredPreferences): Language {
  return stored.language === 'en' ? 'en' : 'zh';
}

/** Keeps preferences in the core and applies theme and language to the page. */
export function PreferencesProvider({ stored, children }: { stored: StoredPreferences; children: ReactNode }) {
  const client = useClient();
  const { i18n } = useTranslation();
  const [values, setValues] = useState(stored);
  const [systemDark, setSystemDark] = useState(() => matchMedia('(prefers-color-scheme: dark)').matches);

  useEffect(() => {
    const query = matchMedia('(prefers-color-scheme: dark)');
    const follow = () => setSystemDark(query.matches);
    query.addEventListener('change', follow);
    return () => query.removeEventListener('change', follow);
  }, []);

  const theme: Theme = values.theme === 'light' || values.theme === 'dark' ? values.theme : 'system';
  const shownTheme = theme === 'system' ? (systemDark ? 'dark' : 'light') : theme;
  const language = languageOf(values);
  const moneyUnit: MoneyUnit = values.moneyUnit === 'yuan' ? 'yuan' : 'tenThousandYuan';

  useEffect(() => {
    document.documentElement.dataset.theme = shownTheme;
  }, [shownTheme]);

  useEffect(() => {
    if (i18n.language !== language) void i18n.changeLanguage(language);
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    document.title = i18n.getFixedT(language)('app.name');
    client.call('shell.setLanguage', { language }).catch(() => undefined);
  }, [client, i18n, language]);

  const set = useCallback(
    (key: string, value: JsonValue) => {
      setValues((before) => ({ ...before, [key]: value }));
      // A preference that cannot be kept still holds until the window closes.
      client.call('preferences.set', { key, value: value as never }).catch(() => undefined);
    },
    [client],
  );

  const preferences = useMemo<Preferences>(
    () => ({ theme, shownTheme, moneyUnit, language, get: (key) => values[key], set }),
    [theme, shownTheme, moneyUnit, language, values, set],
  );
  return <PreferencesContext.Provider value={preferences}>{children}</PreferencesContext.Provider>;
}
