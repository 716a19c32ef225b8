import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { filledText } from '../../domain/filled-text.ts';
import { explanationSentence, type Plan, placeSentence, ruleName, type Speech } from '../../domain/plan/index.ts';
import { schoolYear } from '../../domain/school-year.ts';
import type { Assumption, NamedCheck, PlanWords, WordedNorm } from '../../export/background.ts';
import type { Names } from '../../export/names.ts';
import type { ExportLocale, Words } from '../../export/words.ts';
import type { AppliedNorm } from '../../norms/index.ts';
import { resourceFolder } from '../../norms/resource-folder.ts';

/** What a plan takes for granted, rule and sentence in both languages. */
export function assumptionsOf({ explanations }: Plan, names: Names): Assumption[] {
  const speeches = { zh: speechOf('zh', names), en: speechOf('en', names) };
  return explanations
    .filter(({ kind }) => kind === 'assumption')
    .map((reason) => ({
      id: reason.constraint,
      rule: inBoth((locale) => ruleName(reason.constraint, speeches[locale])),
      text: inBoth((locale) => explanationSentence(reason, speeches[locale])),
    }));
}

/** The checks of a plan's certificate with their names. */
export function checksOf({ certificate }: Plan): NamedCheck[] {
  return certificate.checks.map(({ id, ok }) => ({
    ok,
    name: inBoth((locale) => checkName(id, locale)),
  }));
}

/** A norm with its unit in both languages. */
export function wordedNorm(norm: AppliedNorm): WordedNorm {
  return { ...norm, unitWords: inBoth((locale) => textAt(locale, `units.${norm.unit}`) ?? norm.unit) };
}

function inBoth(text: (locale: ExportLocale) => string): Words {
  return { zh: text('zh'), en: text('en') };
}

/** What a plan's explanations and checks say and are called in one language, in the window's own words. */
export function planWords(names: Names, locale: ExportLocale): PlanWords {
  const speech = speechOf(locale, names);
  return {
    rule: (constraint) => ruleName(constraint, speech),
    sentence: (explanation) => explanationSentence(explanation, speech),
    check: (id) => checkName(id, locale),
    place: (check) => placeSentence(check, speech),
  };
}

function checkName(id: string, locale: ExportLocale): string {
  return textAt(locale, `plan.certificate.names.${id.replaceAll('.', ' ')}`) ?? id;
}

function speechOf(locale: ExportLocale, names: Names): Speech {
  const number = (value: number, digits: number): string =>
    value.toLocaleString('en-US', { maximumFractionDigits: digits });
  const choice = (column: string, value: string): string => textAt(locale, `choices.${column}.${value}`) ?? value;
  return {
    text(key, parameters) {
      const text = textAt(locale, key);
      return text === null ? null : filledText(text, parameters);
    },
    school: (schoolId) => names.school(schoolId),
    district: (districtId) => names.district(districtId) ?? districtId,
    stage: (stage) => textAt(locale, `stages.${stage}`) ?? stage,
    level: (level) => choice('level', level),
    kind: (kind) => choice('kind', kind),
    year: schoolYear,
    number,
    share: (value) => `${number(value * 100, 1)}%`,
    money: (yuan) => (locale === 'zh' ? `${number(yuan / 10_000, 2)} 万元` : `¥${number(yuan, 0)}`),
  };
}

/** A locale file: texts in groups within groups. */
interface Texts {
  readonly [key: string]: string | Texts;
}
const textsSchema: z.ZodType<Texts> = z.lazy(() => z.record(z.string(), z.union([z.string(), textsSchema])));
const loaded = new Map<ExportLocale, Texts>();

/** The text at a place of the window's locale file, so that window and papers say the same; null where there is none. */
function textAt(locale: ExportLocale, path: string): string | null {
  let texts = loaded.get(locale);
  if (texts === undefined) {
    texts = textsSchema.parse(JSON.parse(readFileSync(join(resourceFolder(), 'locales', `${locale}.json`), 'utf8')));
    loaded.set(locale, texts);
  }
  let found: string | Texts | undefined = texts;
  for (const key of path.split('.'))
    found = typeof found === 'object' && Object.hasOwn(found, key) ? found[key] : undefined;
  return typeof found === 'string' ? found : null;
}
