import { beforeAll, describe, expect, it } from 'vitest';
import { type BureauData, bureauOf } from '../../../src/domain/bureau.ts';
import type { Plan } from '../../../src/domain/plan/index.ts';
import { settingsOf } from '../../../src/domain/scenario.ts';
import { loadNormSet } from '../../../src/norms/index.ts';
import { verifyPlan } from '../../../src/planning/index.ts';
import { sampleTables } from '../../../src/sample/index.ts';
import { capital, everyGrade, planned, programme, town, townSchool } from './town.ts';

type Changeable<Value> = Value extends object ? { -readonly [Key in keyof Value]: Changeable<Value[Key]> } : Value;

/** School A builds, sends entrants to school B and, from 2028, to the new school P. */
const TOWN = town({
  schools: [townSchool('A', 0), townSchool('B', 1), townSchool('C', 2, { locked: true })],
  enrolment: [
    ...everyGrade('A', 'primary', 140, 2),
    ...everyGrade('B', 'primary', 108, 2),
    ...everyGrade('C', 'primary', 40, 1),
  ],
  budgets: capital(8_000_000),
  programmes: [programme('A', 'primary', 12, 2), programme('B', 'primary', 12, 0), programme('C', 'primary', 6, 0)],
  projects: [
    {
      projectId: 'P',
      name: null,
      districtId: null,
      stage: 'primary',
      lon: 101.7,
      lat: 36.605,
      minRooms: 4,
      maxRooms: 8,
      roomStep: 4,
      fixedCost: 1_000_000,
      costPerRoom: 1_000_000,
      earliestYear: 2027,
      leadYears: 1,
      runningCost: 200_000,
      landReady: true,
    },
  ],
});
const SAMPLE = bureauOf(sampleTables({ programmes: 12, seed: 2 }));
let townPlan: Plan;
let samplePlan: Plan;
beforeAll(async () => {
  townPlan = await planned(TOWN);
  samplePlan = await planned(SAMPLE);
});

/** Ids of the checks that fail once a plan is changed. */
function failing(bureau: BureauData, plan: Plan, change: (draft: Changeable<Plan>) => void): string[] {
  const draft = structuredClone(plan) as Changeable<Plan>;
  change(draft);
  expect(draft, 'the change must change something').not.toEqual(plan);
  const { ok, checks } = verifyPlan(bureau, loadNormSet(), settingsOf('test', []), draft as Plan);
  expect(ok).toBe(checks.every((check) => check.ok));
  return checks.filter((check) => !check.ok).map(({ id }) => id);
}

const rowOf = (draft: Changeable<Plan>, schoolId: string, year: number) =>
  draft.places.find((row) => row.schoolId === schoolId && row.year === year)!;

