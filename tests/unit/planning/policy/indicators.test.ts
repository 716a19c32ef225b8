import { describe, expect, test } from 'vitest';
import { weightedVariation } from '../../../../src/planning/policy/balance.ts';
import { measurePolicy } from '../../../../src/planning/policy/index.ts';
import { inputOf, planWith, REGISTER, targetOf, valuesOf } from './bureaus.ts';

const grade = (
  schoolId: string,
  stage: string,
  number: number,
  pupils: number,
  classes: number | null,
  year = 2026,
) => ({
  ...{ schoolId, stage, grade: number, year },
  ...{ pupils, classes },
});
const school = (schoolId: string, more: object = {}) => ({ schoolId, districtId: 'D1', ...more });
const place = (schoolId: string, stage: string, year: number, grades: readonly [number, number, number][]) => ({
  ...{ schoolId, stage, year, rooms: 0, roomsBuilt: 0, roomsShort: 0 },
  grades: grades.map(([number, pupils, classes]) => ({
    grade: number,
    pupils,
    classes,
    redirectedIn: 0,
    redirectedOut: 0,
  })),
});

describe('kindergartens (items 1 and 2)', () => {
  const rows = {
    schools: [school('K1'), school('K2')],
    enrolment: [
      grade('K1', 'kindergarten', 1, 50, 2),
      grade('K1', 'kindergarten', 2, 40, 2),
      grade('K2', 'kindergarten', 1, 20, 1),
    ],
  };

  test('gross enrolment is children enrolled over children aged 3 to 5, or over the births of three years', () => {
    const stated = { ...rows, population: [{ districtId: 'D1', year: 2026, children35: 100 }] };
    // (50 + 40 + 20) ÷ 100 = 1.1; at least 1.05 is asked for.
    expect(targetOf(inputOf(stated), 1, 'enrolment.gross.kindergarten')).toMatchObject({
      standing: 'met',
      basis: 'computed',
      figures: [{ value: 1.1, numerator: 110, denominator: 100 }],
    });
    const births = [2021, 2022, 2023].map((year) => ({ districtId: 'D1', year, births: 40 }));
    // Born 2021 to 2023 they are 3 to 5 years old in 2026: 110 ÷ 120.
    const born = targetOf(inputOf({ ...rows, population: births }), 1, 'enrolment.gross.kindergarten');
    expect(born.standing).toBe('missed');
    expect(valuesOf(born)).toEqual([110 / 120]);
    // A year of births that is missing is not zero.
    expect(
      targetOf(inputOf({ ...rows, population: births.slice(1) }), 1, 'enrolment.gross.kindergarten'),
    ).toMatchObject({
      standing: 'noData',
      figures: [null],
    });
  });

  test('the rural rate is not in the input, but can be reported', () => {
    expect(targetOf(inputOf(rows), 1, 'enrolment.gross.kindergarten', 1)).toMatchObject({
      standing: 'noData',
      reason: 'notInInput',
    });
    const reported = [
      { measure: 1, districtId: null, year: 2026, indicator: 'enrolment.gross.kindergarten.rural', value: '98%' },
    ];
    expect(targetOf(inputOf({ ...rows, measures: reported }), 1, 'enrolment.gross.kindergarten', 1)).toMatchObject({
      standing: 'met',
      basis: 'reported',
      figures: [{ value: 0.98 }],
    });
  });

  test('teachers, carers, training and certificates are those of kindergartens alone', () => {
    const staffed = {
      ...rows,
      staffing: [
        { schoolId: 'K1', stage: 'kindergarten', teachers: 7, purchasedPosts: 1, carers: 4 },
        { schoolId: 'K2', stage: 'kindergarten', teachers: 2, purchasedPosts: 0, carers: 0 },
        { schoolId: 'P', stage: 'primary', teachers: 50, purchasedPosts: 9, carers: 9 },
      ],
      qualifications: [
        { schoolId: 'K1', stage: 'kindergarten', certified: 7, trainedHours: 700 },
        { schoolId: 'K2', stage: 'kindergarten', certified: 1, trainedHours: 110 },
      ],
    };
    const input = inputOf(staffed);
    // (7 + 1 + 2 + 0) ÷ (4 + 1) = 2 teachers and (4 + 0) ÷ 5 = 0.8 carers for each class.
    expect(targetOf(input, 2, 'staff.kindergarten.teachersPerClass')).toMatchObject({
      standing: 'met',
      figures: [{ value: 2 }],
    });
    expect(targetOf(input, 2, 'staff.kindergarten.carersPerClass')).toMatchObject({
      standing: 'missed',
      figures: [{ value: 0.8 }],
    });
    // 3 × (700 + 110) ÷ (7 + 2) = 270 hours in three years.
    expect(targetOf(input, 2, 'training.kindergarten.hours')).toMatchObject({
      standing: 'met',
      figures: [{ value: 270 }],
    });
    // (7 + 1) ÷ 9.
    expect(targetOf(input, 2, 'staff.kindergarten.certifiedShare')).toMatchObject({
      standing: 'missed',
      figures: [{ value: 8 / 9 }],
    });
  });
});

