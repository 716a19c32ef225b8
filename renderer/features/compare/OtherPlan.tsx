import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice } from '../plan/Choice.tsx';
import type { ComparePartProps } from './CompareScreen.tsx';

/** The plan that is set beside the reference where only two fit, and the control that chooses it among several. */
export function useOtherPlan({ comparison, nameOf }: Pick<ComparePartProps, 'comparison' | 'nameOf'>) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState<string | null>(null);
  const others = comparison.plans.map(({ planId }) => planId).filter((planId) => planId !== comparison.reference);
  const other = others.find((planId) => planId === wanted) ?? others[0] ?? comparison.reference;
  const control = others.length > 1 && (
    <Choice
      label={t('compare.plan')}
      value={other}
      onChange={setWanted}
      options={others.map((value) => ({ value, text: nameOf(value) }))}
    />
  );
  return { other, control };
}
