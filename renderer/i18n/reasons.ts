import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../src/api/index.ts';
import {
  arithmeticText,
  type CertificateCheck,
  explanationSentence,
  placeSentence,
  ruleName,
  type Speech,
} from '../../src/domain/plan/index.ts';
import { useSchools } from '../app/schools.ts';
import { useFormat } from './format.ts';
import { useNames } from './names.ts';

type Reason = Pick<OutputOf<'plan.explain'>[number], 'kind' | 'constraint' | 'year' | 'schoolId' | 'text' | 'facts'>;

export interface Reasons {
  /** The name of a rule, such as `budget.capital`. */
  rule(constraint: string): string;
  /** The sentence of a decision, shortfall, relaxation or assumption, made of its facts. */
  text(reason: Reason): string;
  /** An arithmetic of the core, such as `ceil(720 / 19) = 38`. */
  arithmetic(text: string): string;
  /** Where a check of the certificate fails; null where it holds. */
  place(check: CertificateCheck): string | null;
}

/**
 * Plan explanations in words. A reason without a sentence here keeps the core's English one.
 *
 * @param isOfBureau false for what comes from elsewhere, whose codes may be other schools' here and so stand for themselves
 */
export function useReasons({ isOfBureau = true }: { readonly isOfBureau?: boolean } = {}): Reasons {
  const { t, i18n } = useTranslation();
  const names = useNames();
  const format = useFormat();
  const { nameOf, districts } = useSchools();
  return useMemo(() => {
    const speech: Speech = {
      text: (key, parameters) => (i18n.exists(key) ? String(t(key, parameters)) : null),
      school: (id) => (isOfBureau ? nameOf(id) : id),
      district: (id) => (isOfBureau ? districts.get(id) : undefined) ?? id,
      stage: (stage) => names.stage(stage),
      level: (level) => names.choice('level', level),
      kind: (kind) => names.choice('kind', kind),
      year: (year) => format.schoolYear(year),
      number: (value, digits) => format.number(value, digits),
      share: (value) => format.share(value),
      money: (yuan) => format.moneyWithUnit(yuan),
    };
    return {
      rule: (constraint) => ruleName(constraint, speech),
      text: (reason) => explanationSentence(reason, speech),
      arithmetic: (text) => arithmeticText(text, speech),
      place: (check) => placeSentence(check, speech),
    };
  }, [t, i18n, names, format, nameOf, districts, isOfBureau]);
}
