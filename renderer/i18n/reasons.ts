import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../src/api/index.ts';
import { useSchools } from '../app/schools.ts';
import { useFormat } from './format.ts';
import { useNames } from './names.ts';

type Reason = Pick<OutputOf<'plan.explain'>[number], 'kind' | 'constraint' | 'year' | 'schoolId' | 'text' | 'facts'>;

export interface Reasons {
  /** The name of a rule, such as `budget.capital`. */
  rule(constraint: string): string;
  /** The sentence of a decision, shortfall, relaxation or assumption, made of its facts. */
  text(reason: Reason): string;
}

/** Facts that are amounts of yuan. */
const MONEY = /^(cost|amount|money|budget)/i;

/** Plan explanations in words. A rule without a sentence here keeps the core's English one. */
export function useReasons(): Reasons {
  const { t, i18n } = useTranslation();
  const names = useNames();
  const format = useFormat();
  const { nameOf, districts } = useSchools();
  return useMemo(() => {
    const parameters = (reason: Reason) => {
      const entries = Object.entries(reason.facts).map(([key, value]) => {
        if (key === 'stage' && typeof value === 'string') return [key, names.stage(value)];
        if (/SchoolId$/.test(key) && typeof value === 'string') return [key, nameOf(value)];
        if (key === 'districtId' && typeof value === 'string') return [key, districts.get(value) ?? value];
        if (typeof value === 'number') {
          if (MONEY.test(key)) return [key, format.moneyWithUnit(value)];
          return [key, /year$/i.test(key) ? format.schoolYear(value) : format.number(value)];
        }
        return [key, value ?? t('common.unknown')];
      });
      return {
        ...Object.fromEntries(entries),
        school: reason.schoolId === undefined ? '' : nameOf(reason.schoolId),
        year: format.schoolYear(reason.year),
      };
    };
    const keyOf = (reason: Reason): string | null => {
      const family = reason.constraint.split('.')[0] ?? '';
      for (const name of [reason.constraint, family]) {
        // Some rules have a sentence for each set of facts they come with.
        for (const fact of Object.keys(reason.facts)) {
          const key = `reasons.${reason.kind}.${name}.with.${fact}`;
          if (i18n.exists(key)) return key;
        }
        const key = `reasons.${reason.kind}.${name}.text`;
        if (i18n.exists(key)) return key;
      }
      return null;
    };
    return {
      rule: (constraint) => t(`rules.${constraint}.name`, { defaultValue: constraint }),
      text(reason) {
        const key = keyOf(reason);
        return key === null ? reason.text : String(t(key, parameters(reason)));
      },
    };
  }, [t, i18n, names, format, nameOf, districts]);
}
