import { describe, expect, it } from 'vitest';
import { settingsOf } from '../../../../src/domain/scenario.ts';
import { emptyTables } from '../../../../src/domain/tables/index.ts';
import { afterSpending, Ledger, pursesOf } from '../../../../src/planning/money/index.ts';

const purses = pursesOf(
  {
    ...emptyTables(),
    budgets: [
      { year: 2027, level: 'city', kind: 'capital', districtId: null, amount: 100, carryOver: true },
      { year: 2028, level: 'city', kind: 'capital', districtId: null, amount: 50, carryOver: false },
      { year: 2029, level: 'city', kind: 'capital', districtId: null, amount: 10, carryOver: false },
    ],
  },
  settingsOf('base', []),
  [2027, 2028, 2029],
);
const city = purses.purses.findIndex(({ kind, stated }) => kind === 'capital' && stated);
const cost = (year: number, yuan: number) => [{ year, parts: [{ purse: city, fen: yuan * 100 }] }];

describe('the ledger', () => {
  it('carries money over only where the year allows it', () => {
    // 100, then 50 + 100 carried, then 10: the second year carries nothing.
    const ledger = new Ledger(purses);
    expect([0, 1, 2].map((year) => ledger.available(city, year))).toEqual([100_00, 150_00, 10_00]);
  });

  it('does not let an early cost take money that a later year has spent', () => {
    const ledger = new Ledger(purses);
    expect(ledger.pay(cost(1, 120))).toBe(true);
    // The second year has 50 of its own and 70 carried over, so 30 of the first year's 100 are free.
    expect(ledger.pay(cost(0, 31))).toBe(false);
    expect(ledger.pay(cost(0, 30))).toBe(true);
    expect([0, 1, 2].map((year) => ledger.available(city, year))).toEqual([70_00, 0, 10_00]);
  });

  it('pays a cost of several years only when every year can pay', () => {
    const ledger = new Ledger(purses);
    const yearly = [0, 1, 2].flatMap((year) => cost(year, 11));
    expect(ledger.pay(yearly)).toBe(false);
    expect([0, 1, 2].map((year) => ledger.available(city, year))).toEqual([100_00, 150_00, 10_00]);
  });

  it('leaves alone what others have spent out of money carried over', () => {
    // Somebody spent 120 in 2028: 50 of that year and 70 carried, so 2027 has 30 to spend.
    const spent = afterSpending(purses, [
      {
        ...{ year: 2028, kind: 'capital', level: 'city', districtId: null, schoolId: null, stage: null },
        ...{ purpose: 'rooms', amount: 120 },
      },
    ]);
    const ledger = new Ledger(spent);
    expect(ledger.pay(cost(0, 31))).toBe(false);
    expect(ledger.pay(cost(0, 30))).toBe(true);
    expect(ledger.pay(cost(1, 1))).toBe(false);
  });

  it('knows no limit where recurrent money has no row', () => {
    const open = purses.purses.findIndex(({ kind }) => kind === 'recurrent');
    const ledger = new Ledger(purses);
    expect(ledger.available(open, 0)).toBeNull();
  });
});
