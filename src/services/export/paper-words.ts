import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { assumptionSentence, type Explanation, type Plan, type Speech } from '../../domain/plan/index.ts';
import type { Assumption, NamedCheck, WordedNorm } from '../../export/background.ts';
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
      rule: inBoth((locale) => ruleName(reason, locale)),
      text: inBoth((locale) => assumptionSentence(reason, speeches[locale]) ?? reason.text),
    }));
}

/** The checks of a plan's certificate with their names. */
export function checksOf({ certificate }: Plan): NamedCheck[] {
  return certificate.checks.map(({ id, ok }) => ({
    ok,
    name: inBoth((locale) => textAt(locale, ['plan', 'certificate', 'names', id.replaceAll('.', ' ')]) ?? id),
  }));
}

/** A norm with its unit in both languages. */
export function wordedNorm(norm: AppliedNorm): WordedNorm {
  return { ...norm, unitWords: inBoth((locale) => textAt(locale, ['units', norm.unit]) ?? norm.unit) };
}

function inBoth(text: (locale: ExportLocale) => string): Words {
  return { zh: text('zh'), en: text('en') };
}

/** The name of a rule; that of a rule's family where it has none of its own. */
function ruleName({ constraint }: Explanation, locale: ExportLocale): string {
  const words = constraint.split('.');
  for (let length = words.length; length > 0; length -= 1) {
    const name = textAt(locale, ['rules', ...words.slice(0, length), 'name']);
    if (name !== null) return name;
  }
  return constraint;
}

function speechOf(locale: ExportLocale, names: Names): Speech {
  return {
    sentence(key, parameters) {
      const text = textAt(locale, ['assumptions', ...key.split('.')]);
      return text?.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => parameters[name] ?? '') ?? null;
    },
    school: (schoolId) => names.school(schoolId),
    district: (districtId) => names.district(districtId) ?? districtId,
    stage: (stage) => textAt(locale, ['stages', stage]) ?? stage,
    level: (level) => textAt(locale, ['choices', 'level', level]) ?? level,
    number: (value, digits) => value.toLocaleString('en-US', { maximumFractionDigits: digits }),
    share: (value) => `${(value * 100).toLocaleString('en-US', { maximumFractionDigits: 1 })}%`,
    unknown: textAt(locale, ['common', 'unknown']) ?? '—',
  };
}

/** A locale file: texts in groups within groups. */
interface Texts {
  readonly [key: string]: string | Texts;
}
const textsSchema: z.ZodType<Texts> = z.lazy(() => z.record(z.string(), z.union([z.string(), textsSchema])));
const loaded = new Map<ExportLocale, Texts>();

/** The text at a place of the window's locale file, so that window and papers say the same; null where there is none. */
function textAt(locale: ExportLocale, path: readonly string[]): string | null {
  let texts = loaded.get(locale);
  if (texts === undefined) {
    texts = textsSchema.parse(JSON.parse(readFileSync(join(resourceFolder(), 'locales', `${locale}.json`), 'utf8')));
    loaded.set(locale, texts);
  }
  let found: string | Texts | undefined = texts;
  for (const key of path) found = typeof found === 'object' && Object.hasOwn(found, key) ? found[key] : undefined;
  return typeof found === 'string' ? found : null;
}