describe('large classes (item 9)', () => {
  const enrolment = [
    grade('A', 'primary', 1, 120, 2),
    grade('A', 'primary', 2, 134, 2),
    grade('B', 'primary', 1, 40, 1),
  ];

  test('classes are formed evenly where nobody has counted them', () => {
    // 120 in 2: two of 60. 134 in 2: two of 67. 40 in 1. So 4 of 5 have 56 or more, 2 of 5 have 66 or more.
    const input = inputOf({ schools: [school('A'), school('B')], enrolment });
    expect(valuesOf(targetOf(input, 9, 'classes.largeShare'))).toEqual([4 / 5]);
    const superLarge = targetOf(input, 9, 'classes.superLargeShare');
    expect(superLarge).toMatchObject({ standing: 'missed', cases: [{ schoolId: 'A', value: 2 }] });
    expect(valuesOf(superLarge)).toEqual([2 / 5]);
  });

  test('the official bins count before that, unless a limit falls inside one', () => {
    const sizes = [
      { schoolId: 'A', stage: 'primary', year: 2026, bin: '56-60', classes: 1 },
      { schoolId: 'A', stage: 'primary', year: 2026, bin: '51-55', classes: 3 },
    ];
    const rows = { schools: [school('A'), school('B')], enrolment, class_sizes: sizes };
    // One of the four classes of A, none of the class of B: 1 ÷ 5.
    expect(valuesOf(targetOf(inputOf(rows), 9, 'classes.largeShare'))).toEqual([1 / 5]);
    const moved = inputOf(rows, { norms: [{ id: 'class.large.primary', value: 58 }] });
    // 58 falls inside 56–60, so A is formed evenly again: 60, 60, 67, 67.
    expect(valuesOf(targetOf(moved, 9, 'classes.largeShare'))).toEqual([4 / 5]);
  });

  test('a class list counts each class', () => {
    const list = [56, 55, 70].map((pupils, index) => ({
      ...{ schoolId: 'A', stage: 'primary', grade: 1, year: 2026 },
      ...{ classNo: String(index), pupils },
    }));
    const input = inputOf({ schools: [school('A')], enrolment: enrolment.slice(0, 1), class_sizes: list });
    expect(valuesOf(targetOf(input, 9, 'classes.largeShare'))).toEqual([2 / 3]);
  });

  test('the plan’s years are those of its rows: on course when they get there', () => {
    const plan = planWith({
      places: [place('A', 'primary', 2027, [[1, 120, 2]]), place('A', 'primary', 2028, [[1, 120, 3]])] as never,
    });
    const target = targetOf(inputOf({ schools: [school('A')], enrolment }, { plan }), 9, 'classes.largeShare');
    expect(target).toMatchObject({ standing: 'onCourse', reason: 'late', reachedIn: 2028 });
    expect(valuesOf(target)).toEqual([4 / 5, 1, 0]);
  });

  test('a grade whose classes are unknown leaves the share open', () => {
    const input = inputOf({
      schools: [school('A')],
      enrolment: [grade('A', 'primary', 1, 40, 1), grade('A', 'primary', 2, 90, null)],
    });
    expect(targetOf(input, 9, 'classes.largeShare')).toMatchObject({ standing: 'noData' });
  });
});

