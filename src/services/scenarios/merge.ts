import { Failure } from '../../domain/failure.ts';
import type { Override, Scenario } from '../../domain/scenario.ts';
import { type Contradiction, contradictionsOf } from './contradictions.ts';
import { lineOf, refuseTakenName } from './operations.ts';
import { effectOf, sameOverride } from './override-targets.ts';

/** Two scenarios set the same to different values since their common ancestor. */
export interface MergeConflict {
  /** Names what both set; a choice is made by it. */
  readonly target: string;
  readonly one: Override;
  readonly other: Override;
}

export type Merge =
  | {
      readonly outcome: 'merged';
      readonly scenario: Scenario;
      /** What does not go together in the merged scenario although no two overrides set the same. */
      readonly contradictions: readonly Contradiction[];
    }
  /** Nothing is guessed: each conflict needs a choice. */
  | { readonly outcome: 'conflict'; readonly conflicts: readonly MergeConflict[] };

/**
 * Merges two scenarios into a new one below their nearest common ancestor: first what one changes since then, then what
 * the other changes.
 * @param choices for each conflict, by its target, whose override is taken
 * @throws Failure notFound, scenarioNameTaken
 */
export function mergeScenarios(
  all: readonly Scenario[],
  ids: { readonly one: string; readonly other: string },
  merged: { readonly id: string; readonly name: string },
  choices: Readonly<Record<string, 'one' | 'other'>> = {},
): Merge {
  refuseTakenName(all, merged.name);
  const [lineOne, lineOther] = [lineOf(all, ids.one), lineOf(all, ids.other)];
  const common = lineOne.filter((scenario) => lineOther.includes(scenario));
  const ancestor = common.at(-1);
  if (ancestor === undefined) throw new Failure('notFound', { kind: 'scenario', name: ids.other });
  const since = (line: readonly Scenario[]) =>
    effectOf(line.slice(common.length).flatMap(({ overrides }) => overrides));
  const [one, other] = [since(lineOne), since(lineOther)];

  const conflicts: MergeConflict[] = [];
  const taken = new Map(one);
  for (const [target, override] of other) {
    const rival = one.get(target);
    if (rival === undefined || choices[target] === 'other') taken.set(target, override);
    else if (!sameOverride(rival, override) && choices[target] === undefined)
      conflicts.push({ target, one: rival, other: override });
  }
  if (conflicts.length > 0) return { outcome: 'conflict', conflicts };
  const overrides = joinedFactors([...taken.values()]);
  return {
    outcome: 'merged',
    scenario: { ...merged, parentId: ancestor.id, overrides },
    contradictions: contradictionsOf(
      overrides,
      common.flatMap((scenario) => scenario.overrides),
    ),
  };
}

/** One factor for all budgets again where both kinds have the same. */
function joinedFactors(overrides: readonly Override[]): Override[] {
  const factors = overrides.filter((override) => override.kind === 'budgetFactor');
  const [one, other] = factors;
  if (one === undefined || other === undefined || one.factor !== other.factor) return [...overrides];
  return overrides
    .filter((override) => override !== other)
    .map((override) => (override === one ? { ...one, budgetKind: null } : override));
}
