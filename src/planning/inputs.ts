import type { BureauData } from '../domain/bureau.ts';
import type { NormSet } from '../domain/norm.ts';
import type { Projection } from '../domain/projection.ts';
import type { ScenarioSettings } from '../domain/scenario.ts';
import { type Norms, normsOf } from '../norms/index.ts';
import { project } from '../projection/index.ts';
import { type Purses, pursesOf } from './money/index.ts';

/** What every part of planning starts from: the scenario applied to data and norms. */
export interface PlanningInputs {
  readonly bureau: BureauData;
  readonly settings: ScenarioSettings;
  readonly norms: Norms;
  readonly projection: Projection;
  /** The planned years, the base year not among them. */
  readonly years: readonly number[];
  /** All money before anything is spent. */
  readonly purses: Purses;
}

/**
 * Applies a scenario: norms with overrides, projection in its variant, purses with its budgets.
 * @throws NormError when an override names a norm that does not exist
 */
export function planningInputs(bureau: BureauData, normSet: NormSet, settings: ScenarioSettings): PlanningInputs {
  const norms = normsOf(normSet, settings.normOverrides, bureau.settings.baseYear + 1);
  const projection = project(bureau, {
    years: settings.horizonYears ?? bureau.settings.horizonYears,
    variant: settings.projectionVariant,
    entrantsFactors: settings.entrantsFactors ?? [],
    birthsFactors: settings.birthsFactors ?? [],
  });
  const years = projection.years.slice(1);
  return { bureau, settings, norms, projection, years, purses: pursesOf(bureau.tables, settings, years) };
}
