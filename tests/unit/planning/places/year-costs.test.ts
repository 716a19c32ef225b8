import { expect, it } from 'vitest';
import { allocateClasses } from '../../../../src/domain/class-forming/index.ts';
import { seededRandom } from '../../../../src/domain/random.ts';
import { ROOM_SHORT_COST } from '../../../../src/planning/places/class-cost.ts';
import { YearCosts } from '../../../../src/planning/places/year-costs.ts';
import { randomPlaces } from '../../../helpers/random-places.ts';

it('costs what the formed classes weigh, whatever pupils and rooms have changed before', () => {
  for (let seed = 1; seed <= 12; seed += 1) {
    const random = seededRandom(seed);
    const below = (count: number): number => Math.floor(random() * count);
    const data = {
      ...randomPlaces({ seed, sites: 6, years: 4, grades: 3, crowded: 0.8, money: 0.5, redirection: true }),
      yearWeights: [1, 2, 1, 3],
    };
    const years = data.yearCount;
    const rooms = Int32Array.from(data.sites.flatMap((site) => new Array<number>(years).fill(site.rooms)));
    const net = new Int32Array(data.sites.length * years);
    const costs = new YearCosts(data, 0, rooms);
    /** Worked out by the division of rooms that plans are reported with. */
    const formed = (site: number, year: number, entry: number, change: number): number => {
      const { settled, entering } = data.sites[site]!;
      const cohorts = [
        ...settled.map(({ pupils, limits }) => ({ pupils: pupils[year]!, limits: limits[year]! })),
        ...entering
          .filter((cohort) => cohort.entry <= year && year < cohort.leave)
          .map((cohort) => ({
            pupils: cohort.pupils[year]! + net[site * years + cohort.entry]! + (cohort.entry === entry ? change : 0),
            limits: cohort.limits[year]!,
          })),
      ].filter(({ pupils }) => pupils > 0);
      const classes = allocateClasses(cohorts, rooms[site * years + year]!, data.superLargeWeight);
      const weighted = classes.large + data.superLargeWeight * classes.superLarge;
      return data.yearWeights[year]! * (weighted + ROOM_SHORT_COST * classes.roomsShort);
    };
    let short = 0;
    let large = 0;
    for (let step = 0; step < 400; step += 1) {
      const site = below(data.sites.length);
      const year = below(years);
      const entry = below(year + 1);
      const enrolled = data.sites[site]!.entering[entry]!.pupils[entry]! + net[site * years + entry]!;
      const change = Math.max(below(81) - 40, -Math.floor(enrolled / 2));
      if (step % 3 === 0) {
        net[site * years + entry]! += change;
        costs.addPupils(site, entry, change);
      }
      // Now and then far fewer rooms than the school has, and far more.
      if (step % 5 === 0)
        rooms[site * years + year] = Math.max(0, data.sites[site]!.rooms + below(25) - 12 - (step % 25 === 0 ? 15 : 0));
      const expected = formed(site, year, entry, change);
      expect(costs.withChange(site, year, entry, change), `seed ${seed}, step ${step}`).toBe(expected);
      expect(costs.of(site, year)).toBe(formed(site, year, -1, 0));
      if (expected >= ROOM_SHORT_COST) short += 1;
      else if (expected > 0) large += 1;
    }
    expect(short).toBeGreaterThan(0);
    expect(large).toBeGreaterThan(50);
  }
});
