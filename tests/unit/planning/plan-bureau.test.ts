import { describe, expect, it } from 'vitest';
import { bureauOf } from '../../../src/domain/bureau.ts';
import type { Plan } from '../../../src/domain/plan/index.ts';
import { settingsOf } from '../../../src/domain/scenario.ts';
import type { TableRow } from '../../../src/domain/tables/index.ts';
import { loadNormSet, MissingNormError } from '../../../src/norms/index.ts';
import { planBureau } from '../../../src/planning/index.ts';
import { sampleTables } from '../../../src/sample/index.ts';
import { capital, everyGrade, planned, programme, town, townSchool } from './town.ts';

/** School A has 120 pupils a grade in two rooms, school B a kilometre away has 80. */
const SCHOOLS = [townSchool('A', 0), townSchool('B', 1)];
const ENROLMENT = [...everyGrade('A', 'primary', 120, 2), ...everyGrade('B', 'primary', 80, 2)];
const BUDGETS = capital(10_000_000);
const PROGRAMMES = [programme('A', 'primary', 12, 6), programme('B', 'primary', 12, 0)];
const PROJECT: TableRow<'projects'> = {
  projectId: 'P',
  name: null,
  districtId: null,
  stage: 'primary',
  lon: 101.7,
  lat: 36.605,
  minRooms: 6,
  maxRooms: 12,
  roomStep: 6,
  fixedCost: 1_000_000,
  costPerRoom: 1_000_000,
  earliestYear: 2027,
  leadYears: 1,
  runningCost: 200_000,
  landReady: true,
};

function moves(plan: Plan): (readonly [from: string, to: string, year: number, pupils: number])[] {
  return plan.redirections.map((row) => [row.fromSchoolId, row.toSchoolId, row.year, row.pupils] as const);
}

function expectGood(plan: Plan): void {
  expect(plan.outcome).toBe('optimal');
  expect(plan.certificate.checks.filter(({ ok }) => !ok)).toEqual([]);
  expect(plan.certificate.ok).toBe(true);
}

describe('planning a bureau of schools, enrolment and budgets alone', () => {
  it('is proven optimal: ten entrants a year go next door, because no school says that it can build', async () => {
    const plan = await planned(town({ schools: SCHOOLS, enrolment: ENROLMENT, budgets: BUDGETS }));
    expectGood(plan);
    // Two classes of 60 in each of six grades are twelve large ones; ten entrants less leave two of 55. Each year one
    // more grade has 110 pupils: 10, 8 and 6 large classes. School B has 90 entrants then: two classes of 45.
    expect(plan.baseline.largeClasses).toEqual([12, 12, 12]);
    expect(plan.plan.largeClasses).toEqual([10, 8, 6]);
    expect(moves(plan)).toEqual([
      ['A', 'B', 2027, 10],
      ['A', 'B', 2028, 10],
      ['A', 'B', 2029, 10],
    ]);
    expect([plan.builds, plan.projects]).toEqual([[], []]);
    expect(plan.solver.bound).toBe(24);
    expect(plan.explanations.filter(({ kind }) => kind === 'assumption').length).toBeGreaterThan(0);
  });

  it('is the same whichever solver plans it', async () => {
    const bureau = town({ schools: SCHOOLS, enrolment: ENROLMENT, budgets: BUDGETS });
    const options = { timeLimitSeconds: 30, relativeGap: 0, threads: 1 } as const;
    const plans = await Promise.all(
      (['highs', 'jslp'] as const).map((solver) =>
        planBureau(bureau, loadNormSet(), settingsOf('test', []), { ...options, solver }),
      ),
    );
    for (const plan of plans) {
      expectGood(plan);
      expect(plan.plan.largeClasses).toEqual([10, 8, 6]);
    }
  });
});

