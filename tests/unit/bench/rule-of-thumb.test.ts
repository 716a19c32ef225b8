import { describe, expect, it } from 'vitest';
import { noDecisions, type PlacesData, type Site, verifyPlaces } from '../../../models/school-places/index.ts';
import { classYears } from '../../bench/class-years.ts';
import { ruleOfThumb } from '../../bench/rule-of-thumb.ts';
import { randomPlaces } from '../../helpers/random-places.ts';
import { randomTinyPlaces } from '../../helpers/random-tiny-places.ts';

const LIMITS = { standard: 45, large: 56, superLarge: 66, maximum: 90 };

/** A school of one settled cohort over two years. */
function school(pupils: number, rooms: number, maxNewRooms: number): Site {
  return {
    rooms,
    maxNewRooms,
    roomCost: 100,
    leadYears: 1,
    charges: [[{ purse: 0, share: 1 }], [{ purse: 0, share: 1 }]],
    settled: [{ pupils: [pupils, pupils], limits: [LIMITS, LIMITS] }],
    entering: [],
    project: null,
  };
}

function bureau(sites: readonly Site[], money: number): PlacesData {
  return {
    yearCount: 2,
    yearWeights: [1, 1],
    superLargeWeight: 10,
    sites,
    arcs: [],
    capitalPurses: [{ amounts: [money, money], carryOver: [false, false] }],
    recurrentPurses: [],
    staffing: [],
    policyShares: [],
  };
}

describe('the rule of thumb', () => {
  it('builds where it is most crowded until the money is gone', () => {
    // 60, 80 and 50 pupils a room; 120 pupils need three rooms of 55, 160 pupils need three, 100 pupils have enough.
    const data = bureau([school(120, 2, 5), school(160, 2, 5), school(100, 2, 5)], 100);
    // One room can be paid in the first year, and one ordered in the last would come too late.
    expect(ruleOfThumb(data).build).toEqual([
      [0, 0],
      [1, 0],
      [0, 0],
    ]);
  });

  it('goes on to the next school when the land or the need of the worst is used up', () => {
    const sites = [school(120, 2, 5), school(160, 2, 5), school(100, 2, 5)];
    expect(ruleOfThumb(bureau(sites, 1000)).build).toEqual([
      [1, 0],
      [1, 0],
      [0, 0],
    ]);
    // 300 pupils in three rooms miss three of 55 each, but the land takes one.
    expect(ruleOfThumb(bureau([school(300, 3, 1), ...sites], 200)).build).toEqual([
      [1, 0],
      [0, 0],
      [1, 0],
      [0, 0],
    ]);
  });

  it('keeps money, land and lead times, and redirects nobody', () => {
    let built = 0;
    for (let seed = 1; seed <= 200; seed += 1) {
      const data = randomTinyPlaces(seed);
      const decisions = ruleOfThumb(data);
      expect(verifyPlaces(data, decisions).filter(({ ok }) => !ok)).toEqual([]);
      expect(decisions.redirect.flat().every((pupils) => pupils === 0)).toBe(true);
      built += decisions.build.flat().reduce((sum, rooms) => sum + rooms, 0);
    }
    expect(built).toBeGreaterThan(0);
  });

  it('never leaves more large classes than doing nothing, and spends the money of a crowded city', () => {
    const options = { sites: 40, years: 4, grades: 6, crowded: 0.5, money: 0.5, redirection: true };
    for (let seed = 1; seed <= 5; seed += 1) {
      const data = randomPlaces({ ...options, seed });
      const decisions = ruleOfThumb(data);
      expect(verifyPlaces(data, decisions).filter(({ ok }) => !ok)).toEqual([]);
      expect(classYears(data, decisions).large).toBeLessThan(classYears(data, noDecisions(data)).large);
    }
  });
});