describe('staying and going on (items 5 and 24)', () => {
  const enrolment = [
    grade('J', 'junior', 9, 97, 2),
    grade('P', 'primary', 1, 100, 2, 2018),
    grade('J', 'junior', 9, 100, 2, 2025),
    grade('S', 'senior', 10, 60, 2),
    grade('V', 'vocational', 10, 33, 1),
  ];
  const schools = ['J', 'P', 'S', 'V'].map((id) => school(id));

  test('nine years of enrolment give retention, the year before gives promotion', () => {
    const input = inputOf({ schools, enrolment });
    // 97 in grade 9 of 100 who entered in 2018; 60 + 33 entrants of 100 leavers.
    expect(targetOf(input, 5, 'retention.compulsory')).toMatchObject({
      standing: 'missed',
      figures: [{ value: 0.97 }],
    });
    expect(targetOf(input, 24, 'promotion.juniorToSenior')).toMatchObject({
      standing: 'met',
      figures: [{ value: 0.93 }],
    });
  });

  test('what the bureau reports comes first, weighted by the pupils of its districts', () => {
    const report = (districtId: string, value: string) => ({
      ...{ measure: 5, districtId, year: 2026 },
      ...{ indicator: 'retention.compulsory', value },
    });
    const rows = {
      districts: [{ districtId: 'D1' }, { districtId: 'D2' }],
      schools: [school('J'), school('Q', { districtId: 'D2' })],
      enrolment: [grade('J', 'junior', 9, 300, 6), grade('Q', 'primary', 1, 100, 2)],
    };
    // 300 × 1.00 + 100 × 0.96 = 396 of 400 pupils: 0.99.
    const both = { ...rows, measures: [report('D1', '1.00'), report('D2', '0.96')] };
    expect(targetOf(inputOf(both), 5, 'retention.compulsory')).toMatchObject({
      standing: 'met',
      basis: 'reported',
      figures: [{ value: 0.99, unknown: 0 }],
      cases: [{ districtId: 'D2', value: 0.96 }],
    });
    // One district is silent: the whole is open.
    const one = { ...rows, measures: [report('D1', '1.00')] };
    expect(targetOf(inputOf(one), 5, 'retention.compulsory')).toMatchObject({
      standing: 'noData',
      reason: 'partlyUnknown',
    });
  });
});

