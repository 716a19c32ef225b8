import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filledText } from '../../../src/domain/filled-text.ts';
import { ROOT } from './built-window.ts';

export type WindowLanguage = 'zh' | 'en';

/** The words of the window by their keys, so that one and the same step works in both languages. */
export type Words = (key: string, parameters?: Readonly<Record<string, string>>) => string;

/** @throws Error for a key that the language does not have */
export function wordsOf(language: WindowLanguage): Words {
  const all: unknown = JSON.parse(readFileSync(join(ROOT, 'resources', 'locales', `${language}.json`), 'utf8'));
  return (key, parameters = {}) => {
    let found = all;
    for (const part of key.split('.')) found = (found as Readonly<Record<string, unknown>> | undefined)?.[part];
    if (typeof found !== 'string') throw new Error(`no words for ${key} in ${language}`);
    return filledText(found, parameters);
  };
}
