import { describe, expect, it } from 'vitest';
import { noDecisions, verifyPlaces } from '../../../../models/school-places/index.ts';
import { seededRandom } from '../../../../src/domain/random.ts';
import { fillWithRooms } from '../../../../src/planning/places/fill.ts';
import { scoreOf } from '../../../../src/planning/places/score.ts';
import { randomDecisions, withRandomLocks } from '../../../helpers/random-decisions.ts';
import { randomPlaces } from '../../../helpers/random-places.ts';
import { randomTinyPlaces } from '../../../helpers/random-tiny-places.ts';

describe('money that a plan leaves, spent on rooms', () => {
  it('keeps every limit and lock, takes nothing back and makes nothing worse', () => {
    let added = 0;
    for (let seed = 0; seed < 80; seed += 1) {
      const random = seededRandom(seed);
      const data = withRandomLocks(randomTinyPlaces(seed), random);
      const start = randomDecisions(data, random, 10);
      const filled = fillWithRooms(data, start);
      expect(
        verifyPlaces(data, filled).filter(({ ok }) => !ok),
        `seed ${seed}`,
      ).toEqual([]);
      filled.build.forEach((byYear, site) => {
        byYear.forEach((rooms, year) => {
          expect(rooms).toBeGreaterThanOrEqual(start.build[site]![year]!);
          added += rooms - start.build[site]![year]!;
        });
      });
      expect([filled.redirect, filled.projectRooms]).toEqual([start.redirect, start.projectRooms]);
      const before = scoreOf(data, start);
      const after = scoreOf(data, filled);
      expect(after.roomsShort).toBeLessThanOrEqual(before.roomsShort);
      if (after.roomsShort === before.roomsShort) expect(after.weighted).toBeLessThanOrEqual(before.weighted);
    }
    expect(added).toBeGreaterThan(5);
  });

  it('goes where a room relieves most', () => {
    const data = randomPlaces({ seed: 2, sites: 10, years: 2, grades: 3, crowded: 1, money: 0.5, redirection: false });
    const filled = fillWithRooms(data, noDecisions(data));
    expect(scoreOf(data, filled).weighted).toBeLessThan(scoreOf(data, noDecisions(data)).weighted);
  });
});