describe('balance and facilities (items 5, 8 and 26)', () => {
  test('the coefficient of variation is weighted by pupils', () => {
    // Mean (100 × 4 + 300 × 8) ÷ 400 = 7. Variance (100 × 9 + 300 × 1) ÷ 400 = 3. √3 ÷ 7 = 0.2474.
    const { mean, variation } = weightedVariation([
      { value: 4, pupils: 100 },
      { value: 8, pupils: 300 },
    ]);
    expect(mean).toBe(7);
    expect(variation).toBeCloseTo(Math.sqrt(3) / 7, 12);
    expect(weightedVariation([])).toEqual({ mean: null, variation: null });
  });

  const rows = {
    schools: [school('A'), school('B')],
    enrolment: [grade('A', 'primary', 1, 100, 2), grade('B', 'primary', 1, 300, 6)],
    facilities: [
      {
        schoolId: 'A',
        teachingArea: 400,
        sportsArea: 900,
        equipmentValue: 300_000,
        multimediaClasses: 3,
        computerRoom: true,
        bandwidthMbps: 10,
      },
      {
        schoolId: 'B',
        teachingArea: 2400,
        sportsArea: 3000,
        equipmentValue: 600_000,
        multimediaClasses: 5,
        computerRoom: false,
        bandwidthMbps: 4,
      },
    ],
    qualifications: ['A', 'B'].map((schoolId) => ({
      ...{ schoolId, stage: 'primary' },
      ...{
        aboveRequiredDegree: schoolId === 'A' ? 5 : 15,
        backbone: schoolId === 'A' ? 1 : 3,
        peArt: schoolId === 'A' ? 1 : 3,
      },
    })),
  };

  test('a district is balanced when every indicator stays within the limit, which has no default', () => {
    expect(targetOf(inputOf(rows), 5, 'balance.compulsory')).toMatchObject({ standing: 'noData', reason: 'noNorm' });
    const limits = (value: number) => ({
      norms: ['primary', 'junior'].map((stage) => ({ id: `balance.variation.${stage}`, value })),
    });
    // Teaching area 4 and 8 m² for each pupil vary by √3 ÷ 7 = 0.247; multimedia 3 and 1.67 for each hundred by 0.289.
    expect(targetOf(inputOf(rows, limits(0.5)), 5, 'balance.compulsory').standing).toBe('met');
    expect(targetOf(inputOf(rows, limits(0.2)), 5, 'balance.compulsory')).toMatchObject({
      standing: 'missed',
      cases: [{ districtId: 'D1' }],
    });
    const { variations } = measurePolicy(inputOf(rows, limits(0.5)), REGISTER);
    const area = variations.find(({ indicator }) => indicator === 'teachingArea');
    expect(area).toMatchObject({ districtId: 'D1', stage: 'primary', mean: 7, schools: 2, unknown: 0, limit: 0.5 });
    expect(area!.variation).toBeCloseTo(Math.sqrt(3) / 7, 12);
  });

  test('a school is at standard when it reaches every material minimum', () => {
    // A has 4 m² of 4.5 m² for each pupil; B has 8 m², 10 m², ¥2,000, but 1.67 of 2.3 multimedia classes.
    expect(targetOf(inputOf(rows), 8, 'facilities.standardShare')).toMatchObject({
      reason: 'noTargetValue',
      figures: [{ value: 0, numerator: 0, denominator: 2 }],
    });
    const better = rows.facilities.map((row) => ({ ...row, teachingArea: 2400, multimediaClasses: 9 }));
    expect(valuesOf(targetOf(inputOf({ ...rows, facilities: better }), 8, 'facilities.standardShare'))).toEqual([1]);
  });

  test('multimedia counts no more than the classes of a school; rooms and access count schools', () => {
    const input = inputOf(rows);
    // A: 3 sets for 2 classes count 2; B: 5 of 6. 7 ÷ 8.
    expect(targetOf(input, 26, 'facilities.multimediaClasses')).toMatchObject({
      standing: 'missed',
      figures: [{ numerator: 7, denominator: 8 }],
      cases: [{ schoolId: 'B', value: 5 / 6 }],
    });
    expect(targetOf(input, 26, 'facilities.computerRooms')).toMatchObject({
      figures: [{ value: 0.5 }],
      cases: [{ schoolId: 'B' }],
    });
    expect(targetOf(input, 26, 'facilities.bandwidth10')).toMatchObject({
      standing: 'missed',
      cases: [{ schoolId: 'B', value: 4 }],
    });
    // One school unknown: at most 2 of 3 have access, which is below 80 % whatever it has.
    const third = {
      ...rows,
      schools: [...rows.schools, school('C')],
      enrolment: [...rows.enrolment, grade('C', 'primary', 1, 50, 1)],
    };
    expect(targetOf(inputOf(third), 26, 'facilities.bandwidth10')).toMatchObject({
      standing: 'missed',
      figures: [{ value: 0.5, unknown: 1 }],
    });
  });
});

