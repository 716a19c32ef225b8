import { beforeAll, expect, it } from 'vitest';
import { bureauOf } from '../../../../src/domain/bureau.ts';
import type { Plan } from '../../../../src/domain/plan/index.ts';
import { type Override, settingsOf } from '../../../../src/domain/scenario.ts';
import { loadNormSet } from '../../../../src/norms/index.ts';
import { planBureau } from '../../../../src/planning/index.ts';
import { sampleTables } from '../../../../src/sample/index.ts';

const TABLES = sampleTables({ programmes: 24, seed: 5 });
const BUREAU = bureauOf(TABLES);
let plan: Plan;

function planned(overrides: readonly Override[]): Promise<Plan> {
  return planBureau(BUREAU, loadNormSet(), settingsOf('test', overrides), {
    ...{ timeLimitSeconds: 12, relativeGap: 0.02, solver: 'auto', threads: 1 },
  });
}

beforeAll(async () => {
  plan = await planned([]);
});

it('explains every decision and every shortfall of the plan', () => {
  const told = (reason: string) => plan.explanations.filter(({ facts }) => facts.reason === reason);
  const places = (rows: readonly { readonly schoolId?: string; readonly year: number | null }[]) =>
    rows.map(({ schoolId, year }) => `${schoolId} ${year}`).toSorted();
  expect(places(told('roomsOrdered'))).toEqual(
    places(plan.builds.map(({ schoolId, orderYear }) => ({ schoolId, year: orderYear }))),
  );
  expect(places(told('projectStarted'))).toEqual(
    places(plan.projects.map(({ projectId, startYear }) => ({ schoolId: projectId, year: startYear }))),
  );
  expect(places(told('pupilsRedirected'))).toEqual(
    places(plan.redirections.map(({ fromSchoolId, year }) => ({ schoolId: fromSchoolId, year }))),
  );
  const large = (year: number) =>
    told('classesStayLarge').reduce((sum, row) => (row.year === year ? sum + Number(row.facts.largeClasses) : sum), 0);
  expect(plan.years.map(large)).toEqual(plan.plan.largeClasses);
  expect(places(told('postsShort'))).toEqual(places(plan.posts.filter(({ short }) => (short ?? 0) > 0)));
  expect(places(told('postsFilled'))).toEqual(
    places(plan.posts.filter(({ movedIn, hired }) => movedIn > 0 || hired > 0)),
  );
});

it('fills every sentence from facts, and names the school, the norm and its document', () => {
  for (const { text, schoolId, facts } of plan.explanations) {
    expect(text).not.toMatch(/undefined|NaN|\[object|an unknown/);
    if (facts.reason === undefined) continue;
    if (schoolId !== undefined) expect(text).toContain(`(${schoolId})`);
    if (typeof facts.norm === 'string') expect(text).toContain(facts.norm);
    if (typeof facts.document === 'string') expect(text).toContain(facts.document);
  }
});

it('prices money about as plans with more of it show', async () => {
  const dearest = plan.explanations.find(({ facts }) => facts.reason === 'moneyWorth');
  expect(dearest, 'the sample has too little money').toBeDefined();
  const { level, districtId, weightedClassYears } = dearest!.facts;
  const row = TABLES.budgets.find(
    (budget) =>
      budget.kind === 'capital' &&
      budget.level === level &&
      budget.districtId === districtId &&
      budget.year === dearest!.year,
  );
  const richer = async (millions: number): Promise<number> => {
    const override: Override = {
      ...{ kind: 'budget', year: row!.year, level: row!.level, budgetKind: 'capital', districtId: row!.districtId },
      amount: row!.amount + millions * 1_000_000,
    };
    return plan.solver.objective - (await planned([override])).solver.objective;
  };
  const gain = await richer(1);
  console.log(`One more million in ${dearest!.year}: price ${weightedClassYears}, plan with it ${gain} better.`);
  expect(gain).toBeGreaterThan(0);
  // The relaxation is convex: money is never worth more than its first yuan, but for what the plan is from its bound.
  expect(gain).toBeLessThanOrEqual(Number(weightedClassYears) + plan.solver.objective - plan.solver.bound + 11);
});
