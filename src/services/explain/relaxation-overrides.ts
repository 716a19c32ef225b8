import type { Override, ScenarioSettings } from '../../domain/scenario.ts';
import type { Relaxation } from '../../planning/index.ts';
import { settingsDifferences } from '../scenarios/index.ts';

/**
 * What a child scenario has to override so that it is planned as under a relaxation: what the relaxation changes in the
 * settings, and the target in each year that counts, which a plan of the child then puts before the other goals.
 * @param settings the settings of the plan that was asked about
 * @param years the planned years
 */
export function relaxationOverrides(
  { settings: changed, target }: Pick<Relaxation, 'settings' | 'target'>,
  settings: ScenarioSettings,
  years: readonly number[],
): Override[] {
  const overrides = settingsDifferences(settings, changed).flatMap(({ reference, plan }) => plan ?? undone(reference));
  if (target.kind === 'specialTeachers') {
    const id = 'special.pupilsPerTeacher';
    const isSet = overrides.some((one) => one.kind === 'norm' && one.id === id);
    return isSet ? overrides : [...overrides, { kind: 'norm', id, value: target.pupilsPerTeacher }];
  }
  const { tier, share } = target;
  const counted = years.filter((year) => year >= target.year);
  return [...overrides, ...counted.map((year) => ({ kind: 'policyShare', tier, year, share }) as const)];
}

/** What takes an override of a parent back, for those that relaxations take back. */
function undone(override: Override | null): Override[] {
  switch (override?.kind) {
    case 'redirection':
      return [{ kind: 'redirection', allowed: true }];
    case 'budgetFactor':
      return [{ ...override, factor: 1 }];
    default:
      return [];
  }
}
