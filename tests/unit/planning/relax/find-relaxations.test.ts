import { describe, expect, it } from 'vitest';
import { bureauOf } from '../../../../src/domain/bureau.ts';
import { settingsOf } from '../../../../src/domain/scenario.ts';
import { loadNormSet } from '../../../../src/norms/index.ts';
import { findRelaxations, type RelaxationReport, type Target } from '../../../../src/planning/index.ts';
import { sampleTables } from '../../../../src/sample/index.ts';
import { BASE_YEAR, capital, everyGrade, planned, programme, town, townSchool } from '../town.ts';

const MILLION = 1_000_000;
const SETTINGS = settingsOf('test', []);
const NORMS = loadNormSet();
const OPTIONS = { timeLimitSeconds: 100, trialSeconds: 10, threads: 1 };

/**
 * One school with 120 pupils in each of six grades and a room in 2027 for every million: two classes of 60 are large,
 * three of 40 are not. Twelve rooms are there, so six more are needed.
 */
const SCHOOL = town({
  schools: [townSchool('A', 0)],
  enrolment: everyGrade('A', 'primary', 120, 2),
  programmes: [{ ...programme('A', 'primary', 12, 6), roomCost: MILLION }],
  // One yuan of each purse and year is kept back for rounding.
  budgets: capital(3_500_010, [2027, 2028]),
});
const NO_LARGE_CLASS = { kind: 'classShare', tier: 'large', share: 0, year: 2028 } as const;

function found(report: RelaxationReport, change: string) {
  return report.relaxations.find((relaxation) => relaxation.change === change);
}

