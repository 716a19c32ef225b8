import { describe, expect, it } from 'vitest';
import { Failure } from '../../../../src/domain/failure.ts';
import type { Lock } from '../../../../src/domain/lock.ts';
import type { Plan } from '../../../../src/domain/plan/index.ts';
import { type Override, settingsOf } from '../../../../src/domain/scenario.ts';
import type { TableRow } from '../../../../src/domain/tables/index.ts';
import { loadNormSet } from '../../../../src/norms/index.ts';
import { planBureau, verifyPlan } from '../../../../src/planning/index.ts';
import { capital, everyGrade, planned, programme, town, townSchool } from '../town.ts';

const PROJECT: TableRow<'projects'> = {
  projectId: 'P',
  name: null,
  districtId: null,
  stage: 'junior',
  lon: 101.7,
  lat: 36.605,
  minRooms: 6,
  maxRooms: 12,
  roomStep: 6,
  fixedCost: 1_000_000,
  costPerRoom: 1_000_000,
  earliestYear: 2028,
  leadYears: 1,
  runningCost: 200_000,
  landReady: true,
};

/** School A has 120 pupils a grade in two rooms each and takes six more, school B a kilometre away has 80. */
const TOWN = town({
  schools: [townSchool('A', 0), townSchool('B', 1)],
  enrolment: [...everyGrade('A', 'junior', 120, 2), ...everyGrade('B', 'junior', 80, 2)],
  programmes: [
    { ...programme('A', 'junior', 6, 6), roomCost: 1_000_000 },
    { ...programme('B', 'junior', 6, 0), roomCost: 1_000_000 },
  ],
  budgets: capital(8_000_000),
  projects: [PROJECT],
});

/**
 * 200 pupils a grade need three rooms each at no more than 90 a class: nine rooms, and six are there. Three rooms ordered
 * in 2027 are in use in 2028 and 2029: where a lock forbids them, six room-years are missing.
 */
const CROWDED = town({
  schools: [townSchool('A', 0)],
  enrolment: everyGrade('A', 'junior', 200, 2),
  programmes: [{ ...programme('A', 'junior', 6, 6), roomCost: 1_000_000 }],
  budgets: capital(8_000_000),
});

const locks = (...list: Lock[]): Override[] => list.map((lock) => ({ kind: 'lock', lock }));
const rooms = (...orders: { orderYear: number; rooms: number }[]): Lock => ({
  what: 'rooms',
  schoolId: 'A',
  stage: 'junior',
  orders,
});

function expectCertified(plan: Plan): void {
  expect(plan.certificate.checks.filter(({ ok }) => !ok)).toEqual([]);
  expect(plan.certificate.checks.map(({ id }) => id)).toContain('locks');
}

describe('locks that a plan keeps', () => {
  it('no rooms at all, where six would be built without the lock', async () => {
    const free = await planned(TOWN);
    expect(free.builds.filter(({ schoolId }) => schoolId === 'A').length).toBeGreaterThan(0);
    const plan = await planned(TOWN, locks(rooms()));
    expectCertified(plan);
    expect(plan.builds).toEqual([]);
    expect(plan.solver.objective).toBeGreaterThanOrEqual(free.solver.objective);
  });

  it('exactly two rooms in 2028, although nothing is to be gained by waiting', async () => {
    const plan = await planned(TOWN, locks(rooms({ orderYear: 2028, rooms: 2 })));
    expectCertified(plan);
    expect(plan.builds.map(({ schoolId, orderYear, rooms: count }) => [schoolId, orderYear, count])).toEqual([
      ['A', 2028, 2],
    ]);
  });

  it('a project that starts in its year, and one that never does', async () => {
    const started = await planned(TOWN, locks({ what: 'project', projectId: 'P', startYear: 2028 }));
    expectCertified(started);
    expect(started.projects.map(({ projectId, startYear }) => [projectId, startYear])).toEqual([['P', 2028]]);
    const never = await planned(TOWN, locks({ what: 'project', projectId: 'P', startYear: null }));
    expectCertified(never);
    expect(never.projects).toEqual([]);
  });

  it('a project that starts in 2029 at the earliest, though it would start in 2028', async () => {
    const noRooms = rooms();
    const free = await planned(TOWN, locks(noRooms));
    expect(free.projects.map(({ startYear }) => startYear)).toEqual([2028]);
    const later: Lock = { what: 'projectNotBefore', projectId: 'P', year: 2029 };
    const plan = await planned(TOWN, locks(noRooms, later));
    expectCertified(plan);
    expect(plan.projects.every(({ startYear }) => startYear >= 2029)).toBe(true);
    const checks = verifyPlan(TOWN, loadNormSet(), settingsOf('test', locks(noRooms, later)), free).checks;
    expect(checks.find(({ id }) => id === 'locks')).toMatchObject({ ok: false });
    // Fixing the start later replaces the earliest year.
    const fixed: Lock = { what: 'project', projectId: 'P', startYear: 2028 };
    expect(settingsOf('test', locks(later, fixed)).locks).toEqual([fixed]);
  });

  it.each<[string, Lock]>([
    ['between the schools', { what: 'noRedirectionBetween', schoolId: 'B', otherSchoolId: 'A' }],
    ['from A', { what: 'noRedirectionFrom', schoolId: 'A' }],
    ['to B', { what: 'noRedirectionTo', schoolId: 'B' }],
  ])('nobody is redirected %s', async (_, lock) => {
    const noRooms = rooms();
    const free = await planned(TOWN, locks(noRooms));
    // Without rooms, ten entrants a year leave A so that its entry grade has two classes of 55.
    expect(free.redirections.some(({ fromSchoolId, toSchoolId }) => fromSchoolId === 'A' && toSchoolId === 'B')).toBe(
      true,
    );
    const plan = await planned(TOWN, locks(noRooms, lock));
    expectCertified(plan);
    expect(
      plan.redirections.filter(({ fromSchoolId, toSchoolId }) => fromSchoolId === 'A' && toSchoolId === 'B'),
    ).toEqual([]);
  });

  it('of two locks on the same thing the later one holds', () => {
    const settings = settingsOf('test', locks(rooms(), rooms({ orderYear: 2027, rooms: 1 })));
    expect(settings.locks).toEqual([rooms({ orderYear: 2027, rooms: 1 })]);
  });

  it('a scenario without locks and shares has the settings it always had', () => {
    expect(Object.keys(settingsOf('test', []))).not.toContain('locks');
    expect(Object.keys(settingsOf('test', []))).not.toContain('policyShares');
  });
});

