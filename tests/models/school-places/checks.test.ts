import { describe, expect, it } from 'vitest';
import {
  checkPlacesData,
  noDecisions,
  PLACES_CHECKS,
  type PlacesData,
  type PlacesDecisions,
  type PlacesFaultCode,
  verifyPlaces,
} from '../../../models/school-places/index.ts';
import { entering, paidBy, places, projectTerms, SMALL, settled, site } from './tiny.ts';

/** Two schools and a project over two years, with everything that can be faulty in its place. */
const GOOD: PlacesData = places(
  2,
  [
    site({
      rooms: 2,
      maxNewRooms: 2,
      roomCost: 10,
      leadYears: 1,
      charges: paidBy(2),
      settled: [settled(5, 2)],
      entering: [entering(6, 2, { leave: 1, mostOut: 2 }), entering(7, 2, { entry: 1, mostOut: 2 })],
    }),
    site({ rooms: 1, entering: [entering(2, 2, { mostIn: 2 }), entering(2, 2, { entry: 1, mostIn: 2 })] }),
    site({
      rooms: 0,
      charges: paidBy(2),
      leadYears: 1,
      entering: [entering(0, 2, { mostIn: 4 }), entering(0, 2, { entry: 1, mostIn: 4 })],
      project: projectTerms(2, {
        maxSteps: 1,
        roomStep: 2,
        fixedCost: 5,
        costPerRoom: 10,
        runningCost: 3,
        runningCharges: paidBy(2),
      }),
    }),
  ],
  {
    arcs: [
      { from: 0, to: 1, distanceMetres: 500 },
      { from: 0, to: 2, distanceMetres: 800 },
    ],
    capitalPurses: [{ amounts: [30, 10], carryOver: [true, false] }],
    recurrentPurses: [{ amounts: [3, 3], carryOver: [false, false] }],
    staffing: [{ available: [5, 5], sites: [{ site: 0, postsPerClass: 1, postsPerPupil: 0.1 }] }],
    policyShares: [{ year: 1, tier: 'large', share: 0.05, elsewhere: -1.5 }],
  },
);

type Sites = PlacesData['sites'];
const withSite = (index: number, terms: Partial<Sites[number]>): Partial<PlacesData> => ({
  sites: GOOD.sites.map((own, at) => (at === index ? { ...own, ...terms } : own)),
});
const withEntering = (terms: Partial<Sites[number]['entering'][number]>): Partial<PlacesData> =>
  withSite(0, { entering: GOOD.sites[0]!.entering.map((own, at) => (at === 0 ? { ...own, ...terms } : own)) });
const withProject = (terms: Partial<NonNullable<Sites[number]['project']>>): Partial<PlacesData> =>
  withSite(2, { project: { ...GOOD.sites[2]!.project!, ...terms } });
const withArc = (terms: Partial<PlacesData['arcs'][number]>): Partial<PlacesData> => ({
  arcs: [{ ...GOOD.arcs[0]!, ...terms }, GOOD.arcs[1]!],
});
const withLimits = (terms: Partial<typeof SMALL>): Partial<PlacesData> =>
  withEntering({ limits: [0, 1].map(() => ({ ...SMALL, ...terms })) });
const withPurse = (amounts: readonly number[], carryOver: readonly boolean[] = [true, false]): Partial<PlacesData> => ({
  capitalPurses: [{ amounts, carryOver }],
});