/** Every relaxation comes with a whole plan that holds and meets the target. */
function expectConfirmed(report: RelaxationReport): void {
  for (const { plan, explanation } of report.relaxations) {
    expect(plan.certificate.checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(explanation.kind).toBe('relaxation');
    expect(explanation.text).not.toMatch(/undefined|NaN|an unknown/);
  }
}

describe('a target that one school cannot meet in time', () => {
  it('finds each smallest change, confirms it, and proves that a step less does not do', async () => {
    const plan = await planned(SCHOOL);
    expect(plan.plan.largeClasses).toEqual([12, 6, 0]);
    const report = await findRelaxations(SCHOOL, NORMS, SETTINGS, NO_LARGE_CLASS, { ...OPTIONS, plan });
    expect(report).toMatchObject({ outcome: 'notMet', certainty: 'proven', notTried: [], interrupted: false });
    expect(report.standing!.years).toEqual([
      { year: 2028, amount: 6, of: 15 },
      { year: 2029, amount: 0, of: 18 },
    ]);
    expectConfirmed(report);
    for (const { plan: confirming, change } of report.relaxations)
      if (change !== 'laterYear' && change !== 'classLimit' && change !== 'classShare')
        expect(confirming.plan.largeClasses.slice(1), change).toEqual([0, 0]);

    // Three rooms in 2027 and three in 2028 are there by 2029.
    expect(found(report, 'laterYear')!.explanation.facts).toMatchObject({ newYear: 2029, isLeast: true });
    // Six millions less the 3.5 that are there.
    expect(found(report, 'moneyOfYear')!.explanation).toMatchObject({
      constraint: 'budget.capital',
      year: 2028,
      facts: {
        moneyYear: 2027,
        yuan: 2_500_000,
        isLeast: true,
        lessFails: 'proven',
        roomsBuilt: 6,
        capitalCost: 6 * MILLION,
      },
    });
    expect(found(report, 'moneyOfPurse')!.explanation.facts).toMatchObject({ level: 'county', yuan: 2_500_000 });
    // 6 / 3.5 is 1.71, so 1.75 in steps of 0.05.
    expect(found(report, 'allMoney')!.explanation.facts).toMatchObject({ factor: 1.75, lessFails: 'proven' });
    // Classes of 60 are not large from 61 on.
    expect(found(report, 'classLimit')!.explanation.facts).toMatchObject({
      before: 56,
      after: 61,
      lessFails: 'proven',
    });
    // Six of fifteen classes stay large in 2028.
    expect(found(report, 'classShare')!.explanation.facts).toMatchObject({ after: 0.4 });

    // There is nobody to redirect to, and the site takes six rooms already.
    expect(report.notEnough.map(({ change, certainty }) => [change, certainty])).toEqual([
      ['redirectShare', 'proven'],
      ['redirectNearest', 'proven'],
      ['redirectDistance', 'proven'],
      ['roomsAtSchools', 'proven'],
    ]);
    expect(found(report, 'moneyOfYear')!.explanation.text).toContain(
      'No large class from 2028 on is met with ¥2,500,000 more capital money in 2027',
    );
  });

  it('lifts the limit of the site where money is not what is missing', async () => {
    const full = town({
      ...SCHOOL.tables,
      programmes: [{ ...programme('A', 'primary', 12, 4), roomCost: MILLION }],
      budgets: capital(9_000_010, [2027]),
    });
    const report = await findRelaxations(full, NORMS, SETTINGS, NO_LARGE_CLASS, OPTIONS);
    expectConfirmed(report);
    expect(found(report, 'roomsAtSchools')!.explanation).toMatchObject({
      constraint: 'buildLimit',
      facts: { rooms: 2, sites: 'school A (A) primary 2', roomsEach: 2, isLeast: true, lessFails: 'proven' },
    });
    expect(report.notEnough.map(({ change }) => change)).toEqual(expect.arrayContaining(['laterYear', 'allMoney']));
  });

  it('finds two changes together where neither is enough alone', async () => {
    // Six rooms are needed by 2028: the site takes four, and the money of 2027 pays three.
    const bureau = town({
      ...SCHOOL.tables,
      programmes: [{ ...programme('A', 'primary', 12, 4), roomCost: MILLION }],
    });
    const report = await findRelaxations(bureau, NORMS, SETTINGS, NO_LARGE_CLASS, OPTIONS);
    expectConfirmed(report);
    expect(report.notEnough.filter(({ together }) => together === null).map(({ change }) => change)).toEqual(
      expect.arrayContaining(['laterYear', 'moneyOfYear', 'roomsAtSchools', 'redirectShare', 'allMoney']),
    );
    const pairs = report.relaxations.filter(({ together }) => together !== null);
    expect(pairs.map(({ change, together }) => [change, together])).toEqual([
      ['roomsAtSchools', 'moneyOfYear'],
      ['laterYear', 'roomsAtSchools'],
    ]);
    // Two rooms more than the site takes, and 6 millions less the 3.5 of 2027.
    expect(pairs[0]).toMatchObject({
      isLeast: true,
      explanation: {
        facts: { rooms: 2, 'also.change': 'moneyOfYear', 'also.yuan': 2_500_000, roomsBuilt: 6, lessFails: 'proven' },
      },
    });
    expect(pairs[0]!.explanation.text).toContain(
      '2 more rooms than the sites take (school A (A) primary 2), together with ¥2,500,000 more capital money in 2027',
    );
    // Three rooms of each year's money, two of them beyond the site, are there by 2029.
    expect(pairs[1]!.explanation.facts).toMatchObject({ newYear: 2029, 'also.rooms': 2 });
  });

  it('names the lock that stands in the way', async () => {
    const rich = town({ ...SCHOOL.tables, budgets: capital(9_000_010) });
    const locked = settingsOf('test', [
      { kind: 'lock', lock: { what: 'rooms', schoolId: 'A', stage: 'primary', orders: [] } },
      { kind: 'lock', lock: { what: 'noRedirectionFrom', schoolId: 'A' } },
    ]);
    const report = await findRelaxations(rich, NORMS, locked, NO_LARGE_CLASS, OPTIONS);
    expectConfirmed(report);
    expect(found(report, 'withoutLock')!.explanation.text).toContain(
      'No large class from 2028 on is met with one lock lifted, that A (primary) gets no rooms.',
    );
    expect(report.notEnough.find(({ change }) => change === 'withoutLock')).toMatchObject({
      certainty: 'proven',
      explanation: { facts: { lock: 'noRedirectionFrom', lockSchool: 'A', lockText: 'nobody is redirected from A' } },
    });
  });

  it('lifts a lock together with the limit of the site where neither is enough alone', async () => {
    const full = town({
      ...SCHOOL.tables,
      programmes: [{ ...programme('A', 'primary', 12, 4), roomCost: MILLION }],
      budgets: capital(9_000_010),
    });
    const locked = settingsOf('test', [
      { kind: 'lock', lock: { what: 'rooms', schoolId: 'A', stage: 'primary', orders: [] } },
    ]);
    const report = await findRelaxations(full, NORMS, locked, NO_LARGE_CLASS, OPTIONS);
    expectConfirmed(report);
    const pair = report.relaxations.find(({ together }) => together !== null)!;
    expect(pair).toMatchObject({ change: 'withoutLock', together: 'roomsAtSchools', isLeast: true });
    expect(pair.explanation.facts).toMatchObject({ lock: 'rooms', lockOrders: '', 'also.roomsEach': 2 });
  });

  it('unlocks a locked school where it alone misses the target, and says so', async () => {
    const locked = town({
      ...SCHOOL.tables,
      schools: [townSchool('A', 0, { locked: true })],
      budgets: capital(9_000_010),
    });
    const report = await findRelaxations(locked, NORMS, SETTINGS, NO_LARGE_CLASS, OPTIONS);
    expectConfirmed(report);
    const rooms = found(report, 'roomsAtSchools')!.explanation;
    expect(rooms.facts).toMatchObject({ rooms: 6, unlocked: 'school A (A)' });
    expect(rooms.text).toContain('school A (A) must no longer be locked');
  });

  it('allows redirection where the scenario forbids it', async () => {
    // Ten of 120 entrants have to go next door, where there are 80; those enrolled before are in classes of 55.
    const enrolment = [...everyGrade('A', 'primary', 110, 2), ...everyGrade('B', 'primary', 80, 2)].map((row) =>
      row.schoolId === 'A' && row.grade === 1 ? { ...row, pupils: 120 } : row,
    );
    const neighbours = town({ schools: [townSchool('A', 0), townSchool('B', 1)], enrolment, budgets: capital(0) });
    const forbidden = settingsOf('test', [{ kind: 'redirection', allowed: false }]);
    const target = { kind: 'classShare', tier: 'large', share: 0.1, year: 2027 } as const;
    const report = await findRelaxations(neighbours, NORMS, forbidden, target, OPTIONS);
    expectConfirmed(report);
    expect(found(report, 'redirectionAllowed')).toMatchObject({ isLeast: true });
  });
});

describe('a target that is met', () => {
  it('is not looked into', async () => {
    const plan = await planned(SCHOOL);
    const target: Target = { kind: 'classShare', tier: 'superLarge', share: 0, year: 2027 };
    const report = await findRelaxations(SCHOOL, NORMS, SETTINGS, target, { ...OPTIONS, plan });
    expect(report).toMatchObject({ outcome: 'met', solves: 0, relaxations: [] });
  });
});

describe('teachers of special schools', () => {
  const special = (recurrent: number) =>
    town({
      schools: [townSchool('S', 0, { kind: 'special' })],
      enrolment: everyGrade('S', 'special', 3, 1),
      staffing: [
        {
          ...{ schoolId: 'S', stage: 'special', teachers: 6, establishmentPosts: 12 },
          ...{ specialTeachers: null, carers: null, purchasedPosts: null },
        },
      ],
      budgets: [2027, 2028, 2029].flatMap((year) => [
        ...capital(0, [year]),
        {
          ...{ year, level: 'county', kind: 'recurrent', districtId: null, carryOver: false },
          amount: recurrent,
        } as const,
      ]),
    });
  const target: Target = { kind: 'specialTeachers', pupilsPerTeacher: 4.5, year: 2027 };

  it('need recurrent money every year, or more pupils to a teacher', async () => {
    // 36 pupils / 4.5 are 8 teachers, two more than there are. A post costs 91,790 a year, so 183,580 in all; 100,000
    // are there, which pays one. With seven teachers there are 36 / 7 = 5.14 pupils to each: 5.2 in steps of 0.1.
    const bureau = special(100_000);
    const plan = await planned(bureau);
    const report = await findRelaxations(bureau, NORMS, SETTINGS, target, { ...OPTIONS, plan, moneyStep: 10_000 });
    expect(report).toMatchObject({ outcome: 'notMet', certainty: 'searched' });
    expect(report.standing!.years[0]).toEqual({ year: 2027, amount: 1, of: 8 });
    expectConfirmed(report);
    expect(found(report, 'moneyEveryYear')!.explanation).toMatchObject({
      constraint: 'budget.recurrent',
      facts: { yuan: 90_000, isLeast: true, lessFails: 'searched' },
    });
    expect(found(report, 'allMoney')!.explanation.facts).toMatchObject({ factor: 1.85 });
    expect(found(report, 'pupilsPerTeacher')!.explanation.facts).toMatchObject({ before: 4.5, after: 5.2 });
    expect(report.notEnough.map(({ change }) => change)).toEqual(['laterYear']);
  });

  it('are had within the present limits when more of them are asked for and the money is there', async () => {
    // 36 / 3 are 12 teachers, six more than there are: 550,740 a year.
    const bureau = special(600_000);
    const plan = await planned(bureau);
    const report = await findRelaxations(
      bureau,
      NORMS,
      SETTINGS,
      { ...target, pupilsPerTeacher: 3 },
      { ...OPTIONS, plan },
    );
    expect(report).toMatchObject({ outcome: 'metWhenFirst', relaxations: [{ change: 'targetFirst' }] });
    expectConfirmed(report);
  });
});

describe('a sample of several schools', () => {
  const bureau = bureauOf(sampleTables({ programmes: 24, seed: 1 }));

  it('shows at least three confirmed changes for a target that it cannot meet', async () => {
    const target: Target = { kind: 'classShare', tier: 'large', share: 0.03, year: BASE_YEAR + 2 };
    const report = await findRelaxations(bureau, NORMS, SETTINGS, target, {
      ...{ timeLimitSeconds: 60, trialSeconds: 1, threads: 1 },
    });
    expect(report.outcome).toBe('notMet');
    expectConfirmed(report);
    expect(report.relaxations.length).toBeGreaterThanOrEqual(3);
  });

  it('keeps time for the plans that confirm what is found, and says what it had no time for', async () => {
    const target: Target = { kind: 'classShare', tier: 'large', share: 0, year: BASE_YEAR + 2 };
    let seconds = 0;
    const report = await findRelaxations(bureau, NORMS, SETTINGS, target, {
      ...{ timeLimitSeconds: 60, trialSeconds: 1, threads: 1, clock: () => seconds },
      onProgress: ({ solves }) => {
        // Of 60 seconds 5 % are kept for each of the two last plans.
        if (solves === 2) seconds = 54;
      },
    });
    expect(report.interrupted).toBe(false);
    expect(report.solves).toBe(2);
    expect(report.notTried.length).toBeGreaterThan(5);
    expect(report.relaxations.map(({ change }) => change)).toContain('classShare');
    expectConfirmed(report);
  });

  it('ends when it is cancelled, with what it has', async () => {
    const cancelling = new AbortController();
    const target: Target = { kind: 'classShare', tier: 'large', share: 0, year: BASE_YEAR + 2 };
    const report = await findRelaxations(bureau, NORMS, SETTINGS, target, {
      ...{ timeLimitSeconds: 60, trialSeconds: 1, threads: 1, signal: cancelling.signal },
      onProgress: ({ solves }) => {
        if (solves === 2) cancelling.abort();
      },
    });
    expect(report.interrupted).toBe(true);
    expect(report.notTried.length).toBeGreaterThan(0);
    expect(report.solves).toBe(2);
  });
});
