import { describe, expect, it } from 'vitest';
import { alternativesReport } from '../../../../src/cli/report/alternatives-report.ts';
import { bureauOf } from '../../../../src/domain/bureau.ts';
import { settingsOf } from '../../../../src/domain/scenario.ts';
import { loadNormSet } from '../../../../src/norms/index.ts';
import { type Alternatives, type AlternativesOptions, planAlternatives } from '../../../../src/planning/index.ts';
import { sampleTables } from '../../../../src/sample/index.ts';
import { capital, everyGrade, programme, town, townSchool } from '../town.ts';

const OPTIONS: AlternativesOptions = { timeLimitSeconds: 20, relativeGap: 0, solver: 'auto', threads: 1 };

/** The best plan is soon left as it is, and every character is tried. */
const ENOUGH_TIME = { timeLimitSeconds: 300, patienceSeconds: 2 };

/** Every promise that an alternative makes. */
function expectPromisesKept({ best, alternatives, mostWeighted }: Alternatives): void {
  const short = best.plan.plan.roomsShort.reduce((sum, rooms) => sum + rooms, 0);
  expect(best.plan.certificate.ok).toBe(true);
  for (const { character, plan, measures } of alternatives) {
    expect(
      plan.certificate.checks.filter(({ ok }) => !ok),
      character,
    ).toEqual([]);
    expect(plan.solver.objective, character).toBeLessThanOrEqual(mostWeighted + 1e-9);
    expect(plan.solver.bound, character).toBeLessThanOrEqual(plan.solver.objective);
    expect(plan.plan.roomsShort.reduce((sum, rooms) => sum + rooms, 0)).toBeLessThanOrEqual(short);
    expect(measures[character], character).toBeLessThan(best.measures[character]);
  }
}

describe('alternatives of a town', () => {
  /**
   * School A has 120 pupils a grade in two rooms each, B a kilometre away has 80, and nothing can be built. The best
   * plan sends ten entrants a year from A to B, so that their grade has two classes of 55: with three grades 4, 2 and 0
   * large classes are left of 6, 6 and 6. The moves of 2027, 2028 and 2029 save 6, 4 and 2 class-years; nine pupils in
   * place of ten leave one class of 56 and save half.
   */
  const bureau = town({
    schools: [townSchool('A', 0), townSchool('B', 1)],
    enrolment: [...everyGrade('A', 'junior', 120, 2), ...everyGrade('B', 'junior', 80, 2)],
    programmes: [programme('A', 'junior', 6, 0), programme('B', 'junior', 6, 0)],
    budgets: capital(0),
  });
  const redirected = async (tolerance: number): Promise<number | null> => {
    const found = await planAlternatives(bureau, loadNormSet(), settingsOf('test', []), { ...OPTIONS, tolerance });
    expectPromisesKept(found);
    expect(found.best.plan.plan.largeClasses).toEqual([4, 2, 0]);
    const gentle = found.alternatives.find(({ character }) => character === 'leastRedirection');
    return gentle === undefined ? null : gentle.plan.plan.pupilsRedirected.reduce((sum, pupils) => sum + pupils, 0);
  };

  it('redirect fewer pupils the more of the reduction may be given up', async () => {
    // Twelve class-years are saved in all. Nothing may be given up: thirty pupils stay. One: nine in 2029. Two: none in
    // 2029. All: nobody.
    expect(await redirected(0)).toBeNull();
    expect(await redirected(1 / 12)).toBe(29);
    expect(await redirected(2 / 12)).toBe(20);
    expect(await redirected(1)).toBe(0);
  });

  it('that there was no time for are named, and not said to be missing', async () => {
    let seconds = 0;
    const found = await planAlternatives(bureau, loadNormSet(), settingsOf('test', []), {
      ...{ ...OPTIONS, tolerance: 1, clock: () => seconds },
      characters: ['leastRedirection', 'earliestRelief', 'leastBuilding'],
      // The first alternative is in work when the time ends.
      onProgress: ({ character }) => {
        if (character !== null) seconds = OPTIONS.timeLimitSeconds;
      },
    });
    expect(found.alternatives.map(({ character }) => character)).toEqual(['leastRedirection']);
    expect(found.notTried).toEqual(['earliestRelief', 'leastBuilding']);
    expect(alternativesReport(found, null)).toContain('No time was left to try: earliest relief, least building.');
    expect(alternativesReport(found, null)).toContain('notably better in: cheapest running.');
  });
});

describe('alternatives of a synthetic bureau', () => {
  it('keep within the tolerance, are certified, and differ in character', async () => {
    const bureau = bureauOf(sampleTables({ programmes: 40, seed: 2, crowding: 'high' }));
    const found = await planAlternatives(bureau, loadNormSet(), settingsOf('base', []), {
      ...OPTIONS,
      relativeGap: 0.02,
      ...ENOUGH_TIME,
    });
    expectPromisesKept(found);
    expect(found.notTried).toEqual([]);
    const characters = found.alternatives.map(({ character }) => character);
    expect(characters).toEqual(expect.arrayContaining(['leastBuilding', 'leastRedirection']));
    const [least] = found.alternatives.filter(({ character }) => character === 'leastBuilding');
    expect(least!.measures.leastBuilding).toBeLessThan(0.95 * found.best.measures.leastBuilding);
  });

  it('keep the locks of the scenario', async () => {
    const bureau = bureauOf(sampleTables({ programmes: 12, seed: 2, crowding: 'high' }));
    const { schoolId, stage } = bureau.tables.programmes.find(({ maxNewRooms }) => (maxNewRooms ?? 0) > 1)!;
    const lock = { what: 'rooms', schoolId, stage, orders: [{ orderYear: 2028, rooms: 1 }] } as const;
    const found = await planAlternatives(bureau, loadNormSet(), settingsOf('base', [{ kind: 'lock', lock }]), {
      ...OPTIONS,
      tolerance: 0.5,
      ...ENOUGH_TIME,
    });
    expectPromisesKept(found);
    for (const { plan } of [found.best, ...found.alternatives])
      expect(plan.builds.filter((build) => build.schoolId === schoolId && build.stage === stage)).toMatchObject([
        { orderYear: 2028, rooms: 1 },
      ]);
  });
});