/** What is changed, and the check that must find it; others may find it too. */
const TAMPERED: readonly (readonly [what: string, check: string, change: (draft: Changeable<Plan>) => void])[] = [
  [
    'a class more',
    'class sizes',
    (draft) => {
      rowOf(draft, 'A', 2027).grades[0]!.classes += 1;
    },
  ],
  [
    'a class more than there are rooms',
    'rooms',
    (draft) => {
      rowOf(draft, 'A', 2027).grades[0]!.classes += 1;
    },
  ],
  [
    'a grade without a class',
    'class sizes',
    (draft) => {
      rowOf(draft, 'A', 2027).grades[0]!.classes = 0;
    },
  ],
  [
    'a pupil less',
    'pupils conserved',
    (draft) => {
      rowOf(draft, 'A', 2028).grades[1]!.pupils -= 1;
    },
  ],
  [
    'half a pupil',
    'class sizes',
    (draft) => {
      rowOf(draft, 'A', 2028).grades[1]!.pupils -= 0.5;
    },
  ],
  [
    'a grade left out',
    'pupils conserved',
    (draft) => {
      rowOf(draft, 'A', 2028).grades.pop();
    },
  ],
  [
    'a school left out for a year',
    'rooms',
    (draft) => {
      draft.places = draft.places.filter((row) => row.schoolId !== 'C' || row.year !== 2029);
    },
  ],
  [
    'a pupil counted as redirected',
    'pupils conserved',
    (draft) => {
      rowOf(draft, 'A', 2027).grades[0]!.redirectedOut += 1;
    },
  ],
  [
    'a room in use too many',
    'rooms',
    (draft) => {
      rowOf(draft, 'A', 2029).rooms += 1;
    },
  ],
  [
    'a room built too many',
    'rooms',
    (draft) => {
      rowOf(draft, 'A', 2028).roomsBuilt += 1;
    },
  ],
  [
    'rooms short below zero',
    'rooms',
    (draft) => {
      rowOf(draft, 'A', 2027).roomsShort = -1;
    },
  ],
  [
    'a room not a number',
    'rooms',
    (draft) => {
      rowOf(draft, 'A', 2027).rooms = Number.NaN;
    },
  ],
  [
    'more rooms than the site takes',
    'room orders',
    (draft) => {
      draft.builds[0]!.rooms += 2;
    },
  ],
  [
    'a room at a locked school',
    'room orders',
    (draft) => {
      draft.builds[0]!.schoolId = 'C';
    },
  ],
  [
    'rooms cheaper than they are',
    'room orders',
    (draft) => {
      draft.builds[0]!.cost -= 1;
    },
  ],
  [
    'rooms not paid for in full',
    'costs',
    (draft) => {
      draft.builds[0]!.cost += 1;
    },
  ],
  [
    'rooms in use before they are built',
    'room orders',
    (draft) => {
      draft.builds[0]!.useYear -= 1;
    },
  ],
  [
    'rooms ordered before the first planned year',
    'room orders',
    (draft) => {
      draft.builds[0]!.orderYear = 2026;
      draft.builds[0]!.useYear = 2027;
    },
  ],
  [
    'more pupils than may be redirected',
    'redirection limits',
    (draft) => {
      draft.redirections[0]!.pupils = 43;
    },
  ],
  [
    'a redirection in another year',
    'pupils conserved',
    (draft) => {
      draft.redirections[0]!.year += 1;
    },
  ],
  [
    'a redirection to a locked school',
    'redirection limits',
    (draft) => {
      draft.redirections[0]!.toSchoolId = 'C';
    },
  ],
  [
    'a shorter way',
    'redirection limits',
    (draft) => {
      draft.redirections[0]!.distanceMetres -= 100;
    },
  ],
  [
    'a redirection before the new school opens',
    'redirection limits',
    (draft) => {
      draft.redirections.find((row) => row.toSchoolId === 'P')!.year = 2027;
    },
  ],
  [
    'a new school of an odd size',
    'projects',
    (draft) => {
      draft.projects[0]!.rooms += 1;
    },
  ],
  [
    'a new school started twice',
    'projects',
    (draft) => {
      draft.projects.push({ ...draft.projects[0]! });
    },
  ],
  [
    'a new school started too early',
    'projects',
    (draft) => {
      draft.projects[0]!.startYear = 2026;
    },
  ],
  [
    'a new school open too early',
    'projects',
    (draft) => {
      draft.projects[0]!.openYear -= 1;
    },
  ],
  [
    'a new school cheaper than it is',
    'projects',
    (draft) => {
      draft.projects[0]!.cost -= 1;
    },
  ],
  [
    'a new school that runs for less',
    'projects',
    (draft) => {
      draft.projects[0]!.runningCost = 0;
    },
  ],
  [
    'a cost line too small',
    'costs',
    (draft) => {
      draft.money.find((row) => row.purpose === 'rooms')!.amount -= 1;
    },
  ],
  [
    'a cost line left out',
    'money by year',
    (draft) => {
      draft.money.shift();
    },
  ],
  [
    'money of a later year',
    'costs',
    (draft) => {
      draft.money.find((row) => row.purpose === 'newSchool')!.year += 1;
    },
  ],
  [
    'more money than there is',
    'budget.capital',
    (draft) => {
      draft.money.find((row) => row.kind === 'capital')!.amount += 20_000_000;
    },
  ],
  [
    'fewer large classes',
    'class sizes',
    (draft) => {
      draft.plan.largeClasses[0]! -= 1;
    },
  ],
  [
    'fewer large classes in a better baseline',
    'baseline',
    (draft) => {
      draft.baseline.largeClasses[0]! += 1;
    },
  ],
  [
    'rooms built, as an indicator',
    'indicators',
    (draft) => {
      draft.plan.roomsBuilt[1]! += 1;
    },
  ],
  [
    'rooms short, as an indicator',
    'indicators',
    (draft) => {
      draft.plan.roomsShort[1]! += 1;
    },
  ],
  [
    'pupils redirected, as an indicator',
    'indicators',
    (draft) => {
      draft.plan.pupilsRedirected[0]! -= 1;
    },
  ],
  [
    'capital cost, as an indicator',
    'money by year',
    (draft) => {
      draft.plan.capitalCost[0]! -= 1;
    },
  ],
  [
    'a larger budget',
    'indicators',
    (draft) => {
      draft.budget.capital[0]! += 1;
    },
  ],
  [
    'a better objective',
    'objective',
    (draft) => {
      draft.solver.objective -= 1;
    },
  ],
  [
    'a bound above the plan',
    'objective',
    (draft) => {
      draft.solver.bound = draft.solver.objective + 1;
    },
  ],
  [
    'a smaller gap',
    'objective',
    (draft) => {
      draft.solver.gap -= 0.01;
    },
  ],
  [
    'a larger share of the possible',
    'objective',
    (draft) => {
      draft.solver.reductionShare! += 0.01;
    },
  ],
  [
    'other years',
    'input',
    (draft) => {
      draft.years[0]! -= 1;
    },
  ],
  [
    'another hash',
    'input',
    (draft) => {
      draft.input.hash = draft.input.hash.replace(/.$/, (digit) => (digit === '0' ? '1' : '0'));
    },
  ],
];

