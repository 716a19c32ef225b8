import type { ExportLocale } from '../words.ts';

/** Parts of an arithmetic as planning writes it, and how an office writes them. */
const PARTS: readonly (readonly [found: RegExp, zh: string, en: string])[] = [
  [/ceil\(([\d.,]+) \/ ([\d.,]+)\)/g, '$1÷$2进位', '$1 / $2 rounded up'],
  [/ for the resource room/g, '（资源教室）', ' for the resource room'],
];

/** An arithmetic such as `ceil(1441 / 19) = 76` in the words of an office. */
export function arithmeticText(arithmetic: string | null, locale: ExportLocale): string | null {
  if (arithmetic === null) return null;
  return PARTS.reduce((text, [found, zh, en]) => text.replaceAll(found, locale === 'zh' ? zh : en), arithmetic);
}
