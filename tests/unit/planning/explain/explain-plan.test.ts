import { describe, expect, it } from 'vitest';
import type { Explanation, Plan } from '../../../../src/domain/plan/index.ts';
import type { TableRow } from '../../../../src/domain/tables/index.ts';
import { capital, everyGrade, planned, programme, town, townSchool } from '../town.ts';

/** A room for a million, so that the money can be counted in rooms. */
const MILLION = 1_000_000;
/** The model keeps one yuan of each purse and year back, because splitting costs rounds to whole fen. */
const KEPT_BACK = 10;

/** 120 pupils a grade: two classes of 60 are large, three of 40 are not, so 18 rooms are needed. */
function crowded(maxNewRooms: number, money: number, school: Partial<TableRow<'schools'>> = {}) {
  return town({
    schools: [townSchool('A', 0, school)],
    enrolment: everyGrade('A', 'primary', 120, 2),
    programmes: [{ ...programme('A', 'primary', 12, maxNewRooms), roomCost: MILLION }],
    budgets: capital(money + KEPT_BACK, [2027]),
  });
}

function reasons(plan: Plan, reason: string): Explanation[] {
  return plan.explanations.filter(({ facts }) => facts.reason === reason);
}

describe('explaining where classes count', () => {
  it('names every start that the scenario changed, and nothing of the usual ones', async () => {
    const bureau = crowded(6, 3 * MILLION);
    const starts = (plan: Plan) => plan.explanations.filter(({ constraint }) => constraint === 'norms.classStart');
    expect(starts(await planned(bureau))).toEqual([]);
    const changed = await planned(bureau, [{ kind: 'norm', id: 'class.large.primary', value: 51 }]);
    expect(starts(changed)).toMatchObject([
      { kind: 'assumption', facts: { tier: 'large', stage: 'primary', pupils: 51, usual: 56 } },
    ]);
  });
});

describe('explaining rooms', () => {
  it('gives the arithmetic with and without the rooms, the rule with its document, and the cost', async () => {
    const plan = await planned(crowded(6, 3 * MILLION));
    const [build, ...more] = reasons(plan, 'roomsOrdered');
    expect(more).toEqual([]);
    // Three rooms from 2028 on: three of six grades get a third class, so 12 large classes become 6, in two years.
    expect(build).toMatchObject({
      kind: 'decision',
      year: 2027,
      schoolId: 'A',
      facts: {
        rooms: 3,
        useYear: 2028,
        leadYears: 1,
        effectYear: 2028,
        pupils: 720,
        roomsNeeded: 18,
        arithmetic: `${'ceil(120 / 55) + '.repeat(5)}ceil(120 / 55) = 18`,
        roomsBefore: 12,
        roomsAfter: 15,
        largeBefore: 12,
        largeAfter: 6,
        superLargeBefore: 0,
        largeAvoided: 12,
        superLargeAvoided: 0,
        roomCost: MILLION,
        cost: 3 * MILLION,
        norm: 'class.large.primary',
        normValue: 56,
        evidence: 'B',
      },
    });
    for (const part of [
      'school A (A)',
      '2027',
      '2028',
      'class.large.primary = 56',
      '国发〔2016〕40号',
      '3 × ¥1,000,000',
    ])
      expect(build!.text).toContain(part);
  });

  it('names the library value where the scenario puts its own in place, because the document supports only that', async () => {
    const plan = await planned(crowded(6, 3 * MILLION), [{ kind: 'norm', id: 'class.large.primary', value: 51 }]);
    expect(reasons(plan, 'roomsOrdered')[0]).toMatchObject({ facts: { normValue: 51, libraryValue: 56 } });
    expect(reasons(plan, 'roomsOrdered')[0]!.text).toContain('set in the scenario in place of 56');
  });
});

describe('explaining what stops large classes from falling', () => {
  it('is the time to build in the first year and the money after it', async () => {
    const plan = await planned(crowded(6, 3.5 * MILLION));
    const [first, second, third] = reasons(plan, 'classesStayLarge').toSorted((one, other) => one.year! - other.year!);
    expect(first).toMatchObject({
      constraint: 'leadTime',
      year: 2027,
      facts: {
        largeClasses: 12,
        firstUse: 2028,
        leadNorm: 'build.leadYears.extension',
        redirectionLimit: 'noNeighbour',
      },
    });
    expect(first!.text).toContain('no room can come into use before 2028');
    expect(reasons(plan, 'classesStayLarge').filter(({ constraint }) => constraint === 'search')).toEqual([]);
    // One more room would make two large classes small, and half its price is left.
    for (const [year, reason] of [
      [2028, second],
      [2029, third],
    ] as const)
      expect(reason).toMatchObject({
        constraint: 'budget.capital',
        year,
        facts: {
          largeClasses: 6,
          nextRooms: 1,
          nextCost: MILLION,
          nextLarge: 4,
          moneyLevel: 'county',
          moneyDistrict: null,
          moneyNeeded: MILLION,
          moneyLeft: 0.5 * MILLION + KEPT_BACK,
        },
      });
  });

  it('is the site once it is full, whatever money is left', async () => {
    const plan = await planned(crowded(2, 9 * MILLION));
    expect(reasons(plan, 'classesStayLarge').find(({ year }) => year === 2029)).toMatchObject({
      constraint: 'buildLimit',
      facts: { largeClasses: 8, maxNewRooms: 2, roomsOrdered: 2 },
    });
  });

  it('is the lock of a locked school', async () => {
    const plan = await planned(crowded(6, 9 * MILLION, { locked: true }));
    expect(reasons(plan, 'classesStayLarge').find(({ year }) => year === 2029)).toMatchObject({
      constraint: 'locked',
      facts: { redirectionLimit: 'excluded', exclusion: 'locked' },
    });
  });

  it('says how many rooms are missing when not even full classes hold the pupils', async () => {
    // 200 pupils a grade need three rooms of at most 90; twelve rooms are six short, and one comes too late to build.
    const plan = await planned(
      town({
        schools: [townSchool('A', 0)],
        enrolment: everyGrade('A', 'primary', 200, 2),
        programmes: [programme('A', 'primary', 12, 0)],
        budgets: capital(MILLION),
      }),
    );
    expect(reasons(plan, 'roomsMissing').map(({ year, facts }) => [year, facts.roomsShort, facts.normValue])).toEqual([
      [2027, 6, 90],
      [2028, 6, 90],
      [2029, 6, 90],
    ]);
  });
});

