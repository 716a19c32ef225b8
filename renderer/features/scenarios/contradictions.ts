import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Override } from '../../../src/domain/scenario.ts';
import type { ScenarioItem } from '../../app/current.ts';
import { useFormat } from '../../i18n/format.ts';
import { overrideKey, useOverrideText } from './overrides.ts';

type Contradiction = ScenarioItem['contradictions'][number];

/** What does not go together with an override, to be told where the override stands. */
export function contradictionsAt({ contradictions }: ScenarioItem, override: Override): readonly Contradiction[] {
  const key = overrideKey(override);
  return contradictions.filter((fault) =>
    (fault.kind === 'setTwice' ? [fault.first, fault.second] : [fault.override]).some(
      (one) => overrideKey(one) === key,
    ),
  );
}

/** A contradiction in words, as said beside one of the overrides that it is about. */
export function useContradictionText(): (contradiction: Contradiction, beside: Override) => string {
  const { t } = useTranslation();
  const text = useOverrideText();
  const format = useFormat();
  return useMemo(
    () => (contradiction, beside) => {
      switch (contradiction.kind) {
        case 'setTwice': {
          const isFirst = overrideKey(contradiction.first) === overrideKey(beside);
          const other = isFirst ? contradiction.second : contradiction.first;
          return t(isFirst ? 'scenario.contradiction.overruled' : 'scenario.contradiction.overrules', {
            other: text(other),
          });
        }
        case 'withoutEffect':
          return t('scenario.contradiction.withoutEffect', { because: text(contradiction.because) });
        case 'yearNotPlanned':
          return t('scenario.contradiction.yearNotPlanned', { year: format.schoolYear(contradiction.year) });
      }
    },
    [t, text, format],
  );
}
