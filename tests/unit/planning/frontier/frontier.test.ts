import { describe, expect, it } from 'vitest';
import { bureauOf } from '../../../../src/domain/bureau.ts';
import type { Plan } from '../../../../src/domain/plan/index.ts';
import { settingsOf } from '../../../../src/domain/scenario.ts';
import { loadNormSet } from '../../../../src/norms/index.ts';
import { type FrontierOptions, planFrontier } from '../../../../src/planning/index.ts';
import { sampleTables } from '../../../../src/sample/index.ts';
import { frontierPointOf } from '../../../../src/services/frontier/index.ts';
import { capital, everyGrade, programme, town, townSchool } from '../town.ts';

const scenario = (factor: number) => ({
  factor,
  settings: settingsOf(`budget × ${factor}`, [{ kind: 'budgetFactor', factor, budgetKind: null }]),
});

const OPTIONS: FrontierOptions = { timeLimitSeconds: 40, relativeGap: 0, solver: 'auto', threads: 1 };

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

function expectMonotone(plans: readonly Plan[]): void {
  plans.slice(1).forEach((richer, index) => {
    const poorer = plans[index]!;
    for (const what of ['largeClasses', 'superLargeClasses', 'roomsShort'] as const)
      expect(sum(richer.plan[what]), what).toBeLessThanOrEqual(sum(poorer.plan[what]));
    expect(richer.solver.objective).toBeLessThanOrEqual(poorer.solver.objective);
    if (sum(richer.plan.roomsShort) === sum(poorer.plan.roomsShort))
      expect(Math.min(richer.solver.bound, poorer.solver.objective)).toBeLessThanOrEqual(poorer.solver.bound);
  });
}

describe('the frontier of a town', () => {
  /**
   * One junior school with 120 pupils in two rooms in each of three grades: 6 large classes in each of three years. A
   * room costs a million and is in use a year later; a room of its own makes a grade's classes 40, so each room takes
   * away two large classes a year.
   */
  const bureau = town({
    schools: [townSchool('A', 0)],
    enrolment: everyGrade('A', 'junior', 120, 2),
    programmes: [{ ...programme('A', 'junior', 6, 6), roomCost: 1_000_000 }],
    budgets: capital(1_000_001),
  });

  it('is worked out by hand at four budgets, given in any order and twice', async () => {
    const points = await planFrontier(bureau, loadNormSet(), [2, 0, 1, 3, 1].map(scenario), OPTIONS);
    // With a million a year one room is ordered in 2027 and one in 2028. With two, two in 2027 and the third in 2028.
    // With three, all in 2027. One yuan of each purse and year stays for rounding, so each budget is a little more.
    expect(points.map(({ factor, plan }) => [factor, ...plan.plan.largeClasses])).toEqual([
      [0, 6, 6, 6],
      [1, 6, 4, 2],
      [2, 6, 2, 0],
      [3, 6, 0, 0],
    ]);
    for (const { plan } of points) {
      expect(plan.certificate.ok).toBe(true);
      expect(plan.solver.gap).toBe(0);
    }
    const shown = points.map(({ factor, plan }) => frontierPointOf(factor, plan));
    expect(shown[2]).toEqual({
      factor: 2,
      capitalBudget: 6_000_006,
      largeClasses: 8,
      superLargeClasses: 0,
      capitalCost: 3_000_000,
      gap: 0,
    });
  });
});

describe('the frontier of a synthetic bureau', () => {
  const bureau = bureauOf(sampleTables({ programmes: 24, seed: 6, crowding: 'high' }));

  it('never rises with the budget, and every point is certified', async () => {
    const told: number[] = [];
    const points = await planFrontier(bureau, loadNormSet(), [0.25, 0.5, 0.75, 1, 2].map(scenario), {
      ...OPTIONS,
      timeLimitSeconds: 10,
      onPoint: ({ factor }) => told.push(factor),
    });
    expect(told).toEqual([0.25, 0.5, 0.75, 1, 2]);
    for (const { plan } of points) expect(plan.certificate.checks.filter(({ ok }) => !ok)).toEqual([]);
    expectMonotone(points.map(({ plan }) => plan));
    expect(points.at(-1)!.plan.solver.objective).toBeLessThan(points[0]!.plan.solver.objective);
  });

  it('keeps the best plan of the point under way when it is stopped, and its outcome says so', async () => {
    const stopping = new AbortController();
    const points = await planFrontier(bureau, loadNormSet(), [0.5, 1, 2].map(scenario), {
      ...OPTIONS,
      timeLimitSeconds: 6,
      signal: stopping.signal,
      onProgress: ({ point, phase }) => {
        if (point === 1 && phase === 'preparing') stopping.abort();
      },
    });
    expect(points.map(({ factor, plan }) => [factor, plan.outcome === 'interrupted'])).toEqual([
      [0.5, false],
      [1, true],
    ]);
    expect(points[1]!.plan.certificate.checks.filter(({ ok }) => !ok)).toEqual([]);
    expectMonotone(points.map(({ plan }) => plan));
    expect(points.map(({ factor, plan }) => frontierPointOf(factor, plan).interrupted)).toEqual([undefined, true]);
  });

  it('ends with the points solved so far when it is stopped between two', async () => {
    const stopping = new AbortController();
    const seen = new Set<number>();
    const points = await planFrontier(bureau, loadNormSet(), [0.5, 1, 2].map(scenario), {
      ...OPTIONS,
      timeLimitSeconds: 6,
      signal: stopping.signal,
      onPoint: () => stopping.abort(),
      onProgress: ({ point, points: all }) => {
        expect(all).toBe(3);
        seen.add(point);
      },
    });
    expect(points.map(({ factor }) => factor)).toEqual([0.5]);
    expect(points[0]!.plan.outcome).not.toBe('interrupted');
    expect(seen.has(0)).toBe(true);
    expect(seen.has(2)).toBe(false);
  });
});