describe('explaining redirection', () => {
  it('gives the limits of the cohort and what both schools gain', async () => {
    const plan = await planned(
      town({
        schools: [townSchool('A', 0), townSchool('B', 1)],
        enrolment: [...everyGrade('A', 'primary', 120, 2), ...everyGrade('B', 'primary', 80, 2)],
        budgets: capital(0),
      }),
    );
    const moves = reasons(plan, 'pupilsRedirected');
    expect(moves.map(({ year, facts }) => [year, facts.pupils])).toEqual([
      [2027, 10],
      [2028, 10],
      [2029, 10],
    ]);
    // 110 entrants make two classes of 55. Put back, they are two of 60, in 2027, 2028 and 2029; at B two classes of
    // 45 are as small as two of 40. Of 120 entrants 36 may go.
    expect(moves[0]).toMatchObject({
      schoolId: 'A',
      facts: {
        toSchoolId: 'B',
        cohortPupils: 120,
        cohortOut: 10,
        mostOut: 36,
        pupilsAfter: 110,
        classesAfter: 2,
        largeAvoided: 6,
        norm: 'redirect.cohortShare',
        evidence: 'C',
      },
    });
    expect(moves[0]!.text).toMatch(/school A \(A\) primary enter at school B \(B\) in 2027, 999 m away/);
    // What is left large is of pupils who were enrolled before anything was planned.
    expect(new Set(reasons(plan, 'classesStayLarge').map(({ facts }) => facts.redirectionLimit))).toEqual(
      new Set(['alreadyEnrolled']),
    );
  });
});

describe('explaining new schools', () => {
  const project: TableRow<'projects'> = {
    projectId: 'P',
    name: 'school P',
    districtId: null,
    stage: 'primary',
    lon: 101.7,
    lat: 36.605,
    minRooms: 6,
    maxRooms: 12,
    roomStep: 6,
    fixedCost: MILLION,
    costPerRoom: MILLION,
    earliestYear: 2027,
    leadYears: 1,
    runningCost: 200_000,
    landReady: true,
  };
  const withProject = (money: number, landReady: boolean) =>
    town({
      schools: [townSchool('A', 0)],
      enrolment: everyGrade('A', 'primary', 120, 2),
      projects: [{ ...project, landReady }],
      budgets: capital(money + KEPT_BACK, [2027]),
    });

  it('gives its cost and the large classes it saves at the schools that send pupils', async () => {
    const plan = await planned(withProject(7 * MILLION, true));
    const [started] = reasons(plan, 'projectStarted');
    expect(started).toMatchObject({
      year: 2027,
      schoolId: 'P',
      facts: {
        rooms: 6,
        openYear: 2028,
        cost: 7 * MILLION,
        fixedCost: MILLION,
        sendingSchools: 1,
        norm: 'class.large.primary',
      },
    });
    // Entrants of 2028 stay two years in the plan and those of 2029 one: two large classes each time.
    expect(started!.facts.largeAvoided).toBe(6);
    expect(started!.text).toContain('¥1,000,000 + 6 × ¥1,000,000 = ¥7,000,000');
  });

  it('says that land or money keeps it from being started', async () => {
    const withoutLand = await planned(withProject(7 * MILLION, false));
    expect(reasons(withoutLand, 'projectNotStarted')).toMatchObject([{ constraint: 'land', schoolId: 'P' }]);
    const withoutMoney = await planned(withProject(6 * MILLION, true));
    expect(reasons(withoutMoney, 'projectNotStarted')).toMatchObject([
      { constraint: 'budget.capital', facts: { moneyNeeded: 7 * MILLION, moneyLeft: 6 * MILLION + KEPT_BACK } },
    ]);
  });
});

describe('pricing money', () => {
  it('says what one more million removes, which a plan with that million confirms', async () => {
    const plan = await planned(crowded(6, 3 * MILLION));
    const worth = reasons(plan, 'moneyWorth').find(({ year }) => year === 2027);
    // A room more from 2028 on makes two large classes small in two years.
    expect(worth).toMatchObject({
      kind: 'relaxation',
      constraint: 'budget.capital',
      facts: { level: 'county', districtId: null, yuan: MILLION, weightedClassYears: 4 },
    });
    const richer = await planned(crowded(6, 4 * MILLION));
    expect(plan.solver.objective - richer.solver.objective).toBe(4);
    const enough = await planned(crowded(6, 6 * MILLION));
    expect(reasons(enough, 'moneyWorth')).toEqual([]);
  });
});