const FAULTS: readonly (readonly [check: string, terms: Partial<PlacesData>, code: PlacesFaultCode, where: string])[] =
  [
    ['horizon', { yearWeights: [1] }, 'yearsDiffer', 'year weights'],
    ['horizon', { yearWeights: [1, Number.NaN] }, 'notANumber', 'year weights'],
    ['horizon', { superLargeWeight: -1 }, 'negative', 'super-large weight'],
    ['sites', withSite(1, { rooms: Number.NaN }), 'notAWholeNumber', 'site 1'],
    ['sites', withSite(1, { rooms: -1 }), 'negative', 'site 1'],
    ['sites', withSite(0, { roomCost: Number.POSITIVE_INFINITY }), 'notANumber', 'site 0'],
    ['sites', withSite(0, { charges: paidBy(1) }), 'yearsDiffer', 'site 0, charges'],
    ['sites', withSite(0, { lockedOrders: [3, 0] }), 'outOfRange', 'site 0, locked orders'],
    ['sites', withSite(0, { lockedOrders: [0, 1] }), 'outOfRange', 'site 0, locked orders'],
    ['cohorts', withEntering({ pupils: [6.5, 0] }), 'notAWholeNumber', 'site 0, entering 0, pupils'],
    [
      'cohorts',
      withSite(0, { settled: [{ ...settled(5, 2), pupils: [5, -5] }] }),
      'negative',
      'site 0, settled 0, pupils',
    ],
    ['cohorts', withSite(0, { settled: [settled(5, 3)] }), 'yearsDiffer', 'site 0, settled 0, pupils'],
    ['cohorts', withEntering({ limits: [SMALL] }), 'yearsDiffer', 'site 0, entering 0, limits'],
    ['entry', withEntering({ entry: 1, leave: 1, pupils: [0, 0] }), 'outOfRange', 'site 0, entering 0'],
    ['entry', withEntering({ leave: 3 }), 'outOfRange', 'site 0, entering 0'],
    ['entry', withEntering({ pupils: [6, 6] }), 'pupilsWhileAbsent', 'site 0, entering 0, year 1'],
    ['entry', withEntering({ pupils: [1, 0] }), 'moreOutThanPupils', 'site 0, entering 0, year 0'],
    ['entry', withEntering({ entry: 1, leave: 2, pupils: [0, 6] }), 'entryTwice', 'site 0, entering 1'],
    ['classLimits', withLimits({ large: 6 }), 'limitsOutOfOrder', 'site 0, entering 0'],
    ['classLimits', withLimits({ large: 7 }), 'limitsOutOfOrder', 'site 0, entering 0'],
    ['classLimits', withLimits({ large: 1 }), 'limitsOutOfOrder', 'site 0, entering 0'],
    ['classLimits', withLimits({ maximum: 0 }), 'limitsOutOfOrder', 'site 0, entering 0'],
    ['projects', withProject({ minRooms: 0 }), 'outOfRange', 'site 2, project'],
    ['projects', withProject({ roomStep: 0 }), 'outOfRange', 'site 2, project'],
    ['projects', withProject({ maxSteps: Number.NaN }), 'notAWholeNumber', 'site 2, project'],
    ['projects', withProject({ runningCost: -1 }), 'negative', 'site 2, project'],
    ['projects', withProject({ runningCharges: paidBy(1) }), 'yearsDiffer', 'site 2, project, running charges'],
    ['projects', withProject({ lockedStart: 1 }), 'outOfRange', 'site 2, project, locked start'],
    ['projects', withSite(2, { rooms: 1 }), 'outOfRange', 'site 2, project'],
    ['arcs', withArc({ to: 9 }), 'unknownIndex', 'arc 0'],
    ['arcs', withArc({ to: 0 }), 'arcToItself', 'arc 0'],
    ['arcs', withArc({ to: 2 }), 'arcTwice', 'arc 1'],
    ['arcs', withArc({ from: 2, to: 1 }), 'arcFromProject', 'arc 0'],
    ['arcs', withArc({ distanceMetres: Number.NaN }), 'notANumber', 'arc 0'],
    ['charges', withSite(0, { charges: paidBy(2, 1) }), 'unknownIndex', 'site 0, charges, year 0'],
    ['charges', withSite(0, { charges: [[], [{ purse: 0, share: 1 }]] }), 'sharesNotOne', 'site 0, charges, year 0'],
    [
      'charges',
      withSite(0, { charges: [[{ purse: 0, share: 0.9 }], [{ purse: 0, share: 1 }]] }),
      'sharesNotOne',
      'site 0, charges, year 0',
    ],
    ['charges', withProject({ runningCharges: [[], []] }), 'sharesNotOne', 'site 2, running charges, year 0'],
    [
      'charges',
      withSite(0, { charges: [0, 1].map(() => [{ purse: 0, share: 1.5 }]) }),
      'outOfRange',
      'site 0, charges, year 0',
    ],
    ['purses', withPurse([30]), 'yearsDiffer', 'capital purse 0'],
    ['purses', withPurse([30, 10], [true]), 'yearsDiffer', 'capital purse 0'],
    ['purses', withPurse([30, -10]), 'negative', 'capital purse 0, year 1'],
    [
      'purses',
      { recurrentPurses: [{ amounts: [Number.NaN, 1], carryOver: [false, false] }] },
      'notANumber',
      'recurrent purse 0, year 0',
    ],
    ['staffing', { staffing: [{ available: [5], sites: [] }] }, 'yearsDiffer', 'staffing 0'],
    [
      'staffing',
      { staffing: [{ available: [5, 5], sites: [{ site: 9, postsPerClass: 0, postsPerPupil: 0 }] }] },
      'unknownIndex',
      'staffing 0',
    ],
    [
      'policyShares',
      { policyShares: [{ year: 2, tier: 'large', share: 0.05, elsewhere: 0 }] },
      'outOfRange',
      'policy share 0',
    ],
    [
      'policyShares',
      { policyShares: [{ year: 1, tier: 'large', share: 5, elsewhere: 0 }] },
      'outOfRange',
      'policy share 0',
    ],
  ];

