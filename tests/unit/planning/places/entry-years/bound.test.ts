import { afterAll, describe, expect, it } from 'vitest';
import { buildPlacesModel, type PlacesData } from '../../../../../models/school-places/index.ts';
import { seededRandom } from '../../../../../src/domain/random.ts';
import {
  boundByEntryYears,
  type EntryYearBound,
} from '../../../../../src/planning/places/entry-years/bound-by-entry-years.ts';
import { bestChoice } from '../../../../../src/planning/places/entry-years/entry-choice.ts';
import { partsOf } from '../../../../../src/planning/places/entry-years/parts.ts';
import { pricedValue } from '../../../../../src/planning/places/entry-years/priced-value.ts';
import { type EntryYearPrices, pricesOfRelaxation } from '../../../../../src/planning/places/entry-years/prices.ts';
import { settledClasses } from '../../../../../src/planning/places/entry-years/settled-classes.ts';
import { staysOf } from '../../../../../src/planning/places/entry-years/stays.ts';
import { groupOfSites, priceOfMoney } from '../../../../../src/planning/places/groups.ts';
import { type RelaxedDecisions, readRelaxed } from '../../../../../src/planning/places/relaxed.ts';
import { createSolverPool } from '../../../../../src/solve/index.ts';
import { randomPlaces } from '../../../../helpers/random-places.ts';
import { randomTinyPlaces } from '../../../../helpers/random-tiny-places.ts';
import { bestByTrying } from '../../../../models/school-places/enumeration.ts';

const pool = createSolverPool({ size: 1, solver: 'highs' });
afterAll(() => pool.close());

const MOST_DECISIONS = 20_000;

/** The relaxation of the places model, and what entry years prove beginning with its prices. */
async function bounds(data: PlacesData, mostShort: number): Promise<{ relaxation: number; proved: EntryYearBound }> {
  const model = buildPlacesModel(data, {
    objective: [{ goal: 'classSizes', weight: 1 }],
    locks: [{ goal: 'roomShort', atMost: mostShort }],
    wholePupils: false,
  });
  const outcome = await pool.solve(model.named.model, { relativeGap: 0, relax: true, timeLimitSeconds: 60 });
  if (outcome.status !== 'optimal' || outcome.duals === null) throw new Error(`relaxation: ${outcome.status}`);
  const proved = await boundByEntryYears(data, pricesOfRelaxation(data, model, outcome.duals), {
    solver: pool,
    secondsLeft: () => Number.POSITIVE_INFINITY,
    mostShort,
  });
  if (proved === null) throw new Error('no bound');
  return { relaxation: outcome.solution.objective + model.constant, proved };
}

/** Prices that nothing proposed, some of them 0; money is never worth less than a year later. */
function randomPrices(data: PlacesData, seed: number): EntryYearPrices {
  const random = seededRandom(seed);
  const price = (most: number): number => (random() < 0.3 ? 0 : most * random());
  const table = (most: number): number[][] =>
    data.sites.map(() => Array.from({ length: data.yearCount }, () => price(most)));
  const money = (purses: PlacesData['capitalPurses']): number[][] =>
    purses.map(({ amounts }) => amounts.map(() => price(0.02)).toSorted((one, other) => other - one));
  return {
    rooms: table(6),
    pupils: table(3),
    out: table(1),
    into: table(1),
    opening: table(4),
    money: { capital: money(data.capitalPurses), recurrent: money(data.recurrentPurses) },
  };
}

/** The bound at prices, by every part and entry year. */
function valueAt(data: PlacesData, prices: EntryYearPrices, mostShort: number) {
  const stays = staysOf(data);
  const found = partsOf(data, 8).flatMap((part, index) =>
    Array.from({ length: data.yearCount }, (_, entry) =>
      bestChoice(
        part,
        index,
        entry,
        (at) => stays[at]![entry]!,
        (at) => ({
          rooms: prices.rooms[at]!,
          pupil: prices.pupils[at]![entry]!,
          opening: prices.opening[at]![entry]!,
        }),
      ),
    ).flatMap((best) => (best === null ? [] : [{ site: part.sites[0]!, value: best.value }])),
  );
  return pricedValue(data, prices, settledClasses(data), groupOfSites(data), found, mostShort);
}

