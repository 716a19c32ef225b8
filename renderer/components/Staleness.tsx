import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanSummary } from '../app/current.ts';
import { Notice } from './Failure.tsx';

/** What has changed since a plan was made, as a list in words; empty when nothing has. */
export function useStaleText(): (plan: Pick<PlanSummary, 'stale'>) => string {
  const { t } = useTranslation();
  return useMemo(
    () =>
      ({ stale }) =>
        stale.map((reason) => t(`outcome.stale.${reason}`)).join(t('data.listSeparator')),
    [t],
  );
}

/**
 * Says that a plan is out of date, and why; or that its scenario is gone, so that only data and norms can be compared.
 * @param name what the plan is called where there are several
 */
export function Staleness({ plan, name }: { plan: PlanSummary; name?: string }) {
  const { t } = useTranslation();
  const text = useStaleText();
  const of = (sentence: string) => (name === undefined ? sentence : t('plan.ofPlan', { name, sentence }));
  if (plan.stale.length > 0) return <Notice kind="warning">{of(t('plan.outOfDate', { reasons: text(plan) }))}</Notice>;
  if (plan.scenarioId === null) return <Notice>{of(t('plan.withoutScenario'))}</Notice>;
  return null;
}