describe('money', () => {
  const bureau = town({ schools: SCHOOLS, enrolment: ENROLMENT, budgets: BUDGETS, programmes: PROGRAMMES });

  it('builds what it pays for, and carries over what is left', async () => {
    const plan = await planned(bureau);
    expectGood(plan);
    // A room costs 2.67 million: three of 10 million in 2027; 1.99 million left and 10 more pay for four, and one is
    // enough. In 2028 two cohorts have 110 pupils and three grades a third class: one grade has two large classes. In
    // 2029 four grades have a third class.
    expect(plan.builds.map(({ orderYear, useYear, rooms, cost }) => [orderYear, useYear, rooms, cost])).toEqual([
      [2027, 2028, 3, 8_010_000],
      [2028, 2029, 1, 2_670_000],
    ]);
    expect(plan.plan.largeClasses).toEqual([10, 2, 0]);
    expect(plan.plan.capitalCost).toEqual([8_010_000, 2_670_000, 0]);
  });

  it('builds and starts nothing when there is none', async () => {
    const plan = await planned(town({ ...bureau.tables, projects: [PROJECT] }), [
      { kind: 'budgetFactor', factor: 0, budgetKind: null },
    ]);
    expectGood(plan);
    expect([plan.builds, plan.projects, plan.money]).toEqual([[], [], []]);
    expect(plan.budget.capital).toEqual([0, 0, 0]);
    expect(plan.plan.largeClasses).toEqual([10, 8, 6]);
  });

  it('that grows never leaves more large classes, on synthetic bureaus', async () => {
    for (const seed of [2, 3]) {
      let before = Number.POSITIVE_INFINITY;
      for (const factor of [0, 1, 3]) {
        const plan = await planned(bureauOf(sampleTables({ programmes: 12, seed })), [
          { kind: 'budgetFactor', factor, budgetKind: 'capital' },
        ]);
        expectGood(plan);
        expect(plan.solver.objective, `seed ${seed}, factor ${factor}`).toBeLessThanOrEqual(before);
        before = plan.solver.objective;
      }
    }
  });
});

