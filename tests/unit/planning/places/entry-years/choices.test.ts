import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../../../src/domain/random.ts';
import { bestChoice } from '../../../../../src/planning/places/entry-years/entry-choice.ts';
import { partsOf } from '../../../../../src/planning/places/entry-years/parts.ts';
import { settledClasses } from '../../../../../src/planning/places/entry-years/settled-classes.ts';
import { chosenStay, pricedStay, staysOf } from '../../../../../src/planning/places/entry-years/stays.ts';
import { entering, places, settled, site } from '../../../../models/school-places/tiny.ts';

const arc = (from: number, to: number) => ({ from, to, distanceMetres: 500 });

describe('a stay', () => {
  // Seven pupils for two years, two of whom may go; classes are large from 4, super-large from 6, at most 8.
  const data = places(2, [site({ rooms: 4, entering: [entering(7, 2, { mostOut: 2, mostIn: 1 })] })]);
  const stay = staysOf(data)[0]![0]!;

  it('weighs the classes of every size in the cheapest number of rooms', () => {
    // A room costs 2: 5 pupils in 1 class are large (1 + 2 = 3 a year), in 2 classes of 3 and 2 not (4 a year).
    // 6 in 1 class are super-large (11 + 2), in 2 not large (4); 7 in 2 classes of 4 and 3: 1 + 4 = 5; 8 in 2 of 4: 2 + 4 = 6,
    // and 3 rooms cost 6 for 7 and for 8.
    const prices = { rooms: [2, 2], pupil: 0, opening: 0 };
    expect([...pricedStay(stay, prices)]).toEqual([2 * 3, 2 * 4, 2 * 5, 2 * 6]);
  });

  it('chooses the classes of every year by itself', () => {
    // A room costs nothing in the first year and 3 in the second: 7 pupils in 3 classes, then in 2 with one large.
    expect(chosenStay(stay, 0, [0, 3])).toEqual({
      site: 0,
      net: 0,
      weighted: 1,
      classes: [
        { year: 0, classes: 3 },
        { year: 1, classes: 2 },
      ],
    });
  });

  it('gains the price of every pupil taken in', () => {
    const prices = { rooms: [2, 2], pupil: 0.5, opening: 7 };
    expect([...pricedStay(stay, prices)]).toEqual([6 + 1, 8 + 0.5, 10, 12 - 0.5]);
  });
});

describe('settled classes', () => {
  it('have the lower hull of what each number of rooms allows', () => {
    // 7 and 5 pupils: 1 room each at least, 11 + 1. With 3 rooms in all: 7 in 2 classes (1) and 5 in 1 (1) make 2; with
    // 4: 7 in 3 and 5 in 1, or 7 in 2 and 5 in 2: 1; with 5: 0.
    const data = places(1, [site({ rooms: 5, settled: [settled(7, 1), settled(5, 1)] })]);
    expect(settledClasses(data)[0]![0]).toEqual({
      fewest: 2,
      weighted: 12,
      steps: [
        { rooms: 1, gain: 10 },
        { rooms: 2, gain: 1 },
      ],
    });
  });
});

describe('parts', () => {
  it('hold every site once, are halved down to single sites, and know what can cross their border', () => {
    const cohort = () => [entering(6, 1, { mostOut: 2, mostIn: 3 })];
    const sites = Array.from({ length: 5 }, () => site({ rooms: 2, entering: cohort() }));
    const data = places(1, sites, { arcs: [arc(0, 1), arc(1, 0), arc(1, 2), arc(3, 4)] });
    for (const mostSites of [1, 2, 3, 8]) {
      const parts = partsOf(data, mostSites);
      expect(parts.flatMap((part) => part.sites).toSorted()).toEqual([0, 1, 2, 3, 4]);
      for (const part of parts) {
        expect(part.sites.length).toBeLessThanOrEqual(mostSites);
        if (part.halves !== null)
          expect([...part.halves[0].sites, ...part.halves[1].sites].toSorted()).toEqual(part.sites.toSorted());
      }
    }
    expect(partsOf(data, 8).map((part) => part.sites.toSorted())).toEqual(
      expect.arrayContaining([
        [0, 1, 2],
        [3, 4],
      ]),
    );
    // Pupils of site 1 alone: 2 may come from 0; 2 may go to 0 and 2 to 2.
    const alone = partsOf(data, 1).find((part) => part.sites[0] === 1)!;
    expect(alone.reach[0]).toEqual({ least: -4, most: 2 });
  });

  it('decide as well as trying every division of their pupils', () => {
    const random = seededRandom(7);
    for (let round = 0; round < 40; round += 1) {
      const sites = Array.from({ length: 3 }, () =>
        site({
          rooms: 3,
          entering: [entering(4 + Math.floor(6 * random()), 2, { mostOut: 1 + Math.floor(2 * random()), mostIn: 2 })],
        }),
      );
      const data = places(2, sites, { arcs: [arc(0, 1), arc(1, 0), arc(1, 2), arc(2, 1)] });
      const stays = staysOf(data);
      const prices = sites.map(() => ({ rooms: [3 * random(), 3 * random()], pupil: random(), opening: 0 }));
      const part = partsOf(data, 8)[0]!;
      expect(part.sites).toHaveLength(3);
      const found = bestChoice(
        part,
        0,
        0,
        (at) => stays[at]![0]!,
        (at) => prices[at]!,
      )!;
      const costs = sites.map((_, at) => pricedStay(stays[at]![0]!, prices[at]!));
      const limit = (from: number, to: number) =>
        Math.min(data.sites[from]!.entering[0]!.mostOut, data.sites[to]!.entering[0]!.mostIn);
      let best = Number.POSITIVE_INFINITY;
      for (let first = -limit(1, 0); first <= limit(0, 1); first += 1)
        for (let second = -limit(2, 1); second <= limit(1, 2); second += 1) {
          const nets = [-first, first - second, second];
          const fits = nets.every((net, at) => net >= stays[at]![0]!.least && net <= stays[at]![0]!.most);
          if (!fits) continue;
          const sum = nets.reduce((total, net, at) => total + costs[at]![net - stays[at]![0]!.least]!, 0);
          best = Math.min(best, sum);
        }
      expect(found.value).toBeCloseTo(best, 9);
      expect(found.choice.stays.reduce((sum, { net }) => sum + net, 0)).toBe(0);
    }
  });
});
