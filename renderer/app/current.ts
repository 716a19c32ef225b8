import type { OutputOf } from '../../src/api/index.ts';
import { useApi } from '../api/queries.ts';
import { useSelection } from './selection.ts';

export type BureauSummary = NonNullable<OutputOf<'bureau.current'>>;
export type ScenarioItem = OutputOf<'scenario.list'>[number];
export type PlanSummary = OutputOf<'plan.list'>[number];

/** The bureau that is open; null when none is, undefined until it is known. */
export function useBureau(): BureauSummary | null | undefined {
  return useApi('bureau.current', {}).data;
}

/** All scenarios and the one that the address names, by default the base. */
export function useScenarios(): {
  readonly scenarios: readonly ScenarioItem[];
  readonly current: ScenarioItem | null;
  readonly loading: boolean;
} {
  const bureau = useBureau();
  const { selection } = useSelection();
  const answer = useApi('scenario.list', {}, { enabled: Boolean(bureau) });
  const scenarios = answer.data ?? [];
  const current = scenarios.find(({ scenarioId }) => scenarioId === selection.scenario) ?? scenarios[0] ?? null;
  return {
    scenarios: bureau ? scenarios : [],
    current: bureau ? current : null,
    loading: Boolean(bureau) && answer.isPending,
  };
}

/** All plans, and the one that the address names, by default the latest of the current scenario. */
export function usePlans(): {
  readonly plans: readonly PlanSummary[];
  readonly current: PlanSummary | null;
  readonly loading: boolean;
} {
  const bureau = useBureau();
  const { selection } = useSelection();
  const { current: scenario, loading: scenarioUnknown } = useScenarios();
  const answer = useApi('plan.list', {}, { enabled: Boolean(bureau) });
  const plans = bureau ? (answer.data ?? []) : [];
  const current =
    plans.find(({ planId }) => planId === selection.plan) ??
    plans.find(({ scenarioId }) => scenarioId === scenario?.scenarioId) ??
    null;
  return { plans, current, loading: scenarioUnknown || (Boolean(bureau) && answer.isPending) };
}