describe('the certificate', () => {
  it('is good for the plans as they are, which have everything that is changed below', () => {
    for (const plan of [townPlan, samplePlan]) expect(plan.certificate.checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(townPlan.builds.length).toBeGreaterThan(0);
    expect(townPlan.projects.map(({ projectId }) => projectId)).toEqual(['P']);
    expect(townPlan.redirections[0]).toMatchObject({ fromSchoolId: 'A', year: 2027 });
    expect(townPlan.redirections.some(({ toSchoolId }) => toSchoolId === 'P')).toBe(true);
    expect([samplePlan.moves.length > 0, samplePlan.hires.length > 0]).toEqual([true, true]);
  });

  it('does not depend on the scenario’s name, and does on its budgets', () => {
    const norms = loadNormSet();
    expect(verifyPlan(TOWN, norms, settingsOf('another name', []), townPlan).ok).toBe(true);
    const less = settingsOf('test', [{ kind: 'budgetFactor', factor: 0.1, budgetKind: null }]);
    const failed = verifyPlan(TOWN, norms, less, townPlan).checks.filter(({ ok }) => !ok);
    expect(failed.map(({ id }) => id)).toEqual(expect.arrayContaining(['input', 'budget.capital']));
  });

  it.each(TAMPERED)('finds %s: %s', (_, check, change) => {
    expect(failing(TOWN, townPlan, change)).toContain(check);
  });

  it('finds staff that appear, vanish, or are moved and hired only in name', () => {
    const found = (change: (draft: Changeable<Plan>) => void): string[] => failing(SAMPLE, samplePlan, change);
    const known = (draft: Changeable<Plan>) => draft.posts.find((row) => row.allotted !== null && row.allotted > 1)!;
    expect(
      found((draft) => {
        known(draft).allotted! += 1;
      }),
    ).toContain('posts.flow');
    expect(
      found((draft) => {
        known(draft).short = 99;
      }),
    ).toEqual(expect.arrayContaining(['posts.short', 'indicators']));
    expect(
      found((draft) => {
        draft.moves[0]!.posts += 1;
      }),
    ).toContain('posts.flow');
    expect(
      found((draft) => {
        draft.hires.pop();
      }),
    ).not.toEqual([]);
    expect(
      found((draft) => {
        draft.plan.postsShort[0]! += 1;
      }),
    ).toEqual(['indicators']);
    expect(
      found((draft) => {
        draft.plan.postsHired[0]! += 1;
      }),
    ).toEqual(['indicators']);
  });

  it('finds data that has changed since', () => {
    const more = town({
      ...TOWN.tables,
      enrolment: TOWN.tables.enrolment.map((row) => ({ ...row, pupils: row.pupils + 1 })),
    });
    const failed = verifyPlan(more, loadNormSet(), settingsOf('test', []), townPlan).checks.filter(({ ok }) => !ok);
    expect(failed.map(({ id }) => id)).toEqual(expect.arrayContaining(['input', 'pupils conserved']));
  });
});