describe('the certificate', () => {
  it.each<[string, Lock]>([
    ['rooms', rooms()],
    ['a project', { what: 'project', projectId: 'P', startYear: 2028 }],
    ['redirection', { what: 'noRedirectionFrom', schoolId: 'A' }],
  ])('finds a plan that breaks a lock on %s', async (_, lock) => {
    const free = await planned(TOWN, locks({ what: 'project', projectId: 'P', startYear: null }));
    const plan: Plan = {
      ...free,
      redirections: [
        { fromSchoolId: 'A', toSchoolId: 'B', stage: 'junior', year: 2027, pupils: 3, distanceMetres: 1000 },
      ],
    };
    const checks = verifyPlan(TOWN, loadNormSet(), settingsOf('test', locks(lock)), plan).checks;
    expect(checks.find(({ id }) => id === 'locks')).toMatchObject({ ok: false });
  });
});

describe('locks that cannot be kept are named', () => {
  it.each<[string, Lock, string]>([
    ['a school that is not there', { what: 'noRedirectionFrom', schoolId: 'Z' }, 'unknown'],
    [
      'a stage that the school does not teach',
      { what: 'rooms', schoolId: 'A', stage: 'senior', orders: [] },
      'unknown',
    ],
    ['a project that is not there', { what: 'project', projectId: 'Q', startYear: null }, 'unknown'],
    ['a year that is not planned', rooms({ orderYear: 2035, rooms: 1 }), 'yearNotPlanned'],
    ['rooms that come after the last year', rooms({ orderYear: 2029, rooms: 1 }), 'tooLate'],
    ['more rooms than the site takes', rooms({ orderYear: 2027, rooms: 7 }), 'noLand'],
    ['a start before the project may start', { what: 'project', projectId: 'P', startYear: 2027 }, 'tooEarly'],
  ])('%s', async (_, lock, reason) => {
    const failure = await planned(TOWN, locks(lock)).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Failure);
    expect(failure).toMatchObject({ code: 'lockImpossible', facts: { lock: lock.what, reason } });
  });

  it('the second of two that the money pays for only one by one', async () => {
    const dear = town({
      ...TOWN.tables,
      programmes: [{ ...programme('A', 'junior', 6, 6), roomCost: 2_000_000 }, programme('B', 'junior', 6, 0)],
    });
    const both = locks(rooms({ orderYear: 2028, rooms: 6 }), { what: 'project', projectId: 'P', startYear: 2028 });
    // 6 × 2 million and 7 million are 19 million; 16 million are there by 2028.
    const failure = await planned(dear, both).catch((error: unknown) => error);
    expect(failure).toMatchObject({
      code: 'lockImpossible',
      facts: { lock: 'project', school: 'P', reason: 'noMoney' },
    });
    for (const lock of both) expectCertified(await planned(dear, [lock]));
  });

  it('a lock without which fewer rooms would be missing', async () => {
    const plan = await planned(CROWDED, locks(rooms()));
    const named = plan.explanations.filter(({ kind, constraint }) => kind === 'shortfall' && constraint === 'lock');
    expect(named).toHaveLength(1);
    expect(named[0]).toMatchObject({ schoolId: 'A', facts: { lock: 'rooms', roomsShort: 6 } });
    expect(named[0]!.text).toBe('Without the lock that A (junior) gets no rooms, 6 fewer room-years would be missing.');
    const free = await planned(CROWDED);
    expect(free.explanations.filter(({ constraint }) => constraint === 'lock')).toEqual([]);
  });

  it('how many locks there was no time to try, when the time ends with the plan', async () => {
    const settings = settingsOf('test', locks(rooms(), { what: 'noRedirectionFrom', schoolId: 'A' }));
    const spent = (secondsAtLast: number): Promise<Plan> => {
      let seconds = 0;
      return planBureau(CROWDED, loadNormSet(), settings, {
        ...{ timeLimitSeconds: 30, relativeGap: 0, solver: 'auto', threads: 1, clock: () => seconds },
        onProgress: ({ phase }) => {
          if (phase === 'posts') seconds = secondsAtLast;
        },
      });
    };
    const lockReasons = ({ explanations }: Plan) =>
      explanations.filter(({ constraint }) => constraint === 'lock' || constraint === 'locks.notTried');
    const late = lockReasons(await spent(30));
    expect(late.filter(({ kind }) => kind === 'shortfall')).toEqual([]);
    expect(late.at(-1)).toMatchObject({ constraint: 'locks.notTried', facts: { left: 2, locks: 2 } });
    const inTime = lockReasons(await spent(29));
    expect(inTime.filter(({ kind }) => kind === 'shortfall')).toHaveLength(1);
    expect(inTime.filter(({ constraint }) => constraint === 'locks.notTried')).toEqual([]);
  });
});
