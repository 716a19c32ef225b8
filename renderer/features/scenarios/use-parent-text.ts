import { useTranslation } from 'react-i18next';
import type { Override } from '../../../src/domain/scenario.ts';
import { useApi } from '../../api/queries.ts';
import type { ScenarioItem } from '../../app/current.ts';
import { useFormat } from '../../i18n/format.ts';
import { useNames } from '../../i18n/names.ts';
import type { Inherited } from './inherited.ts';
import { overrideKey, useOverrideText } from './overrides.ts';

/** What the parent has in place of an override, in words: its own override, or the value of the norm. */
export function useParentText(
  { parentId }: ScenarioItem,
  inherited: readonly Inherited[],
): (override: Override) => string | null {
  const { t } = useTranslation();
  const names = useNames();
  const format = useFormat();
  const text = useOverrideText();
  const norms = useApi('norms.list', { scenarioId: parentId }).data?.norms;
  return (override) => {
    if (override.kind === 'norm') {
      const norm = norms?.find(({ id }) => id === override.id);
      if (norm === undefined) return null;
      if (norm.effectiveValue === null) return t('scenario.parentUnknown');
      return t('scenario.parentValue', {
        value: format.number(norm.effectiveValue, 4),
        difference: format.signed(override.value - norm.effectiveValue, 4),
        unit: names.unit(norm.unit),
      });
    }
    const before = inherited.find((one) => overrideKey(one.override) === overrideKey(override));
    return before === undefined ? null : t('scenario.parentHas', { override: text(before.override) });
  };
}
