import { Failure } from '../../domain/failure.ts';
import { BASE_SCENARIO, type Override, type Scenario } from '../../domain/scenario.ts';
import type { BureauTables } from '../../domain/tables/index.ts';
import { lineOf } from './operations.ts';
import { sameOverride } from './override-targets.ts';

/** A row of the data that an override is about and that a bureau does not have. */
export interface LackingReference {
  readonly scenario: string;
  readonly kind: 'school' | 'project' | 'district';
  readonly id: string;
}

export interface ScenarioCopies {
  /** The scenarios to save, parents before children; parents that were not asked for come along. */
  readonly copied: readonly Scenario[];
  /** Names of those that the target has already, with the same overrides on the same parents. */
  readonly alreadyThere: readonly string[];
  readonly lacking: readonly LackingReference[];
}

/**
 * Copies scenarios from one bureau to another, each with its line of parents, so that it means the same there.
 * @param names names or ids of the scenarios to copy
 * @param target the scenarios and the tables of the bureau that gets them
 * @throws Failure notFound; scenarioNameTaken when the target has another scenario of the name
 */
export function copiesOf(
  source: readonly Scenario[],
  names: readonly string[],
  target: { readonly scenarios: readonly Scenario[]; readonly tables: BureauTables },
  newId: () => string,
): ScenarioCopies {
  const copied: Scenario[] = [];
  const alreadyThere: string[] = [];
  const targetIds = new Map<string, string>([[BASE_SCENARIO.id, BASE_SCENARIO.id]]);
  for (const name of names)
    for (const scenario of lineOf(source, name)) {
      if (targetIds.has(scenario.id)) continue;
      const parentId = targetIds.get(scenario.parentId ?? BASE_SCENARIO.id) ?? BASE_SCENARIO.id;
      const present = target.scenarios.find((one) => one.name === scenario.name);
      if (present === undefined) {
        const copy = { ...scenario, id: newId(), parentId };
        targetIds.set(scenario.id, copy.id);
        copied.push(copy);
      } else if (present.parentId === parentId && sameOverrides(present.overrides, scenario.overrides)) {
        targetIds.set(scenario.id, present.id);
        alreadyThere.push(scenario.name);
      } else {
        throw new Failure('scenarioNameTaken', { name: scenario.name });
      }
    }
  return { copied, alreadyThere, lacking: lackingReferences(copied, target.tables) };
}

function sameOverrides(one: readonly Override[], other: readonly Override[]): boolean {
  return one.length === other.length && one.every((override, index) => sameOverride(override, other[index] ?? null));
}

function lackingReferences(scenarios: readonly Scenario[], tables: BureauTables): LackingReference[] {
  const known = {
    // A new school goes by its project’s id in a lock on redirection.
    school: new Set([
      ...tables.schools.map(({ schoolId }) => schoolId),
      ...tables.projects.map((row) => row.projectId),
    ]),
    project: new Set(tables.projects.map(({ projectId }) => projectId)),
    district: new Set(tables.districts.map(({ districtId }) => districtId)),
  };
  return scenarios.flatMap(({ name, overrides }) =>
    overrides
      .flatMap(referencesOf)
      .filter(({ kind, id }) => !known[kind].has(id))
      .map((reference) => ({ scenario: name, ...reference })),
  );
}

function referencesOf(override: Override): Omit<LackingReference, 'scenario'>[] {
  if (override.kind === 'budget' || override.kind === 'entrants' || override.kind === 'births')
    return override.districtId === null ? [] : [{ kind: 'district', id: override.districtId }];
  if (override.kind !== 'lock') return [];
  const { lock } = override;
  switch (lock.what) {
    case 'project':
    case 'projectNotBefore':
      return [{ kind: 'project', id: lock.projectId }];
    case 'noRedirectionBetween':
      return [
        { kind: 'school', id: lock.schoolId },
        { kind: 'school', id: lock.otherSchoolId },
      ];
    case 'rooms':
    case 'noRedirectionFrom':
    case 'noRedirectionTo':
      return [{ kind: 'school', id: lock.schoolId }];
  }
}
