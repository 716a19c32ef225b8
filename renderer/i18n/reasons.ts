import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { assumptionSentence } from '../../src/domain/plan/index.ts';
import { useSchools } from '../app/schools.ts';
import { useFormat } from './format.ts';
import { useNames } from './names.ts';
import { type Reason, reasonText } from './reason-text.ts';

export interface Reasons {
  /** The name of a rule, such as `budget.capital`. */
  rule(constraint: string): string;
  /** The sentence of a decision, shortfall, relaxation or assumption, made of its facts. */
  text(reason: Reason): string;
}

/** Plan explanations in words. A reason without a sentence here keeps the core's English one. */
export function useReasons(): Reasons {
  const { t, i18n } = useTranslation();
  const names = useNames();
  const format = useFormat();
  const { nameOf, districts } = useSchools();
  return useMemo(() => {
    const tools = { t, names, format, nameOf, districtOf: (id: string) => districts.get(id) ?? id };
    return {
      rule(constraint) {
        // A norm's rule goes by the first words of its id that have a name.
        const words = constraint.split('.');
        for (let length = words.length; length > 0; length -= 1) {
          const key = `rules.${words.slice(0, length).join('.')}`;
          if (i18n.exists(`${key}.name`)) return t(`${key}.name`);
        }
        return constraint;
      },
      text: (reason) => reasonText(reason, tools) ?? assumptionText(reason),
    };

    function assumptionText(reason: Reason): string {
      const said = assumptionSentence(reason, {
        sentence: (key, parameters) => {
          const full = `assumptions.${key}`;
          return i18n.exists(full) ? String(t(full, parameters)) : null;
        },
        school: nameOf,
        district: (id) => districts.get(id) ?? id,
        stage: (stage) => names.stage(stage),
        level: (level) => names.choice('level', level),
        number: (value, digits) => format.number(value, digits),
        share: (value) => format.share(value),
        unknown: t('common.unknown'),
      });
      return said ?? reason.text;
    }
  }, [t, i18n, names, format, nameOf, districts]);
}
