import { expect, it } from 'vitest';
import { lockedDecisions, type PlacesDecisions, verifyPlaces } from '../../../../models/school-places/index.ts';
import { seededRandom } from '../../../../src/domain/random.ts';
import { Annealing } from '../../../../src/planning/places/anneal.ts';
import { scoreOf } from '../../../../src/planning/places/score.ts';
import { randomPlaces } from '../../../helpers/random-places.ts';

it('keeps every limit at thousands of sites, and each of them has its turn', () => {
  const data = randomPlaces({
    seed: 5,
    sites: 4000,
    years: 2,
    grades: 2,
    crowded: 0.5,
    money: 0.6,
    redirection: true,
  });
  const nothing = lockedDecisions(data);
  // Ten parts of 400 sites, 30 changes for each site in a turn, and two turns.
  const moves = 2 * 30 * data.sites.length;
  const annealing = new Annealing(data, nothing, {
    random: seededRandom(1),
    moves,
    warm: 0.5,
    cold: 0.1,
    slope: 0.005,
  });
  const half = annealing.run(0, moves / 20);
  const afterOnePart = touched(annealing.decisions());
  const cost = annealing.run(moves / 20, moves);
  const decisions = annealing.decisions();

  expect(verifyPlaces(data, decisions).filter(({ ok }) => !ok)).toEqual([]);
  expect(scoreOf(data, decisions).weighted).toBeLessThan(0.9 * scoreOf(data, nothing).weighted);
  expect(cost).toBeLessThan(half);
  // The first turn stays among 400 sites and those that redirect pupils to them or compete for their money.
  expect(afterOnePart.size).toBeLessThan(1200);
  expect(touched(decisions).size).toBeGreaterThan(3000);

  function touched({ build, redirect }: PlacesDecisions): Set<number> {
    const sites = new Set<number>();
    for (const [site, orders] of build.entries()) if (orders.some((rooms) => rooms > 0)) sites.add(site);
    for (const [arc, byYear] of redirect.entries())
      if (byYear.some((pupils) => pupils > 0))
        for (const site of [data.arcs[arc]!.from, data.arcs[arc]!.to]) sites.add(site);
    return sites;
  }
});
