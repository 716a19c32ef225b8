import { expect, it } from 'vitest';
import { lockedDecisions, verifyPlaces } from '../../../../models/school-places/index.ts';
import { seededRandom } from '../../../../src/domain/random.ts';
import { GroupFindings } from '../../../../src/planning/places/group-findings.ts';
import { putBack } from '../../../../src/planning/places/neighbourhood.ts';
import { repairDecisions } from '../../../../src/planning/places/repair.ts';
import { randomDecisions } from '../../../helpers/random-decisions.ts';
import { randomTinyPlaces } from '../../../helpers/random-tiny-places.ts';

it('takes what groups found into a plan that keeps every limit, several together where repairing takes long', () => {
  for (let seed = 1; seed <= 40; seed += 1) {
    const data = { ...randomTinyPlaces(seed), staffing: [] };
    const wished = randomDecisions(data, seededRandom(seed), 30);
    const plan = lockedDecisions(data);
    // Every look at the clock is a second later, so that repairing once takes a second and four seconds must pass.
    let now = 0;
    const findings = new GroupFindings(data, () => now++);
    const ofSite = (site: number) => ({
      group: { sites: [site], arcs: [] },
      decided: { build: [wished.build[site]!], projectRooms: [wished.projectRooms[site]!], redirect: [] },
    });
    const both = [ofSite(0), ofSite(data.sites.length - 1)] as const;
    const first = findings.add(both[0].group, both[0].decided, plan);
    expect(first).toEqual(repairDecisions(data, putBack(plan, both[0].group, both[0].decided)));
    expect(findings.add(both[0].group, both[0].decided, plan)).toBe(null);
    now += 10;
    const together = findings.add(both[1].group, both[1].decided, plan)!;
    const expected = both.reduce((whole, { group, decided }) => putBack(whole, group, decided), plan);
    expect(together).toEqual(repairDecisions(data, expected));
    expect(verifyPlaces(data, together).filter(({ ok }) => !ok)).toEqual([]);
  }
});
