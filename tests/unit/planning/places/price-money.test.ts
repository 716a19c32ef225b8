import { afterAll, describe, expect, it } from 'vitest';
import {
  buildPlacesModel,
  type Charge,
  noDecisions,
  type PlacesData,
  type PurseLimit,
  scoreSite,
  verifyPlaces,
} from '../../../../models/school-places/index.ts';
import { blocksOf } from '../../../../src/planning/places/blocks.ts';
import { groupsOf } from '../../../../src/planning/places/groups.ts';
import { priceMoney } from '../../../../src/planning/places/price-money.ts';
import { roomsShortLimits } from '../../../../src/planning/places/rooms-short.ts';
import { createSolverPool } from '../../../../src/solve/index.ts';
import { randomPlaces } from '../../../helpers/random-places.ts';
import { randomTinyPlaces } from '../../../helpers/random-tiny-places.ts';
import { bestByTrying } from '../../../models/school-places/enumeration.ts';

const pool = createSolverPool({ size: 1, solver: 'highs' });
afterAll(() => pool.close());

const CITIES = 5;
const SITES = 12;

/**
 * Cities that each pay half of their rooms out of a purse of their own and half out of one of the province, which has
 * so much of what the cities' purses have together.
 */
function province(seed: number, commonPart: number): PlacesData {
  const cities = Array.from({ length: CITIES }, (_, city) =>
    randomPlaces({
      ...{ seed: 100 * seed + city, sites: SITES, years: 3, grades: 4 },
      ...{ crowded: 0.3 + 0.1 * city, money: 0.3 + 0.1 * city, redirection: true },
    }),
  );
  const half = (amounts: readonly number[]): number[] => amounts.map((amount) => amount / 2);
  const own: PurseLimit[] = cities.map(({ capitalPurses: [purse] }) => ({ ...purse!, amounts: half(purse!.amounts) }));
  const inAll = own[0]!.amounts.map((_, year) => own.reduce((sum, { amounts }) => sum + amounts[year]!, 0));
  const charges = (city: number): Charge[] => [
    { purse: 0, share: 0.5 },
    { purse: city + 1, share: 0.5 },
  ];
  return {
    ...cities[0]!,
    sites: cities.flatMap(({ sites }, city) =>
      sites.map((site) => ({ ...site, charges: site.charges.map(() => charges(city)) })),
    ),
    arcs: cities.flatMap(({ arcs }, city) =>
      arcs.map((arc) => ({ ...arc, from: arc.from + city * SITES, to: arc.to + city * SITES })),
    ),
    capitalPurses: [{ ...own[0]!, amounts: inAll.map((amount) => commonPart * amount) }, ...own],
  };
}

/** The relaxation of the whole as one model. */
async function relaxationOf(data: PlacesData): Promise<number> {
  const model = buildPlacesModel(data, {
    objective: [{ goal: 'classSizes', weight: 1 }],
    locks: [{ goal: 'roomShort', atMost: 0 }],
    wholePupils: false,
  });
  const options = { timeLimitSeconds: Number.POSITIVE_INFINITY, relativeGap: 0, relax: true };
  const outcome = await pool.solve(model.named.model, options);
  if (outcome.status !== 'optimal') throw new Error(outcome.status);
  return outcome.solution.objective + model.constant;
}

