import { describe, expect, it } from 'vitest';
import { noDecisions, type PlacesData, verifyPlaces } from '../../../../models/school-places/index.ts';
import { bureauOf } from '../../../../src/domain/bureau.ts';
import { seededRandom } from '../../../../src/domain/random.ts';
import { settingsOf } from '../../../../src/domain/scenario.ts';
import { loadNormSet } from '../../../../src/norms/index.ts';
import { planBureau } from '../../../../src/planning/index.ts';
import { repairDecisions } from '../../../../src/planning/places/repair.ts';
import { scoreOf } from '../../../../src/planning/places/score.ts';
import { sampleTables } from '../../../../src/sample/index.ts';
import { randomDecisions, withRandomLocks } from '../../../helpers/random-decisions.ts';
import { randomPlaces } from '../../../helpers/random-places.ts';
import { randomTinyPlaces } from '../../../helpers/random-tiny-places.ts';

function violations(data: PlacesData, decisions: ReturnType<typeof repairDecisions>): string[] {
  return verifyPlaces(data, decisions)
    .filter(({ ok }) => !ok)
    .map(({ id, where }) => `${id} ${where}`);
}

describe('a plan of a neighbouring problem', () => {
  it('fits after the repair, whatever it was: budgets cut, locks added, far too many pupils and rooms', () => {
    for (let seed = 0; seed < 60; seed += 1) {
      const random = seededRandom(seed);
      const data = withRandomLocks(randomTinyPlaces(seed), random);
      const wished = randomDecisions(data, random, 30);
      const excessive = {
        build: wished.build.map((byYear) => byYear.map((rooms) => rooms + Math.floor(random() * 3))),
        projectRooms: wished.projectRooms.map((byYear) => byYear.map((rooms) => (random() < 0.2 ? 7 : rooms))),
        redirect: wished.redirect.map((byYear) => byYear.map((pupils) => pupils + Math.floor(random() * 5))),
      };
      expect(violations(data, repairDecisions(data, excessive)), `seed ${seed}`).toEqual([]);
      // What keeps every limit is not touched.
      expect(repairDecisions(data, wished), `seed ${seed}`).toEqual(wished);
    }
  });

  it('gives up the room that relieves least when money for one is left', () => {
    const data = twoCrowdedSchools(1);
    // School 0 has 70 pupils in one room: a second room takes away a super-large class, 11 weighted class-years. School 1
    // has 60: a second room takes away one large class.
    const wished = { ...noDecisions(data), build: [[1], [1]] };
    expect(repairDecisions(data, wished).build).toEqual([[1], [0]]);
    expect(repairDecisions(twoCrowdedSchools(0), wished).build).toEqual([[0], [0]]);
    expect(repairDecisions(twoCrowdedSchools(2), wished).build).toEqual([[1], [1]]);
  });

  it('keeps every limit of half the money in a crowded city, and is no worse than doing nothing', () => {
    const options = { seed: 3, sites: 20, years: 3, grades: 6, crowded: 0.8, redirection: true };
    const rich = randomPlaces({ ...options, money: 0.8 });
    const poor = randomPlaces({ ...options, money: 0.4 });
    const plan = randomDecisions(rich, seededRandom(1), 400);
    const repaired = repairDecisions(poor, plan);
    expect(violations(poor, repaired)).toEqual([]);
    expect(scoreOf(poor, repaired).weighted).toBeLessThanOrEqual(scoreOf(poor, noDecisions(poor)).weighted);
  });
});

describe('a re-solve that begins with the last plan', () => {
  it('keeps the new limits after a budget cut and a lock, and relieves in one second', async () => {
    const bureau = bureauOf(sampleTables({ programmes: 30, seed: 4, crowding: 'high' }));
    const options = { relativeGap: 0.01, solver: 'auto', threads: 1 } as const;
    const last = await planBureau(bureau, loadNormSet(), settingsOf('base', []), { ...options, timeLimitSeconds: 4 });
    const changed = settingsOf('less', [
      { kind: 'budgetFactor', factor: 0.8, budgetKind: 'capital' },
      { kind: 'lock', lock: { what: 'noRedirectionFrom', schoolId: last.redirections[0]!.fromSchoolId } },
    ]);
    const again = await planBureau(bureau, loadNormSet(), changed, { ...options, timeLimitSeconds: 1, start: last });
    expect(again.certificate.checks.filter(({ ok }) => !ok)).toEqual([]);
    const without = again.baseline.largeClasses.reduce((sum, large) => sum + large, 0);
    const left = again.plan.largeClasses.reduce((sum, large) => sum + large, 0);
    expect(left).toBeLessThan(without);
    expect(again.solver.objective).toBeGreaterThanOrEqual(again.solver.bound);
  });
});

/** Two schools of one cohort in one room each, one planned year, and money for so many rooms of 100 yuan. */
function twoCrowdedSchools(roomsPaid: number): PlacesData {
  const limits = [{ standard: 45, large: 56, superLarge: 66, maximum: 90 }];
  const site = (pupils: number) => ({
    rooms: 1,
    maxNewRooms: 1,
    roomCost: 100,
    leadYears: 0,
    charges: [[{ purse: 0, share: 1 }]],
    settled: [{ pupils: [pupils], limits }],
    entering: [],
    project: null,
  });
  return {
    yearCount: 1,
    yearWeights: [1],
    superLargeWeight: 10,
    sites: [site(70), site(60)],
    arcs: [],
    capitalPurses: [{ amounts: [100 * roomsPaid], carryOver: [false] }],
    recurrentPurses: [],
    staffing: [],
    policyShares: [],
  };
}
