import type { BureauData } from '../../../../src/domain/bureau.ts';
import type { MoneyLine, Plan } from '../../../../src/domain/plan/index.ts';
import { BASE_SCENARIO, type ScenarioSettings, settingsOf } from '../../../../src/domain/scenario.ts';
import { emptyTables } from '../../../../src/domain/tables/index.ts';
import { loadNormSet } from '../../../../src/norms/index.ts';
import { planningInputs } from '../../../../src/planning/inputs.ts';
import type { OpenedPlan } from '../../../../src/services/export/open-saved-plan.ts';
import { smallPlan } from '../small-plan.ts';

const school = { lon: null, lat: null, locked: null, ownership: 'public' } as const;
const room = { rooms: 4, maxNewRooms: 4 };
const noStaff = { establishmentPosts: null };

/** D1 states its shares; D2 states none and goes by the money there is. S1 is a teaching point whose name is a formula. */
export const budgetBureau: BureauData = {
  settings: { name: '测试市教育局', baseYear: 2026, horizonYears: 2 },
  tables: {
    ...emptyTables(),
    settings: [
      { key: 'base_year', value: '2026' },
      { key: 'horizon_years', value: '2' },
    ],
    districts: [
      {
        districtId: 'D1',
        name: '城*区',
        kind: 'urban',
        ...noStaff,
        shareCentral: 0.3,
        shareProvince: 0.2,
        shareCity: 0.25,
        shareCounty: 0.25,
      },
      {
        districtId: 'D2',
        name: '城东区',
        kind: 'county',
        ...noStaff,
        shareCentral: null,
        shareProvince: null,
        shareCity: null,
        shareCounty: null,
      },
    ],
    schools: [
      {
        ...school,
        schoolId: 'S1',
        name: '=1+1',
        districtId: 'D1',
        kind: 'teaching_point',
        locale: 'rural',
        boardingPupils: 10,
      },
      {
        ...school,
        schoolId: 'S2',
        name: '第二小学',
        districtId: 'D2',
        kind: 'primary',
        locale: 'urban',
        boardingPupils: null,
      },
    ],
    programmes: [
      { ...room, schoolId: 'S1', stage: 'primary', roomCost: 100.03 },
      { ...room, schoolId: 'S2', stage: 'primary', roomCost: null },
    ],
    projects: [
      {
        projectId: 'P1',
        name: '新城小学',
        districtId: 'D1',
        stage: 'primary',
        lon: null,
        lat: null,
        minRooms: 2,
        maxRooms: 4,
        roomStep: 1,
        fixedCost: 10,
        costPerRoom: 5,
        earliestYear: 2027,
        leadYears: 2,
        runningCost: 300,
        landReady: true,
      },
    ],
    budgets: (['central', 'province', 'city', 'county'] as const).flatMap((level) =>
      (['capital', 'recurrent'] as const).flatMap((kind) =>
        [2027, 2028].map((year) => ({ year, level, kind, districtId: null, amount: 1_000_000, carryOver: true })),
      ),
    ),
  },
};

type Parts = readonly [number, number, number, number];

/** Money lines of one cost: yuan paid by centre, province, city and county, all from purses of the whole bureau. */
function paid(parts: Parts, what: Pick<MoneyLine, 'year' | 'kind' | 'schoolId' | 'purpose'>): MoneyLine[] {
  return (['central', 'province', 'city', 'county'] as const).map((level, index) => ({
    ...what,
    level,
    districtId: null,
    stage: 'primary',
    amount: parts[index] ?? 0,
  }));
}

/**
 * Money by hand.
 *
 * Two rooms at S1 for 100.03 each: 10,003 fen are 3,000.9 + 2,000.6 + 2,500.75 + 2,500.75; rounded down they come to
 * 10,000, and the three fen left go to the remainders .9, .75 and .75: 3,001 + 2,000 + 2,501 + 2,501. Twice that: 60.02,
 * 40.00, 50.02, 50.02 yuan, 200.06 in all.
 *
 * P1 with three rooms: the smallest size 10 + 2 × 5 = 20 yuan is 6, 4, 5, 5; one step of 5 yuan is 1.50, 1, 1.25, 1.25.
 * It opens in 2029, after the plan, and then costs 300 a year: 90, 60, 75, 75.
 *
 * One post at S1 in 2028 for 91,790: 27,537, 18,358, 22,947.50, 22,947.50.
 *
 * One post at S2 in 2028 whose district states no shares; planning went by the money left and paid 45,895 each from
 * city and county.
 */
export const budgetPlan: Plan = {
  ...smallPlan,
  plan: { ...smallPlan.plan, capitalCost: [225.06, 0], recurrentCost: [0, 183_580] },
  budget: { capital: [4_000_000, 4_000_000], recurrent: [4_000_000, 4_000_000] },
  builds: [{ schoolId: 'S1', stage: 'primary', orderYear: 2027, useYear: 2028, rooms: 2, cost: 200.06 }],
  projects: [
    { projectId: 'P1', stage: 'primary', startYear: 2027, openYear: 2029, rooms: 3, cost: 25, runningCost: 300 },
  ],
  places: [
    // 40 pupils at a teaching point are paid for as 100: 70,000 yuan at 700; 10 boarders at 300 are 3,000.
    placeOf('S1', 2027, 40),
    placeOf('S1', 2028, 120),
    // 500 at 700 are 350,000.
    placeOf('S2', 2027, 500),
  ],
  money: [
    ...paid([60.02, 40, 50.02, 50.02], { year: 2027, kind: 'capital', schoolId: 'S1', purpose: 'rooms' }),
    ...paid([7.5, 5, 6.25, 6.25], { year: 2027, kind: 'capital', schoolId: 'P1', purpose: 'newSchool' }),
    ...paid([27_537, 18_358, 22_947.5, 22_947.5], { year: 2028, kind: 'recurrent', schoolId: 'S1', purpose: 'posts' }),
    ...paid([0, 0, 45_895, 45_895], { year: 2028, kind: 'recurrent', schoolId: 'S2', purpose: 'posts' }).slice(2),
  ],
};

function placeOf(schoolId: string, year: number, pupils: number): Plan['places'][number] {
  const grades = [{ grade: 1, pupils, classes: 1, redirectedIn: 0, redirectedOut: 0 }];
  return { schoolId, stage: 'primary', year, rooms: 4, roomsBuilt: 0, roomsShort: 0, grades };
}

/** The small plan as it would be opened from a bureau file. */
export function openedBudgetPlan(changes: Partial<ScenarioSettings> = {}): OpenedPlan {
  const normSet = loadNormSet();
  const settings = { ...settingsOf(BASE_SCENARIO.name, []), ...changes };
  return {
    saved: {
      planId: 7,
      scenarioId: 'base',
      scenarioName: 'base',
      settings,
      normSet,
      plan: budgetPlan,
      data: { version: 3, hash: `sha256:${'cd'.repeat(32)}` },
      createdAt: '2026-11-23T08:00:00.000Z',
      unchanged: true,
      character: null,
    },
    inputs: planningInputs(budgetBureau, normSet, settings),
    isDataUnchanged: true,
  };
}
