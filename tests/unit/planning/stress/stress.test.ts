import { describe, expect, it } from 'vitest';
import { bureauOf } from '../../../../src/domain/bureau.ts';
import { seededRandom } from '../../../../src/domain/random.ts';
import { settingsOf } from '../../../../src/domain/scenario.ts';
import { loadNormSet } from '../../../../src/norms/index.ts';
import { planBureau, stressTest } from '../../../../src/planning/index.ts';
import { planningInputs } from '../../../../src/planning/inputs.ts';
import { placesInput } from '../../../../src/planning/places/input/input.ts';
import { Futures, netRedirected } from '../../../../src/planning/stress/future.ts';
import { entrantsDeviation, progressionDeviation } from '../../../../src/planning/stress/spreads.ts';
import { sampleTables } from '../../../../src/sample/index.ts';
import { randomPlaces } from '../../../helpers/random-places.ts';
import { capital, everyGrade, programme, town, townSchool } from '../town.ts';

const NOTHING = { builds: [], projects: [], redirections: [] };
const BASE = settingsOf('base', []);

describe('the spreads', () => {
  it('take the variants of the projection as the 5th and the 95th percentile', () => {
    // Births three years ahead: 3 × 2 % at 1.6449 standard deviations. Ten years ahead the widest, 10 %.
    expect(entrantsDeviation('births', 3)).toBeCloseTo(0.06 / 1.6449, 9);
    expect(entrantsDeviation('births', 10)).toBeCloseTo(0.1 / 1.6449, 9);
    // Leavers are at school already: half a per cent for each progression.
    expect(entrantsDeviation('primary leavers', 2)).toBeCloseTo(0.01 / 1.6449, 9);
    expect(progressionDeviation(4)).toBeCloseTo(0.02 / 1.6449, 9);
  });

  it('are found again in what is drawn: one future in ten is outside the variants of a district', () => {
    const tables = sampleTables({ programmes: 60, seed: 3 });
    const bureau = bureauOf(tables);
    const inputs = planningInputs(bureau, loadNormSet(), BASE);
    const input = placesInput(bureau, inputs.projection, inputs.norms, inputs.purses, BASE);
    const [districtId] = Map.groupBy(
      input.origins.filter(({ stage }) => stage === 'kindergarten'),
      (origin) => origin.districtId,
    ).keys();
    const futures = new Futures(input, inputs.projection);
    const random = seededRandom(1);
    const sums = Array.from({ length: 300 }, () => {
      const drawn = futures.draw(random);
      let forecast = 0;
      let sampled = 0;
      input.origins.forEach((origin, site) => {
        if (origin.stage !== 'kindergarten' || origin.districtId !== districtId) return;
        const { settled, entering } = input.data.sites[site]!;
        entering.forEach((cohort, position) => {
          if (cohort.entry !== 4) return;
          forecast += cohort.pupils[4]!;
          sampled += drawn[site]![settled.length + position]![4]!;
        });
      });
      return sampled / forecast;
    });
    const mean = sums.reduce((sum, share) => sum + share, 0) / sums.length;
    expect(mean).toBeGreaterThan(0.98);
    expect(mean).toBeLessThan(1.02);
    // Five years ahead the variants are 10 % apart from the base; a few schools' own luck widens that a little.
    const outside = sums.filter((share) => Math.abs(share - 1) > 0.1).length / sums.length;
    expect(outside).toBeGreaterThan(0.04);
    expect(outside).toBeLessThan(0.25);
  });
});

describe('redirection in another future', () => {
  it('moves the planned share of the cohort', () => {
    const data = randomPlaces({ seed: 1, sites: 6, years: 2, grades: 3, crowded: 1, money: 0, redirection: true });
    const { from, to } = data.arcs[0]!;
    const redirect = data.arcs.map((_, arc) => (arc === 0 ? [10, 0] : [0, 0]));
    const drawn = data.sites.map(({ settled, entering }) =>
      [...settled, ...entering].map(({ pupils }) => Int32Array.from(pupils, (count) => Math.round(1.2 * count))),
    );
    const net = netRedirected(data, redirect, drawn);
    expect([net[from]![0], net[to]![0]]).toEqual([-12, 12]);
    expect(net.reduce((sum, bySite) => sum + bySite[0]!, 0)).toBe(0);
  });
});

describe('a stress test', () => {
  it('finds roomy schools safe and schools at the very edge not', () => {
    const bureau = town({
      schools: [townSchool('A', 0), townSchool('B', 1)],
      // 30 a class have far to go to 56; 110 in two rooms are 55 a class, and one pupil more is a large class.
      enrolment: [...everyGrade('A', 'junior', 60, 2), ...everyGrade('B', 'junior', 110, 2)],
      programmes: [programme('A', 'junior', 6, 0), programme('B', 'junior', 6, 0)],
      budgets: capital(0),
    });
    const result = stressTest(bureau, loadNormSet(), BASE, NOTHING);
    expect(result.years.map(({ year, planned }) => [year, planned])).toEqual([
      [2027, 0],
      [2028, 0],
      [2029, 0],
    ]);
    expect(result.programmes.map(({ schoolId }) => schoolId)).toEqual(['B']);
    expect(result.programmes[0]!.probability).toBeGreaterThan(0.5);
    for (const { noneProbability, expected, low, high } of result.years) {
      expect(noneProbability).toBeLessThan(0.6);
      expect(low).toBeLessThanOrEqual(expected);
      expect(expected).toBeLessThanOrEqual(high);
    }
    const roomy = town({ ...bureau.tables, enrolment: everyGrade('A', 'junior', 60, 2) });
    for (const year of stressTest(roomy, loadNormSet(), BASE, NOTHING).years)
      expect(year).toMatchObject({ noneProbability: 1, shareProbability: 1, roomsShortProbability: 0, expected: 0 });
  });

  it('holds the plan: what is planned is what the plan says, and the same seed gives the same result', async () => {
    const bureau = bureauOf(sampleTables({ programmes: 12, seed: 5, crowding: 'high' }));
    const plan = await planBureau(bureau, loadNormSet(), BASE, {
      timeLimitSeconds: 3,
      relativeGap: 0.01,
      solver: 'auto',
      threads: 1,
    });
    const options = { futures: 50, seed: 7 };
    const result = stressTest(bureau, loadNormSet(), BASE, plan, options);
    expect(result.years.map(({ planned }) => planned)).toEqual(plan.plan.largeClasses);
    expect(stressTest(bureau, loadNormSet(), BASE, plan, options)).toEqual(result);
    expect(stressTest(bureau, loadNormSet(), BASE, plan, { ...options, seed: 8 })).not.toEqual(result);
    // The plan relieves more than nothing does, in the futures as in the projection; a class of 66 weighs eleven.
    const idle = stressTest(bureau, loadNormSet(), BASE, NOTHING, options);
    const weighted = ({ years }: typeof result) =>
      years.reduce((sum, { expected, expectedSuperLarge }) => sum + expected + 10 * expectedSuperLarge, 0);
    expect(weighted(result)).toBeLessThan(weighted(idle));
  });

  it('refuses to sample no future', () => {
    const bureau = bureauOf(sampleTables({ programmes: 2, seed: 9 }));
    expect(() => stressTest(bureau, loadNormSet(), BASE, NOTHING, { futures: 0 })).toThrow(RangeError);
  });
});
