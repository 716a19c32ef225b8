import leven from 'leven';
import { Failure } from '../../domain/failure.ts';
import type { NormOverride, NormSet } from '../../domain/norm.ts';
import { type Override, type ScenarioSettings, settingsOf } from '../../domain/scenario.ts';
import { loadNormSet } from '../../norms/index.ts';
import type { LoadedSource } from '../bureau/index.ts';

/** Changes to a scenario that apply to one run. */
export interface ScenarioChanges {
  /** In place of the scenario's own factor, for capital and recurrent budgets alike. */
  readonly budgetFactor: number | null;
  readonly norms: readonly NormOverride[];
  /** Years to plan. */
  readonly years: number | null;
}

export const NO_CHANGES: ScenarioChanges = { budgetFactor: null, norms: [], years: null };

export interface ResolvedScenario {
  /** Null when changes make it none of the bureau's scenarios. */
  readonly scenarioId: string | null;
  readonly settings: ScenarioSettings;
  readonly normSet: NormSet;
}

/**
 * What a run plans with: the bureau's norms, the overrides of the scenario's line in order, then the changes.
 * @throws Failure `normUnknown` with the nearest ids
 */
export function resolveScenario(source: LoadedSource, changes: ScenarioChanges): ResolvedScenario {
  const normSet = loadNormSet();
  const scenario = source.scenarioLine.at(-1);
  if (scenario === undefined) throw new TypeError('a scenario line without a scenario');
  const overrides: Override[] = [
    ...source.bureauNorms.map(({ id, value }) => ({ kind: 'norm', id, value }) as const),
    ...source.scenarioLine.flatMap((ancestor) => ancestor.overrides),
    ...overridesOf(changes),
  ];
  refuseUnknownNorms(normSet, overrides);
  const changed = overridesOf(changes).length > 0;
  return {
    scenarioId: changed || source.kind !== 'bureau' ? null : scenario.id,
    settings: settingsOf(changed ? nameOfChanged(scenario.name, changes) : scenario.name, overrides),
    normSet,
  };
}

function overridesOf(changes: ScenarioChanges): Override[] {
  return [
    ...changes.norms.map(({ id, value }) => ({ kind: 'norm', id, value }) as const),
    ...(changes.budgetFactor === null
      ? []
      : [{ kind: 'budgetFactor', factor: changes.budgetFactor, budgetKind: null } as const]),
    ...(changes.years === null ? [] : [{ kind: 'horizon', years: changes.years } as const]),
  ];
}

/**
 * `base, budget × 0.5, class.standard.primary = 40`: the plan says of itself what it was made with, and `scenarioName`
 * of the domain puts that into the words of a language.
 */
function nameOfChanged(name: string, { budgetFactor, norms, years }: ScenarioChanges): string {
  return [
    name,
    ...(budgetFactor === null ? [] : [`budget × ${budgetFactor}`]),
    ...(years === null ? [] : [`${years} years`]),
    ...norms.map(({ id, value }) => `${id} = ${value}`),
  ].join(', ');
}

function refuseUnknownNorms(normSet: NormSet, overrides: readonly Override[]): void {
  const known = new Set(normSet.norms.map(({ id }) => id));
  for (const override of overrides) {
    if (override.kind !== 'norm' || known.has(override.id)) continue;
    throw new Failure('normUnknown', { id: override.id, nearest: nearestNorms(override.id, [...known]).join(', ') });
  }
}

const SUGGESTIONS = 3;

/** The ids that a misspelt one most likely means, the likeliest first. */
export function nearestNorms(id: string, known: readonly string[]): string[] {
  return [...known]
    .sort((one, other) => leven(id, one) - leven(id, other) || (one < other ? -1 : 1))
    .slice(0, SUGGESTIONS);
}