describe('posts (item 10)', () => {
  const rows = {
    schools: [school('A', { ownership: 'public' }), school('X', { ownership: 'private' })],
    enrolment: [grade('A', 'primary', 1, 191, 4), grade('X', 'primary', 1, 500, 10)],
    staffing: [{ schoolId: 'A', stage: 'primary', teachers: 7, purchasedPosts: 1 }],
  };

  test('short are the posts that the norm requires and nobody fills; private schools hold none', () => {
    // 191 ÷ 19 = 10.05, so 11 posts; 7 teachers and 1 purchased post fill 8: 3 are short.
    expect(targetOf(inputOf(rows), 10, 'posts.short')).toMatchObject({
      standing: 'missed',
      figures: [{ value: 3, unknown: 0 }],
      cases: [{ schoolId: 'A', value: 3 }],
    });
  });

  test('staff that is unknown leaves it open when nothing else is short, and missed when something is', () => {
    const filled = { ...rows, staffing: [{ schoolId: 'A', stage: 'primary', teachers: 11, purchasedPosts: 0 }] };
    expect(targetOf(inputOf(filled), 10, 'posts.short').standing).toBe('met');
    const unknown = {
      ...filled,
      schools: [...rows.schools, school('B')],
      enrolment: [...rows.enrolment, grade('B', 'primary', 1, 19, 1)],
    };
    expect(targetOf(inputOf(unknown), 10, 'posts.short')).toMatchObject({
      standing: 'noData',
      reason: 'partlyUnknown',
    });
    const short = { ...unknown, staffing: rows.staffing };
    expect(targetOf(inputOf(short), 10, 'posts.short')).toMatchObject({
      standing: 'missed',
      figures: [{ value: 3, unknown: 1 }],
    });
  });

  test('the plan’s shortage is that of its rows', () => {
    const post = (year: number, short: number | null, schoolId = 'A') => ({ schoolId, stage: 'primary', year, short });
    const plan = planWith({
      posts: [post(2027, 2), post(2028, 0), post(2027, null, 'X'), post(2028, null, 'X')] as never,
    });
    const target = targetOf(inputOf(rows, { plan }), 10, 'posts.short');
    expect(target).toMatchObject({ standing: 'onCourse', reachedIn: 2028 });
    expect(valuesOf(target)).toEqual([3, 2, 0]);
  });

  test('rules are met when the scenario plans by them', () => {
    expect(targetOf(inputOf(rows), 10, 'teachers.tuitionRefund.bachelor')).toMatchObject({
      basis: 'norm',
      standing: 'met',
    });
    const less = inputOf(rows, { norms: [{ id: 'teachers.tuitionRefund.bachelor', value: 0.3 }] });
    expect(targetOf(less, 10, 'teachers.tuitionRefund.bachelor').standing).toBe('missed');
    const floor = inputOf(rows, { norms: [{ id: 'funds.smallSchoolFloor', value: 50 }] });
    expect(targetOf(floor, 7, 'funds.teachingPoints.floor').standing).toBe('missed');
  });
});