describe('pricing the money that blocks have in common', () => {
  it.each([
    [1, 0.2],
    [2, 0.4],
    [3, 0.6],
    [4, 0.8],
    [5, 0.9],
    [6, 1],
  ])('comes within a per mille of the relaxation of the whole (seed %i, × %f)', async (seed, commonPart) => {
    const data = province(seed, commonPart);
    const bounds: number[] = [];
    const priced = await priceMoney(data, () => 0, {
      pool,
      secondsLeft: () => Number.POSITIVE_INFINITY,
      mostSites: SITES,
      onBound: (bound) => bounds.push(bound),
    });
    if (priced === null) throw new Error('not priced');
    const whole = await relaxationOf(data);
    expect(priced.bound).toBeLessThanOrEqual(whole * (1 + 1e-7));
    expect(priced.bound).toBeGreaterThanOrEqual(whole * (1 - 0.001));
    expect(bounds).toEqual(bounds.toSorted((one, other) => one - other));
    expect(bounds.at(-1)).toBe(priced.bound);
    expect(verifyPlaces(data, priced.decisions).filter(({ ok }) => !ok)).toEqual([]);
    // Money that can be carried over is never worth less than a year later.
    for (const [purse, { carryOver }] of data.capitalPurses.entries())
      carryOver.forEach((isCarried, year) => {
        const byYear = priced.prices.capital[purse]!;
        if (isCarried && year + 1 < byYear.length) expect(byYear[year]).toBeGreaterThanOrEqual(byYear[year + 1]!);
      });
  });

  it('asks no price for money of which there is enough, and is exact then', async () => {
    const data = province(7, 100);
    const priced = await priceMoney(data, () => 0, {
      pool,
      secondsLeft: () => Number.POSITIVE_INFINITY,
      mostSites: SITES,
    });
    expect(priced?.prices.capital[0]).toEqual([0, 0, 0]);
    expect(
      priced?.prices.capital
        .slice(1)
        .flat()
        .some((price) => price > 0),
    ).toBe(true);
    expect(priced?.bound).toBeCloseTo(await relaxationOf(data), 3);
  });

  it('is given up when a block cannot be solved in the time', async () => {
    expect(await priceMoney(province(8, 0.5), () => 0, { pool, secondsLeft: () => 0, mostSites: SITES })).toBeNull();
  });
});

describe('blocks', () => {
  it('hold every school once, divide no group, and have in common what several of them draw on', () => {
    const data = province(9, 0.5);
    const { blocks, common } = blocksOf(data, SITES);
    expect(blocks.flatMap(({ sites }) => sites).toSorted((one, other) => one - other)).toEqual([...data.sites.keys()]);
    for (const group of groupsOf(data))
      expect(blocks.filter(({ sites }) => group.some((site) => sites.includes(site))).length).toBe(1);
    expect([...common.capital]).toEqual([0]);
    expect(blocks).toHaveLength(CITIES);
    for (const { data: part, arcs } of blocks) expect(part.arcs).toHaveLength(arcs.length);
  });

  it('are as few as fit, and one of them has nothing in common', () => {
    const data = province(9, 0.5);
    expect(blocksOf(data, 2 * SITES).blocks.map(({ sites }) => sites.length)).toEqual([24, 24, 12]);
    const { blocks, common } = blocksOf(data, CITIES * SITES);
    expect(blocks).toHaveLength(1);
    expect(common.capital.size).toBe(0);
  });
});

describe('the rooms that parts of a bureau may leave short', () => {
  it('are never fewer than must be short, and all that the plan leaves short for the whole', async () => {
    let short = 0;
    let exact = 0;
    for (let seed = 3001; seed <= 3120; seed += 1) {
      const data = { ...randomTinyPlaces(seed), staffing: [] };
      const best = bestByTrying(data, 20_000);
      if (best === null || best[0] === 0) continue;
      const plan = noDecisions(data);
      const planShort = data.sites.reduce((sum, _, site) => sum + scoreSite(data, plan, site).roomsShort, 0);
      const limit = await roomsShortLimits(data, plan, pool);
      expect(limit([...data.sites.keys()]), `seed ${seed}`).toBe(planShort);
      // What no group is needed for is what the plan leaves short beyond the least that there is.
      const least = planShort - limit([]);
      expect(least, `seed ${seed}`).toBeLessThanOrEqual(best[0]!);
      short += 1;
      if (least === best[0]) exact += 1;
    }
    expect(short).toBeGreaterThan(5);
    expect(exact).toBeGreaterThan(short / 2);
  });
});
