import {
  type ReadableBureau,
  readBureauNorms,
  readDataVersion,
  readScenarios,
  type SavedPlan,
} from '../../data/index.ts';
import type { NormSet } from '../../domain/norm.ts';
import { type Override, type Scenario, type ScenarioSettings, settingsOf } from '../../domain/scenario.ts';
import { loadNormSet } from '../../norms/index.ts';
import { lineOf } from './operations.ts';
import { normSetDifferences, settingsDifferences } from './settings-differences.ts';

/** Why a plan is not what planning its scenario again would start from. */
export type StaleReason =
  /** The data have changed since. */
  | 'data'
  /** A norm has another value: in the norm set, in the bureau's own values or in the scenario. */
  | 'norms'
  /** Something else in the scenario or in one of its parents has changed. */
  | 'scenario';

/** What a plan would be made of at present. */
export interface PresentState {
  readonly dataHash: string;
  readonly scenarios: readonly Scenario[];
  /** The bureau's own values, which apply before those of any scenario. */
  readonly bureauNorms: readonly Override[];
  readonly normSet: NormSet;
}

/** Reads what plans of a bureau would be made of at present. */
export function presentStateOf(bureau: ReadableBureau): PresentState {
  return {
    dataHash: readDataVersion(bureau).hash,
    scenarios: readScenarios(bureau),
    bureauNorms: readBureauNorms(bureau).map(({ id, value }) => ({ kind: 'norm', id, value })),
    normSet: loadNormSet(),
  };
}

/**
 * Why a plan is stale; empty when it is not. Of a plan that belongs to no scenario of the bureau, because it was made
 * with changes for that run or because its scenario is deleted, only data and norm set can be compared.
 */
export function staleReasons(
  plan: Pick<SavedPlan, 'scenarioId' | 'settings' | 'normSet' | 'data'>,
  present: PresentState,
): StaleReason[] {
  const settings = presentSettings(plan.scenarioId, present);
  const differences = settings === null ? [] : settingsDifferences(plan.settings, settings);
  const isNorm = (override: Override | null) => override?.kind === 'norm';
  const norms =
    normSetDifferences(plan.normSet, present.normSet).length > 0 ||
    differences.some((difference) => isNorm(difference.plan ?? difference.reference));
  return [
    ...(plan.data.hash === present.dataHash ? [] : (['data'] as const)),
    ...(norms ? (['norms'] as const) : []),
    ...(differences.some((difference) => !isNorm(difference.plan ?? difference.reference))
      ? (['scenario'] as const)
      : []),
  ];
}

/** What the plan's scenario amounts to at present; null when the bureau does not have it. */
function presentSettings(scenarioId: string | null, { scenarios, bureauNorms }: PresentState): ScenarioSettings | null {
  if (scenarioId === null || !scenarios.some(({ id }) => id === scenarioId)) return null;
  const line = lineOf(scenarios, scenarioId);
  return settingsOf(line.at(-1)?.name ?? '', [...bureauNorms, ...line.flatMap(({ overrides }) => overrides)]);
}