describe('checks of the places data', () => {
  it('find nothing wrong with good data', () => {
    expect(checkPlacesData(GOOD)).toEqual([]);
  });

  it('each have a fault that they find', () => {
    expect([...new Set(FAULTS.map(([check]) => check))].sort()).toEqual(PLACES_CHECKS.map(({ id }) => id).sort());
  });

  for (const [check, terms, code, where] of FAULTS) {
    it(`${check} finds ${code} at ${where}`, () => {
      const data = { ...GOOD, ...terms };
      const found: { code: PlacesFaultCode; where: string }[] = [];
      PLACES_CHECKS.find(({ id }) => id === check)!.look(data, (ofFault, at) =>
        found.push({ code: ofFault, where: at }),
      );
      expect(found).toContainEqual({ code, where });
      expect(checkPlacesData(data)).toContainEqual({ code, where });
    });
  }
});

describe('the re-check of decisions', () => {
  const NOTHING = noDecisions(GOOD);
  /** A room for 10 yuan and the new school with one room for 5 + 10, of 30; running it costs 3 in the second year. */
  const FINE: PlacesDecisions = {
    build: [[1, 0], ...NOTHING.build.slice(1)],
    projectRooms: [...NOTHING.projectRooms.slice(0, 2), [1, 0]],
    redirect: [
      [2, 0],
      [0, 2],
    ],
  };
  const failed = (terms: Partial<PlacesDecisions>): string[] =>
    verifyPlaces(GOOD, { ...FINE, ...terms })
      .filter(({ ok }) => !ok)
      .map(({ id, where }) => `${id}: ${where}`);

  it('finds nothing wrong with good decisions', () => {
    expect(failed({})).toEqual([]);
  });

  it('finds every fault that is put into the decisions', () => {
    const build = (row: readonly number[], other: readonly number[] = [0, 0]) => ({ build: [row, other, [0, 0]] });
    const started = (row: readonly number[], other: readonly number[] = [0, 0]) => ({
      projectRooms: [other, [0, 0], row],
    });
    expect(failed(build([0.5, 0]))).toEqual(['places.wholeNumbers: build 0']);
    expect(failed(build([-1, 0]))).toEqual(['places.wholeNumbers: build 0']);
    expect(failed(build([Number.NaN, 0]))).toContain('places.wholeNumbers: build 0');
    expect(failed(build([0, 1]))).toContain('places.buildLimit: site 0: too late');
    expect(failed(build([0, 0], [1, 0]))).toEqual(['places.buildLimit: site 1']);
    expect(failed(build([3, 0]))).toEqual(['places.buildLimit: site 0', 'places.budgetCapital: purse 0, year 0']);
    expect(failed(build([2, 0]))).toEqual(['places.budgetCapital: purse 0, year 0']);
    expect(failed(started([2, 0]))).toContain('places.projects: site 2: size');
    expect(failed(started([5, 0]))).toContain('places.projects: site 2: size');
    expect(failed(started([1, 1]))).toContain('places.projects: site 2: starts');
    expect(failed(started([0, 1]))).toContain('places.projects: site 2: too late');
    expect(failed(started([1, 0], [1, 0]))).toContain('places.projects: site 0: no project');
    expect(failed(started([0, 0]))).toEqual(['places.projectOpen: arc 1, year 1']);
    expect(
      failed({
        redirect: [
          [0, 0],
          [2, 0],
        ],
      }),
    ).toEqual(['places.projectOpen: arc 1, year 0']);
    expect(
      failed({
        redirect: [
          [0, 1],
          [0, 2],
        ],
      }),
    ).toEqual(['places.redirectionLimits: site 0, year 1: out']);
    const locks = {
      ...GOOD,
      sites: GOOD.sites.map((own) =>
        own.project === null
          ? { ...own, lockedOrders: [0, 0] }
          : { ...own, project: { ...own.project, lockedStart: 0 } },
      ),
    };
    const lockFaults = (terms: Partial<PlacesDecisions>) =>
      verifyPlaces(locks, { ...FINE, ...terms }).filter(({ ok }) => !ok);
    expect(lockFaults({})).toEqual([{ id: 'places.locks', ok: false, worst: 1, where: 'site 0, year 0' }]);
    expect(lockFaults(build([0, 0]))).toEqual([]);
    expect(lockFaults({ ...build([0, 0]), ...started([0, 0]), redirect: NOTHING.redirect })).toEqual([
      { id: 'places.locks', ok: false, worst: 1, where: 'site 2: start' },
    ]);
    const running = { ...GOOD, recurrentPurses: [{ amounts: [3, 2], carryOver: [false, false] }] };
    expect(verifyPlaces(running, FINE).filter(({ ok }) => !ok)).toEqual([
      { id: 'places.budgetRecurrent', ok: false, worst: expect.closeTo(1, 2), where: 'purse 0, year 1' },
    ]);
  });
});
