import { type PlacesData, roomsInUse } from '../../../models/school-places/index.ts';
import type { BureauData } from '../../domain/bureau.ts';
import { allocateClasses } from '../../domain/class-forming/index.ts';
import type { NormSet } from '../../domain/norm.ts';
import { seededRandom } from '../../domain/random.ts';
import type { ScenarioSettings } from '../../domain/scenario.ts';
import type { Stage } from '../../domain/stage.ts';
import { planningInputs } from '../inputs.ts';
import { decisionsOfPlan, type PlannedPlaces } from '../places/decisions-of-plan.ts';
import { placesInput } from '../places/input/input.ts';
import { type FuturePupils, Futures, netRedirected } from './future.ts';
import { STRESS_SPREADS } from './spreads.ts';

export interface StressOptions {
  /** Futures to sample; default 200. */
  readonly futures?: number;
  /** Same seed, same result; default 1. */
  readonly seed?: number;
  /** Share of large classes that is still well; default 0.05. */
  readonly share?: number;
  /** Told the number of futures done, after each. */
  readonly onFuture?: (done: number) => void;
}

/** How large classes stand in one year over all futures. */
export interface StressYear {
  readonly year: number;
  /** Large classes (56 and more) if pupils come as projected. */
  readonly planned: number;
  readonly expected: number;
  /** The 5th and the 95th percentile. */
  readonly low: number;
  readonly high: number;
  /** Probability of no large class at all, of at most the share, and of rooms missing. */
  readonly noneProbability: number;
  readonly shareProbability: number;
  readonly roomsShortProbability: number;
  readonly expectedSuperLarge: number;
}

/** How a programme stands over all futures and years. */
export interface ProgrammeRisk {
  readonly schoolId: string;
  readonly stage: Stage;
  /** Large class-years if pupils come as projected, and expected. */
  readonly planned: number;
  readonly expected: number;
  /** Probability of more large class-years than planned. */
  readonly probability: number;
  /** The year with the most large classes beyond the plan. */
  readonly worstYear: number;
}

export interface StressResult {
  readonly futures: number;
  readonly seed: number;
  readonly share: number;
  readonly spreads: Readonly<Record<string, number>>;
  readonly years: readonly StressYear[];
  /** Programmes that expect more large classes than planned, those with the most first. */
  readonly programmes: readonly ProgrammeRisk[];
}

/**
 * Holds a plan’s decisions and forms the classes of sampled futures of enrolment. Rooms stay as planned; of each cohort
 * the planned share is redirected. The spreads are documented at `STRESS_SPREADS`.
 *
 * @throws NormError when a norm that planning needs has no value
 * @throws RangeError when no future is to be sampled
 */
export function stressTest(
  bureau: BureauData,
  normSet: NormSet,
  settings: ScenarioSettings,
  plan: PlannedPlaces,
  options: StressOptions = {},
): StressResult {
  const { futures = 200, seed = 1, share = 0.05, onFuture } = options;
  if (!Number.isInteger(futures) || futures < 1) throw new RangeError(`${futures} futures cannot be sampled`);
  const inputs = planningInputs(bureau, normSet, settings);
  const input = placesInput(bureau, inputs.projection, inputs.norms, inputs.purses, settings);
  const { data, origins, years } = input;
  const { build, projectRooms, redirect } = decisionsOfPlan(input, plan);
  const rooms = data.sites.map((_, site) =>
    years.map((_, year) => roomsInUse(data, { build, projectRooms, redirect }, site, year)),
  );
  const planned = count(data, rooms, redirect, asProjected(data));
  const sampler = new Futures(input, inputs.projection);
  const random = seededRandom(seed);
  const counted = Array.from({ length: futures }, (_, index) => {
    const future = count(data, rooms, redirect, sampler.draw(random));
    onFuture?.(index + 1);
    return future;
  });
  return {
    futures,
    seed,
    share,
    spreads: STRESS_SPREADS,
    years: years.map((year, index) => yearOf(year, index, planned, counted, share)),
    programmes: origins
      .map(({ schoolId, stage }, site) => ({ schoolId, stage, ...riskOf(site, years, planned, counted) }))
      .filter(({ expected, planned: sure }) => expected > sure)
      .sort((one, other) => other.expected - other.planned - (one.expected - one.planned)),
  };
}