describe('the bound by entry years', () => {
  it('is never above what trying every decision reaches, whatever the prices are', () => {
    let tried = 0;
    let close = 0;
    for (let seed = 1; seed <= 400; seed += 1) {
      const data = { ...randomTinyPlaces(seed), staffing: [], policyShares: [] };
      const best = bestByTrying(data, MOST_DECISIONS);
      if (best === null) continue;
      const [short, weighted] = best;
      const prices = randomPrices(data, seed);
      const { bound, byGroup } = valueAt(data, prices, short!);
      expect(bound, `seed ${seed}`).toBeLessThanOrEqual(weighted! + 1e-6);
      const groups = byGroup.reduce((sum, value) => sum + value, 0) - priceOfMoney(data, prices.money);
      if (short === 0) expect(groups, `seed ${seed}`).toBeCloseTo(bound, 6);
      tried += 1;
      if (bound > 0) close += 1;
    }
    expect(tried).toBeGreaterThanOrEqual(300);
    // Even random prices bound something now and then, so that the comparison is not empty.
    expect(close).toBeGreaterThan(20);
  });

  it('lies between the relaxation and the best plan on tiny bureaus, and reaches the best in most', async () => {
    let tried = 0;
    let reached = 0;
    let open = 0;
    let above = 0;
    for (let seed = 1; seed <= 120; seed += 1) {
      const data = { ...randomTinyPlaces(seed), staffing: [], policyShares: [] };
      const best = bestByTrying(data, MOST_DECISIONS);
      if (best === null) continue;
      const [short, weighted] = best;
      const { relaxation, proved } = await bounds(data, short!);
      expect(proved.bound, `seed ${seed}`).toBeLessThanOrEqual(weighted! + 1e-6);
      tried += 1;
      if (weighted! - relaxation < 0.01) continue;
      open += 1;
      if (proved.bound > relaxation + 0.1) above += 1;
      if (Math.ceil(Math.max(proved.bound, relaxation) - 1e-6) === weighted) reached += 1;
    }
    expect(tried).toBeGreaterThanOrEqual(90);
    expect(open).toBeGreaterThan(10);
    expect(reached).toBeGreaterThan(open / 2);
    expect(above).toBeGreaterThan(open / 2);
  });

  it('is above the relaxation on crowded bureaus, more so with larger parts, and hands on a mixture', async () => {
    for (const seed of [1, 2, 3]) {
      const data = randomPlaces({
        ...{ seed, sites: 40, years: 4, grades: 6 },
        ...{ crowded: 0.9, money: 0.5, redirection: true },
      });
      const model = buildPlacesModel(data, {
        objective: [{ goal: 'classSizes', weight: 1 }],
        locks: [{ goal: 'roomShort', atMost: 0 }],
        wholePupils: false,
      });
      const outcome = await pool.solve(model.named.model, { relativeGap: 0, relax: true, timeLimitSeconds: 60 });
      if (outcome.status !== 'optimal' || outcome.duals === null) throw new Error(`relaxation: ${outcome.status}`);
      const start = pricesOfRelaxation(data, model, outcome.duals);
      const relaxed = readRelaxed(model.columns, outcome.solution.values);
      const reached: number[] = [outcome.solution.objective + model.constant];
      for (const mostSites of [1, 6]) {
        const raised: number[] = [];
        const mixtures: RelaxedDecisions[] = [];
        const proved = await boundByEntryYears(data, start, {
          ...{ solver: pool, secondsLeft: () => Number.POSITIVE_INFINITY, mostSites },
          onBound: (bound) => raised.push(bound),
          onMixture: (mixture) => mixtures.push(mixture),
        });
        expect(raised).toEqual(raised.toSorted((one, other) => one - other));
        expect(proved!.bound).toBe(raised.at(-1));
        // The mixture has the shape of a relaxation, and builds about as much as one.
        const rooms = (build: readonly (readonly number[])[]) => build.flat().reduce((sum, part) => sum + part, 0);
        expect(mixtures.at(-1)!.redirect).toHaveLength(data.arcs.length);
        expect(rooms(mixtures.at(-1)!.build)).toBeGreaterThan(0.7 * rooms(relaxed.build));
        reached.push(proved!.bound);
      }
      // The search for prices ends within half a per mille of what the parts could prove.
      expect(reached[2]!, `seed ${seed}`).toBeGreaterThan(0.999 * reached[1]!);
      expect(reached[1]! - reached[0]!).toBeGreaterThan(0.005 * reached[0]!);
    }
  });

  it('ends at once when it is cancelled or has no time', async () => {
    const data = randomPlaces({
      ...{ seed: 4, sites: 12, years: 3, grades: 4 },
      ...{ crowded: 0.9, money: 0.5, redirection: true },
    });
    const options = { solver: pool, secondsLeft: () => 60 };
    const prices = randomPrices(data, 1);
    expect(await boundByEntryYears(data, prices, { ...options, signal: AbortSignal.abort() })).toBeNull();
    expect(await boundByEntryYears(data, prices, { ...options, secondsLeft: () => 0 })).toBeNull();
  });
});
