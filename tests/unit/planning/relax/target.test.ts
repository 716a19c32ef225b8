import { describe, expect, it } from 'vitest';
import { BASE_SCENARIO, settingsOf } from '../../../../src/domain/scenario.ts';
import { pursesOf } from '../../../../src/planning/money/index.ts';
import { standingOf, worstShare } from '../../../../src/planning/relax/target.ts';
import { splitAsBudgeted, withAllMoney, withMoney, withRooms } from '../../../../src/planning/relax/variant.ts';
import { capital, everyGrade, programme, town, townSchool } from '../town.ts';

const FIGURES = {
  years: [2027, 2028, 2029],
  plan: { classes: [100, 100, 100], largeClasses: [20, 5, 4], superLargeClasses: [3, 0, 0] },
  posts: [],
};

describe('standing against a target', () => {
  it('counts the target year and every year after it', () => {
    const target = (share: number, year: number) =>
      standingOf({ kind: 'classShare', tier: 'large', share, year }, FIGURES);
    expect(target(0.05, 2028).met).toBe(true);
    expect(target(0.05, 2027).met).toBe(false);
    expect(target(0.04, 2028)).toEqual({
      met: false,
      years: [
        { year: 2028, amount: 5, of: 100 },
        { year: 2029, amount: 4, of: 100 },
      ],
    });
    expect(worstShare(target(0.04, 2028))).toBe(0.05);
    expect(standingOf({ kind: 'classShare', tier: 'superLarge', share: 0, year: 2028 }, FIGURES).met).toBe(true);
  });

  it('is not met in a year that is not planned', () => {
    expect(standingOf({ kind: 'classShare', tier: 'large', share: 1, year: 2030 }, FIGURES).met).toBe(false);
  });

  it('counts special schools whose staff is unknown as short', () => {
    const row = {
      schoolId: 'S',
      stage: 'special',
      year: 2028,
      required: 8,
      movedIn: 0,
      movedOut: 0,
      hired: 0,
    } as const;
    const target = { kind: 'specialTeachers', pupilsPerTeacher: 4.5, year: 2028 } as const;
    const standing = (posts: (typeof FIGURES & { posts: unknown })['posts']) =>
      standingOf(target, { ...FIGURES, posts });
    expect(standing([{ ...row, allotted: 8, short: 0 }] as never).met).toBe(true);
    expect(standing([{ ...row, allotted: null, short: null }] as never).years).toEqual([
      { year: 2028, amount: 8, of: 8 },
      { year: 2029, amount: 0, of: 0 },
    ]);
  });
});

describe('variants of a scenario', () => {
  const bureau = town({
    schools: [townSchool('A', 0)],
    enrolment: everyGrade('A', 'primary', 40, 1),
    programmes: [programme('A', 'primary', 6, 1)],
    budgets: [...capital(300, [2027]), { ...capital(100, [2027])[0]!, level: 'city' }],
  });
  const target = { kind: 'classShare', tier: 'large', share: 0, year: 2028 } as const;
  const years = [2027, 2028];
  const amountsOf = (settings: ReturnType<typeof settingsOf>) =>
    pursesOf(bureau.tables, settings, years)
      .purses.filter(({ kind, stated }) => kind === 'capital' && stated)
      .map(({ level, amounts }) => [level, ...amounts]);

  it('adds money to what the scenario and its factor leave', () => {
    const settings = settingsOf(BASE_SCENARIO.name, [{ kind: 'budgetFactor', factor: 0.5, budgetKind: null }]);
    const purses = pursesOf(bureau.tables, settings, years);
    const county = purses.purses.findIndex(({ level, kind }) => level === 'county' && kind === 'capital');
    const richer = withMoney({ bureau, settings, target }, purses, [
      { purse: county, year: 0, yuan: 7 },
      { purse: county, year: 1, yuan: 9 },
    ]);
    expect(amountsOf(settings)).toEqual([
      ['city', 50, 0],
      ['county', 150, 0],
    ]);
    expect(amountsOf(richer.settings)).toEqual([
      ['city', 50, 0],
      ['county', 157, 9],
    ]);
    expect(amountsOf(withAllMoney(richer, 2).settings)).toEqual([
      ['city', 100, 0],
      ['county', 314, 18],
    ]);
  });

  it('splits money as budgeted without losing a yuan', () => {
    const purses = pursesOf(bureau.tables, settingsOf('base', []), years);
    const members = purses.purses.flatMap(({ kind }, purse) => (kind === 'capital' ? [purse] : []));
    const parts = splitAsBudgeted(purses, members, 0, 1001);
    expect(parts.reduce((sum, { yuan }) => sum + yuan, 0)).toBe(1001);
    // The city has a quarter of the money: 250.25.
    expect(parts.map(({ yuan }) => yuan)).toEqual([250, 751]);
  });

  it('lets sites take more rooms, with a row of its own where the table has none', () => {
    const { tables } = withRooms(
      { bureau: town({ ...bureau.tables, programmes: [] }), settings: settingsOf('base', []), target },
      new Set(['A|primary']),
      3,
    ).bureau;
    expect(tables.programmes).toEqual([
      { schoolId: 'A', stage: 'primary', rooms: null, maxNewRooms: 3, roomCost: null },
    ]);
    expect(
      withRooms({ bureau, settings: settingsOf('base', []), target }, new Set(['A|primary']), 3).bureau.tables
        .programmes,
    ).toEqual([programme('A', 'primary', 6, 4)]);
  });
});