/** Classes as formed in one future. */
interface Counted {
  /** Large classes by site and planned year. */
  readonly large: readonly Int32Array[];
  /** By planned year. */
  readonly superLarge: Int32Array;
  readonly classes: Int32Array;
  readonly roomsShort: Int32Array;
}

function asProjected(data: PlacesData): FuturePupils {
  return data.sites.map(({ settled, entering }) =>
    [...settled, ...entering].map(({ pupils }) => Int32Array.from(pupils)),
  );
}

function count(
  data: PlacesData,
  rooms: readonly (readonly number[])[],
  redirect: readonly (readonly number[])[],
  pupils: FuturePupils,
): Counted {
  const net = netRedirected(data, redirect, pupils);
  const counted = {
    large: data.sites.map(() => new Int32Array(data.yearCount)),
    superLarge: new Int32Array(data.yearCount),
    classes: new Int32Array(data.yearCount),
    roomsShort: new Int32Array(data.yearCount),
  };
  data.sites.forEach((site, index) => {
    const cohorts = [...site.settled, ...site.entering];
    for (let year = 0; year < data.yearCount; year += 1) {
      const inUse = rooms[index]![year]!;
      let standard = 0;
      let notLarge = 0;
      const present = cohorts.flatMap((cohort, position) => {
        const entering = site.entering[position - site.settled.length];
        const moved = entering === undefined ? 0 : net[index]![entering.entry]!;
        const isThere = entering === undefined || (year >= entering.entry && year < entering.leave);
        const size = isThere ? Math.max(0, pupils[index]![position]![year]! + moved) : 0;
        if (size === 0) return [];
        const limits = cohort.limits[year]!;
        standard += Math.ceil(size / limits.standard);
        notLarge += Math.ceil(size / (limits.large - 1));
        return [{ pupils: size, limits }];
      });
      // Where no class needs to be large, rooms are used until every class is a standard one: no need to form them.
      if (notLarge <= inUse) {
        counted.classes[year]! += Math.min(inUse, standard);
        continue;
      }
      const formed = allocateClasses(present, inUse, data.superLargeWeight);
      counted.large[index]![year] = formed.large;
      counted.superLarge[year]! += formed.superLarge;
      counted.roomsShort[year]! += formed.roomsShort;
      counted.classes[year]! += formed.classes.reduce((sum, classes) => sum + classes, 0);
    }
  });
  return counted;
}

function yearOf(year: number, index: number, planned: Counted, counted: readonly Counted[], share: number): StressYear {
  const inYear = ({ large }: Counted): number => large.reduce((sum, ofSite) => sum + ofSite[index]!, 0);
  const large = counted.map(inYear);
  const sorted = [...large].sort((one, other) => one - other);
  const probability = (holds: (future: Counted, position: number) => boolean): number =>
    counted.filter(holds).length / counted.length;
  return {
    year,
    planned: inYear(planned),
    expected: mean(large),
    low: percentile(sorted, 0.05),
    high: percentile(sorted, 0.95),
    noneProbability: probability((_, position) => large[position] === 0),
    shareProbability: probability(({ classes }, position) => large[position]! <= share * classes[index]!),
    roomsShortProbability: probability(({ roomsShort }) => roomsShort[index]! > 0),
    expectedSuperLarge: mean(counted.map(({ superLarge }) => superLarge[index]!)),
  };
}

function riskOf(
  site: number,
  years: readonly number[],
  planned: Counted,
  counted: readonly Counted[],
): Omit<ProgrammeRisk, 'schoolId' | 'stage'> {
  const total = ({ large }: Counted): number => large[site]!.reduce((sum, classes) => sum + classes, 0);
  const sure = total(planned);
  const totals = counted.map(total);
  const beyond = years.map(
    (_, year) => mean(counted.map(({ large }) => large[site]![year]!)) - planned.large[site]![year]!,
  );
  return {
    planned: sure,
    expected: mean(totals),
    probability: totals.filter((classes) => classes > sure).length / totals.length,
    worstYear: years[beyond.indexOf(Math.max(...beyond))]!,
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The nearest-rank percentile of sorted values. */
function percentile(sorted: readonly number[], part: number): number {
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)]!;
}
