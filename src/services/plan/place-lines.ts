import type { TierCounts } from '../../domain/class-forming/index.ts';
import type { PlaceFigure, PlaceRow } from '../../domain/plan/index.ts';
import type { Stage } from '../../domain/stage.ts';
import type { ClassTierRow } from './classes-of-plan.ts';
import { type PlaceSums, placeSums } from './place-sums.ts';

/** One figure of one programme in every year of the plan; null where it is unknown or the programme is not there. */
export interface PlaceLine {
  readonly schoolId: string;
  readonly stage: Stage;
  /** Without measures. */
  readonly before: (number | null)[];
  /** Under the plan. */
  readonly after: (number | null)[];
}

/** What a figure is made of in one year. */
interface PlaceYear {
  readonly sums: PlaceSums;
  /** Rooms that the plan has built up to this year. */
  readonly built: number;
  readonly before: TierCounts | null;
  readonly after: TierCounts;
}

type Sides = readonly [before: (year: PlaceYear) => number | null, after: (year: PlaceYear) => number];

const classes = ({ standard, oversize, large, superLarge }: TierCounts) => standard + oversize + large + superLarge;
const large = (counts: TierCounts) => counts.large + counts.superLarge;

/** A new school is not there without the plan, so nothing of it is known then. */
const SIDES: Readonly<Record<PlaceFigure, Sides>> = {
  large: [({ before }) => before && large(before), ({ after }) => large(after)],
  superLarge: [({ before }) => before?.superLarge ?? null, ({ after }) => after.superLarge],
  classes: [({ before }) => before && classes(before), ({ sums }) => sums.classes],
  pupils: [
    ({ before, sums }) => before && sums.pupils - sums.redirectedIn + sums.redirectedOut,
    ({ sums }) => sums.pupils,
  ],
  rooms: [({ before, sums, built }) => before && sums.rooms - built, ({ sums }) => sums.rooms],
  roomsShort: [() => null, ({ sums }) => sums.roomsShort],
  // Without measures nobody is redirected.
  redirectedIn: [({ before }) => before && 0, ({ sums }) => sums.redirectedIn],
  redirectedOut: [({ before }) => before && 0, ({ sums }) => sums.redirectedOut],
};

/**
 * One figure of every programme by year, programmes in the order of their first rows.
 * @param tiers the classes of the same rows, in the same order
 */
export function placeLines(
  places: readonly PlaceRow[],
  tiers: readonly ClassTierRow[],
  years: readonly number[],
  figure: PlaceFigure,
): PlaceLine[] {
  const [before, after] = SIDES[figure];
  const programmes = Map.groupBy(
    places.map((row, index) => ({ row, tier: tiers[index]! })),
    ({ row }) => `${row.schoolId} ${row.stage}`,
  );
  return [...programmes.values()].map((group) => {
    const { schoolId, stage } = group[0]!.row;
    const ofYear = new Map(group.map((one) => [one.row.year, one]));
    let built = 0;
    const known = years.map((year): PlaceYear | null => {
      const one = ofYear.get(year);
      if (one === undefined) return null;
      built += one.row.roomsBuilt;
      return { sums: placeSums(one.row), built, before: one.tier.before, after: one.tier.after };
    });
    return {
      schoolId,
      stage,
      before: known.map((year) => year && before(year)),
      after: known.map((year) => year && after(year)),
    };
  });
}
