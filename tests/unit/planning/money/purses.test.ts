import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { settingsOf } from '../../../../src/domain/scenario.ts';
import { type BureauTables, emptyTables } from '../../../../src/domain/tables/index.ts';
import {
  afterSpending,
  chargesOf,
  moneyLines,
  overdrafts,
  pursesOf,
  splitCost,
} from '../../../../src/planning/money/index.ts';

type BudgetRow = BureauTables['budgets'][number];
type DistrictRow = BureauTables['districts'][number];
const YEARS = [2027, 2028];
const BASE = settingsOf('base', []);

function budget(
  year: number,
  level: BudgetRow['level'],
  districtId: string | null,
  amount: number,
  carryOver = false,
): BudgetRow {
  return { year, level, kind: 'recurrent', districtId, amount, carryOver };
}

function district(districtId: string, shares: readonly [number, number, number, number] | null): DistrictRow {
  return {
    districtId,
    name: null,
    kind: null,
    establishmentPosts: null,
    shareCentral: shares?.[0] ?? null,
    shareProvince: shares?.[1] ?? null,
    shareCity: shares?.[2] ?? null,
    shareCounty: shares?.[3] ?? null,
  };
}

function tables(districts: readonly DistrictRow[], budgets: readonly BudgetRow[]): BureauTables {
  return { ...emptyTables(), districts, budgets };
}

/** Charges with the purse spelt out as level and district. */
function readable(purses: ReturnType<typeof pursesOf>, districtId: string | null, year: number) {
  return chargesOf(purses, 'recurrent', districtId, year).map(({ purse, share }) => [
    `${purses.purses[purse]!.level} ${purses.purses[purse]!.districtId ?? '-'}`,
    share,
  ]);
}

describe('purses', () => {
  it('charges the shares of a district to its own purse where it has one, else to the one of the bureau', () => {
    const purses = pursesOf(
      tables(
        [district('a', [0.8, 0, 0, 0.2]), district('b', [0.8, 0, 0, 0.2])],
        [budget(2027, 'central', null, 800), budget(2027, 'county', 'a', 100), budget(2027, 'county', null, 50)],
      ),
      BASE,
      YEARS,
    );
    expect(readable(purses, 'a', 0)).toEqual([
      ['central -', 0.8],
      ['county a', 0.2],
    ]);
    expect(readable(purses, 'b', 0)).toEqual([
      ['central -', 0.8],
      ['county -', 0.2],
    ]);
  });

  it('splits in proportion to the purses that a district without shares can draw on in that year', () => {
    // 2027: 300 from the centre and 100 from the county: three quarters and one quarter. 2028: only the county's 100.
    const purses = pursesOf(
      tables(
        [],
        [budget(2027, 'central', null, 300), budget(2027, 'county', null, 100), budget(2028, 'county', null, 100)],
      ),
      BASE,
      YEARS,
    );
    expect(readable(purses, null, 0)).toEqual([
      ['central -', 0.75],
      ['county -', 0.25],
    ]);
    expect(readable(purses, null, 1)).toEqual([['county -', 1]]);
    expect(purses.assumptions.map(({ constraint, year }) => `${constraint} ${year}`)).toEqual([
      'budget.capital null',
      'budget.recurrent 2028',
    ]);
  });

  it('holds no money at a level that shares in the costs without a budget row, and says so', () => {
    const purses = pursesOf(
      tables([district('a', [0.8, 0, 0, 0.2])], [budget(2027, 'county', 'a', 100), budget(2028, 'county', 'a', 100)]),
      BASE,
      YEARS,
    );
    const central = chargesOf(purses, 'recurrent', 'a', 0)[0]!;
    expect(purses.purses[central.purse]).toMatchObject({ level: 'central', amounts: [0, 0], stated: false });
    expect(purses.assumptions.at(-1)).toMatchObject({
      constraint: 'budget.recurrent',
      facts: { districtId: 'a', level: 'central', share: 0.8 },
    });
  });

  it('has no capital money and unlimited recurrent money when no row states any', () => {
    const purses = pursesOf(tables([district('a', null)], []), BASE, YEARS);
    const amounts = (kind: 'capital' | 'recurrent') =>
      chargesOf(purses, kind, 'a', 0).map(({ purse }) => purses.purses[purse]!.amounts);
    expect(amounts('capital')).toEqual([[0, 0]]);
    expect(amounts('recurrent')).toEqual([[null, null]]);
  });

  it("puts the scenario's amount in place of the row's and multiplies by its factor", () => {
    // The row says 100; the scenario says 300 for 2027, adds 50 in 2028 and halves everything: 150 and 25.
    const settings = settingsOf('half', [
      { kind: 'budget', year: 2027, level: 'city', budgetKind: 'recurrent', districtId: null, amount: 300 },
      { kind: 'budget', year: 2028, level: 'city', budgetKind: 'recurrent', districtId: null, amount: 50 },
      { kind: 'budgetFactor', factor: 0.5, budgetKind: null },
    ]);
    const purses = pursesOf(tables([], [budget(2027, 'city', null, 100)]), settings, YEARS);
    expect(purses.purses.find(({ stated }) => stated)!.amounts).toEqual([150, 25]);
  });

  it('does not take shares that do not sum to 1', () => {
    const purses = pursesOf(tables([district('a', [0.5, 0, 0, 0.2])], [budget(2027, 'city', null, 10)]), BASE, [2027]);
    expect(purses.districts.get('a')).toBeNull();
    expect(purses.assumptions.map(({ constraint }) => constraint)).toContain('budget.shares');
  });
});

describe('money lines', () => {
  it('splits 100.01 yuan in three equal shares to 33.34 + 33.34 + 33.33', () => {
    const charges = [0, 1, 2].map((purse) => ({ purse, share: 1 / 3 }));
    expect(splitCost(charges, 100.01).map(({ fen }) => fen)).toEqual([3334, 3334, 3333]);
  });

  it('splits every cost without losing a fen', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 4 }),
        fc.nat(1e9),
        (parts, fen) => {
          const total = parts.reduce((sum, part) => sum + part, 0);
          const charges = parts.map((part, purse) => ({ purse, share: part / total }));
          expect(splitCost(charges, fen / 100).reduce((sum, part) => sum + part.fen, 0)).toBe(fen);
        },
      ),
    );
  });

  it('finds overdrafts with money carried over, and only there', () => {
    // 2027: 100 given, 30 spent, 70 carried to 2028, where 100 more come: 170 can be spent, 171 not.
    const purses = pursesOf(
      tables([], [budget(2027, 'city', null, 100, true), budget(2028, 'city', null, 100)]),
      BASE,
      YEARS,
    );
    const what = { schoolId: null, stage: null, purpose: 'posts' } as const;
    const lines = (year: number, yuan: number) =>
      moneyLines(purses, year, splitCost(chargesOf(purses, 'recurrent', null, year), yuan), 1, what);
    expect(overdrafts(purses, [...lines(0, 30), ...lines(1, 170)])).toEqual([]);
    expect(overdrafts(purses, [...lines(0, 30), ...lines(1, 171)])).toMatchObject([{ year: 2028, yuan: 1 }]);
    const left = afterSpending(purses, [...lines(0, 30), ...lines(1, 150)]);
    expect(left.purses.find(({ stated }) => stated)!.amounts).toEqual([70, -50]);
    expect(overdrafts(left, lines(1, 20))).toEqual([]);
    expect(overdrafts(left, lines(1, 21))).toHaveLength(1);
  });
});