describe('special education and vocational schools (items 13, 20, 21 and 22)', () => {
  const need = (schoolId: string, form: string, pupils: number, more: object = {}) => ({
    schoolId,
    year: 2026,
    form,
    pupils,
    ...more,
  });
  const rows = {
    schools: [school('S', { kind: 'special' }), school('A'), school('B'), school('V', { kind: 'vocational' })],
    enrolment: [grade('A', 'primary', 1, 90, 2), grade('V', 'vocational', 10, 100, 2)],
    special_needs: [
      need('S', 'special_school', 45, { specialTeachers: 9 }),
      need('A', 'inclusive', 8, { resourceRoom: true }),
      need('B', 'inclusive', 12, { resourceRoom: false }),
      need('V', 'inclusive', 7, { resourceRoom: false }),
      need('A', 'home', 3),
    ],
    staffing: [{ schoolId: 'V', stage: 'vocational', teachers: 20 }],
    qualifications: [{ schoolId: 'V', stage: 'vocational', doubleQualified: 4 }],
  };

  test('45 pupils and 9 teachers are 5 for each: one teacher short of 1∶4.5', () => {
    const target = targetOf(inputOf(rows), 21, 'special.pupilsPerTeacher');
    expect(target).toMatchObject({ standing: 'missed', figures: [{ value: 5 }], cases: [{ schoolId: 'S', value: 5 }] });
    const plan = planWith({
      special: [2027, 2028].map((year) => ({
        ...{ schoolId: 'S', year, pupils: 45, teachersRequired: 10 },
        ...{ teachersAllotted: year === 2027 ? 9 : 10, resourceRoom: false },
      })),
    });
    expect(valuesOf(targetOf(inputOf(rows, { plan }), 21, 'special.pupilsPerTeacher'))).toEqual([5, 5, 4.5]);
  });

  test('of two schools with 8 or more pupils one has a resource room; the threshold is a norm', () => {
    const target = targetOf(inputOf(rows), 20, 'special.resourceRooms.coverage');
    expect(target).toMatchObject({
      standing: 'missed',
      figures: [{ value: 0.5 }],
      cases: [{ schoolId: 'B', value: 12 }],
    });
    const five = inputOf(rows, { norms: [{ id: 'special.resourceRoom.pupils', value: 5 }] });
    expect(valuesOf(targetOf(five, 20, 'special.resourceRooms.coverage'))).toEqual([1 / 3]);
  });

  test('pupils taught at home are counted; double-qualified teachers are taken among half of the teachers', () => {
    expect(targetOf(inputOf(rows), 22, 'special.homeTeaching.pupils')).toMatchObject({
      reason: 'noTargetValue',
      figures: [{ value: 3 }],
    });
    // 4 ÷ (20 × 0.5) = 0.4, and 0.3 is asked for.
    expect(targetOf(inputOf(rows), 13, 'vocational.doubleQualifiedShare')).toMatchObject({
      standing: 'met',
      figures: [{ value: 0.4 }],
    });
  });
});

describe('milestones (item 4)', () => {
  const districts = [{ districtId: 'D1' }, { districtId: 'D2' }];
  const rows = { districts, schools: [school('A')], enrolment: [grade('A', 'primary', 1, 40, 1)] };
  const said = (districtId: string | null, state: 'notStarted' | 'underWay' | 'done') => ({
    measure: 4,
    districtId,
    state,
  });
  const milestone = (...progress: ReturnType<typeof said>[]) =>
    targetOf(inputOf(rows, { progress }), 4, 'milestone.kindergartenServiceCentre');

  test('are done when every county is; silence is not "no"', () => {
    expect(milestone()).toMatchObject({ standing: 'noData', reason: 'notTracked' });
    expect(milestone(said('D1', 'done'))).toMatchObject({ standing: 'noData', reason: 'partlyUnknown' });
    expect(milestone(said('D1', 'done'), said('D2', 'done')).standing).toBe('met');
    expect(milestone(said(null, 'done')).standing).toBe('met');
    // The year was 2020: under way is too late.
    expect(milestone(said('D1', 'done'), said('D2', 'underWay'))).toMatchObject({
      standing: 'missed',
      cases: [{ districtId: 'D2' }],
    });
  });

  test('the word of the bureau stands before the table of progress', () => {
    const measures = districts.map(({ districtId }) => ({
      ...{ measure: 4, districtId, year: 2026 },
      ...{ indicator: 'milestone.kindergartenServiceCentre', value: '1' },
    }));
    const entered = inputOf({ ...rows, measures });
    expect(targetOf(entered, 4, 'milestone.kindergartenServiceCentre').standing).toBe('met');
    const revoked = inputOf({ ...rows, measures }, { progress: [said('D1', 'underWay')] });
    expect(targetOf(revoked, 4, 'milestone.kindergartenServiceCentre').standing).toBe('missed');
  });
});