describe('special cases', () => {
  it('a school with pupils and no room is short of rooms, and the plan says so', async () => {
    const plan = await planned(
      town({
        schools: SCHOOLS,
        enrolment: ENROLMENT,
        budgets: BUDGETS,
        programmes: [programme('A', 'primary', 0, 6), programme('B', 'primary', 12, 0)],
      }),
    );
    expectGood(plan);
    // Six grades need two rooms each; three rooms can be paid a year, and six fit the site.
    expect(plan.plan.roomsShort).toEqual([12, 9, 6]);
    const said = plan.explanations.filter(({ schoolId, facts }) => schoolId === 'A' && facts.reason === 'roomsMissing');
    expect(said.map(({ kind }) => kind)).toEqual(['shortfall', 'shortfall', 'shortfall']);
    expect(said.map(({ year, facts }) => [year, facts.roomsShort])).toEqual([
      [2027, 12],
      [2028, 9],
      [2029, 6],
    ]);
  });

  it.each([
    ['a locked school', { locked: true }],
    ['a teaching point', { kind: 'teaching_point' }],
    ['a private school', { ownership: 'private' }],
  ] as const)('%s sends and takes nobody', async (_, terms) => {
    for (const schools of [
      [townSchool('A', 0, terms), townSchool('B', 1)],
      [townSchool('A', 0), townSchool('B', 1, terms)],
    ]) {
      const plan = await planned(town({ schools, enrolment: ENROLMENT, budgets: BUDGETS, programmes: PROGRAMMES }));
      expectGood(plan);
      expect(plan.redirections).toEqual([]);
      const locked = schools[0]!.locked === true;
      expect(plan.builds.length > 0).toBe(!locked);
    }
  });

  it('a school without coordinates, or too far away, takes part in no redirection', async () => {
    for (const other of [townSchool('B', 1, { lon: null }), townSchool('B', 3.1)]) {
      const plan = await planned(town({ schools: [SCHOOLS[0]!, other], enrolment: ENROLMENT, budgets: BUDGETS }));
      expectGood(plan);
      expect(plan.redirections).toEqual([]);
    }
  });

  const beside = { schools: [SCHOOLS[0]!], enrolment: everyGrade('A', 'primary', 120, 2), budgets: BUDGETS };

  it('a new school opens after its lead time and takes entrants from then on', async () => {
    const plan = await planned(town({ ...beside, projects: [PROJECT] }));
    expectGood(plan);
    expect(plan.projects).toEqual([
      {
        projectId: 'P',
        stage: 'primary',
        startYear: 2027,
        openYear: 2028,
        rooms: 6,
        cost: 7_000_000,
        runningCost: 200_000,
      },
    ]);
    expect(moves(plan)).toEqual([
      ['A', 'P', 2028, 10],
      ['A', 'P', 2029, 10],
    ]);
    expect(plan.plan.largeClasses).toEqual([12, 10, 8]);
  });

  it('a project without land never starts, and one whose only size has a step of 0 can', async () => {
    const landless = await planned(town({ ...beside, projects: [{ ...PROJECT, landReady: false }] }));
    expectGood(landless);
    expect([landless.projects, landless.redirections]).toEqual([[], []]);
    const oneSize = await planned(town({ ...beside, projects: [{ ...PROJECT, maxRooms: 6, roomStep: 0 }] }));
    expectGood(oneSize);
    expect(oneSize.projects.map(({ rooms }) => rooms)).toEqual([6]);
  });

  it('a new school of at least 0 rooms has the size of its first step, and one of no size at all never starts', async () => {
    const fromNothing = await planned(town({ ...beside, projects: [{ ...PROJECT, minRooms: 0, fixedCost: null }] }));
    expectGood(fromNothing);
    expect(fromNothing.projects.map(({ rooms, cost }) => [rooms, cost])).toEqual([[6, 6_000_000]]);
    const sizeless = await planned(town({ ...beside, projects: [{ ...PROJECT, minRooms: 0, maxRooms: 0 }] }));
    expectGood(sizeless);
    expect(sizeless.projects).toEqual([]);
  });

  it('a cohort that shrinks sends no more away than it has in its smallest year', async () => {
    // Nobody is in grades 2 to 6 in the base year although school A has 120 entrants: who enters is gone a year later.
    const pupils = new Map([
      [2025, [120, 0, 0, 0, 0, 0]],
      [2026, [120, 0, 0, 0, 0, 0]],
    ]);
    const enrolment = [...pupils].flatMap(([year, grades]) =>
      grades.map((count, index) => ({
        schoolId: 'A',
        stage: 'primary' as const,
        grade: index + 1,
        year,
        pupils: count,
        classes: count === 0 ? 0 : 2,
      })),
    );
    const plan = await planned(
      town({ schools: SCHOOLS, enrolment: [...enrolment, ...everyGrade('B', 'primary', 80, 2)], budgets: BUDGETS }),
    );
    expectGood(plan);
  });
});

describe('a norm without a value', () => {
  it('stops planning with the id of the norm', async () => {
    const norms = loadNormSet();
    for (const id of ['build.roomCost', 'class.maximum.primary', 'redirect.cohortShare']) {
      const without = {
        ...norms,
        norms: norms.norms.map((norm) => (norm.id === id ? { ...norm, value: null } : norm)),
      };
      const options = { timeLimitSeconds: 5, relativeGap: 0, solver: 'auto' } as const;
      const planning = planBureau(
        town({ schools: SCHOOLS, enrolment: ENROLMENT, budgets: BUDGETS }),
        without,
        settingsOf('test', []),
        options,
      );
      await expect(planning).rejects.toThrow(MissingNormError);
      await expect(planning).rejects.toMatchObject({ code: 'norm.missing', id, reason: 'noValue' });
    }
  });
});
