import { afterAll, describe, expect, it } from 'vitest';
import { lockedDecisions, type PlacesData, verifyPlaces } from '../../../../models/school-places/index.ts';
import { seededRandom } from '../../../../src/domain/random.ts';
import { boundByGroups } from '../../../../src/planning/places/group-bounds.ts';
import { putBack } from '../../../../src/planning/places/neighbourhood.ts';
import { priceMoney } from '../../../../src/planning/places/price-money.ts';
import { repairDecisions } from '../../../../src/planning/places/repair.ts';
import { createSolverPool } from '../../../../src/solve/index.ts';
import { randomDecisions, withRandomLocks } from '../../../helpers/random-decisions.ts';
import { randomTinyPlaces } from '../../../helpers/random-tiny-places.ts';
import { bestByTrying } from '../../../models/school-places/enumeration.ts';

const pool = createSolverPool({ size: 1, solver: 'highs' });
afterAll(() => pool.close());

/** The steps that large bureaus are planned with, on bureaus so small that the truth is known; half of them with locks. */
const BUREAUS: readonly PlacesData[] = Array.from({ length: 60 }, (_, index) => {
  const data = { ...randomTinyPlaces(2001 + index), staffing: [] };
  return index % 2 === 0 ? data : withRandomLocks(data, seededRandom(index));
});

describe('the steps of planning a large bureau', () => {
  it('relax in blocks to decisions that keep every limit, and bound by groups below the best plan there is', async () => {
    let bounded = 0;
    let exact = 0;
    let found = 0;
    for (const [index, data] of BUREAUS.entries()) {
      const best = bestByTrying(data, 20_000);
      if (best === null) continue;
      const [roomsShort, weighted] = [best[0]!, best[1]!];
      const relaxed = await priceMoney(data, () => roomsShort, { pool, secondsLeft: () => 60, mostSites: 1 });
      if (relaxed === null) throw new Error(`bureau ${index}: no relaxation`);
      expect(verifyPlaces(data, relaxed.decisions).filter(({ ok }) => !ok)).toEqual([]);
      let reached = Number.NEGATIVE_INFINITY;
      await boundByGroups(data, relaxed.prices, () => roomsShort, {
        pool,
        parallel: 1,
        signal: new AbortController().signal,
        best: () => lockedDecisions(data),
        secondsLeft: () => 60,
        onBound: (bound) => {
          reached = Math.max(reached, bound);
        },
        onFound: (group, decided) => {
          found += 1;
          const plan = repairDecisions(data, putBack(lockedDecisions(data), group, decided));
          expect(verifyPlaces(data, plan).filter(({ ok }) => !ok)).toEqual([]);
        },
      });
      expect(reached, `bureau ${index}`).toBeLessThanOrEqual(weighted + 1e-5);
      if (weighted === 0) continue;
      bounded += 1;
      if (reached > weighted - 1e-5) exact += 1;
    }
    // A bound that is never above the best plan would be worth nothing if it were always far below.
    expect(exact).toBeGreaterThan(bounded / 3);
    expect(found).toBeGreaterThan(10);
  });

  it('repair a plan made with three times the money and without locks until it keeps every limit', () => {
    let repairs = 0;
    BUREAUS.forEach((data, index) => {
      const more = (purses: PlacesData['capitalPurses']) =>
        purses.map((purse) => ({ ...purse, amounts: purse.amounts.map((amount) => 3 * amount) }));
      const richer: PlacesData = {
        ...randomTinyPlaces(2001 + index),
        capitalPurses: more(data.capitalPurses),
        recurrentPurses: more(data.recurrentPurses),
      };
      const plan = randomDecisions(richer, seededRandom(index), 40);
      if (!verifyPlaces(data, plan).every(({ ok }) => ok)) repairs += 1;
      expect(
        verifyPlaces(data, repairDecisions(data, plan)).filter(({ ok }) => !ok),
        `bureau ${index}`,
      ).toEqual([]);
    });
    expect(repairs).toBeGreaterThan(10);
  });
});
