import { createFilledBureau, readDataVersion, replaceTables, saveScenario } from '../../../../src/data/index.ts';
import { savePlan } from '../../../../src/data/plans.ts';
import type { Plan } from '../../../../src/domain/plan/index.ts';
import { BASE_SCENARIO, type Scenario, settingsOf } from '../../../../src/domain/scenario.ts';
import { loadNormSet } from '../../../../src/norms/index.ts';
import { smallBureau, smallPlan } from '../../export/small-plan.ts';
import { NOW } from '../folders.ts';

/** The small plan without its new school, its resource room and its redirection, S1 getting three rooms instead of two. */
export const otherPlan: Plan = {
  ...smallPlan,
  scenario: { name: 'no redirection' },
  plan: { ...smallPlan.plan, largeClasses: [3, 1], capitalCost: [7_500_000.75, 0], pupilsRedirected: [0, 0] },
  places: smallPlan.places
    .filter(({ schoolId }) => schoolId !== 'P1')
    .map((row) =>
      row.schoolId === 'S1' && row.year === 2028
        ? // 200 in 4 classes are 50 each: none of 56 and more, where the small plan has three (57 + 57 + 56).
          {
            ...row,
            rooms: 8,
            roomsBuilt: 3,
            grades: [{ ...row.grades[0]!, pupils: 200, classes: 4, redirectedOut: 0 }, row.grades[1]!],
          }
        : row,
    ),
  projects: [],
  redirections: [],
  // S1 is two posts short in 2028, S2 as before.
  posts: smallPlan.posts.map((row) =>
    row.schoolId === 'S1' && row.year === 2028 ? { ...row, required: 28, short: 2 } : row,
  ),
  special: smallPlan.special.map((row) => ({ ...row, resourceRoom: false })),
  money: [
    { ...smallPlan.money[0]!, year: 2027, kind: 'capital', level: 'city', districtId: 'D1', amount: 3_750_000.37 },
    { ...smallPlan.money[0]!, year: 2027, kind: 'capital', level: 'county', districtId: 'D1', amount: 3_750_000.38 },
  ],
};

/** A scenario of the bureau below. */
export const NO_REDIRECTION: Scenario = {
  id: 'none',
  name: 'no redirection',
  parentId: 'base',
  overrides: [
    { kind: 'redirection', allowed: false },
    { kind: 'norm', id: 'class.standard.primary', value: 40 },
  ],
};

/** Makes a bureau file that holds the small bureau, plan 1 (the small plan, of the base) and plan 2 (the other). */
export function bureauWithPlans(path: string): void {
  createFilledBureau(path, NOW, (bureau) => {
    replaceTables(bureau, smallBureau.tables);
    saveScenario(bureau, NO_REDIRECTION);
    const normSet = loadNormSet();
    const data = readDataVersion(bureau);
    for (const [scenario, plan] of [
      [BASE_SCENARIO, smallPlan],
      [NO_REDIRECTION, otherPlan],
    ] as const) {
      const settings = settingsOf(scenario.name, scenario.overrides);
      savePlan(bureau, { scenarioId: scenario.id, settings, normSet, plan, data }, NOW);
    }
  });
}
