import { createFilledBureau, readDataVersion, replaceTables, savePlan, saveScenario } from '../../data/index.ts';
import { BASE_SCENARIO, type Override, type ScenarioSettings } from '../../domain/scenario.ts';
import { BUDGET_KINDS } from '../../domain/tables/index.ts';
import type { PlanPackage } from '../../export/package/index.ts';

/** What a scenario of an opened package is called where the package calls it like the base scenario. */
const OPENED = { id: 'opened-package', name: 'package' } as const;

/**
 * Makes a bureau file of a verified plan package: its data, a scenario that amounts to its settings, and its plan.
 * @param path where the file goes; nothing may be there
 * @returns the number of the plan in the new bureau
 * @throws Failure with a code of the bureau file
 */
export function bureauFromPackage({ tables, normSet, settings, plan }: PlanPackage, path: string, now: Date): number {
  return createFilledBureau(path, now, (bureau) => {
    replaceTables(bureau, tables);
    const overrides = overridesOf(settings);
    const isBase = overrides.length === 0;
    if (!isBase) {
      const name = settings.name === BASE_SCENARIO.name ? OPENED.name : settings.name;
      saveScenario(bureau, { id: OPENED.id, name, parentId: BASE_SCENARIO.id, overrides });
    }
    const scenarioId = isBase ? BASE_SCENARIO.id : OPENED.id;
    return savePlan(bureau, { scenarioId, settings, normSet, plan, data: readDataVersion(bureau) }, now);
  });
}

/** The overrides of a scenario that amounts to the settings: applied in order they give the same settings again. */
export function overridesOf(settings: ScenarioSettings): Override[] {
  const { normOverrides, budgetFactor, budgetAmounts, projectionVariant, horizonYears, redirectionAllowed } = settings;
  return [
    ...normOverrides.map((norm) => ({ ...norm, kind: 'norm' as const })),
    ...BUDGET_KINDS.filter((kind) => budgetFactor[kind] !== 1).map((budgetKind) => ({
      kind: 'budgetFactor' as const,
      factor: budgetFactor[budgetKind],
      budgetKind,
    })),
    ...budgetAmounts,
    ...(projectionVariant === 'base' ? [] : [{ kind: 'projection' as const, variant: projectionVariant }]),
    ...(horizonYears === null ? [] : [{ kind: 'horizon' as const, years: horizonYears }]),
    ...(redirectionAllowed ? [] : [{ kind: 'redirection' as const, allowed: false }]),
    ...(settings.locks ?? []).map((lock) => ({ kind: 'lock' as const, lock })),
    ...(settings.entrantsFactors ?? []).map((factor) => ({ ...factor, kind: 'entrants' as const })),
    ...(settings.birthsFactors ?? []).map((factor) => ({ ...factor, kind: 'births' as const })),
    ...(settings.policyShares ?? []).map((target) => ({ ...target, kind: 'policyShare' as const })),
  ];
}
