import { programmeKey } from '../../domain/bureau.ts';
import { allocateClasses } from '../../domain/class-forming/index.ts';
import type { PlaceRow } from '../../domain/plan/index.ts';
import type { Norms } from '../../norms/index.ts';

/** What the classes of one or several programme-years come to. */
export interface Crowding {
  /** Class-years of 56 and more, super-large ones included, and of 66 and more. */
  readonly large: number;
  readonly superLarge: number;
  /** Room-years missing. */
  readonly roomsShort: number;
}

/** A change to a programme-year: rooms in use, and pupils by grade. */
export interface YearChange {
  readonly rooms?: number;
  readonly grade?: number;
  readonly pupils?: number;
}

/** The place rows of a plan by programme and year, and their classes formed again under small changes. */
export class ProgrammeYears {
  readonly years: readonly number[];
  readonly #norms: Norms;
  readonly #superLargeWeight: number;
  readonly #rows = new Map<string, (PlaceRow | undefined)[]>();
  /** Rows without a change, which are asked for again and again. */
  readonly #asPlanned = new Map<PlaceRow, Crowding>();

  constructor(rows: readonly PlaceRow[], years: readonly number[], norms: Norms) {
    this.years = years;
    this.#norms = norms;
    this.#superLargeWeight = norms.value('class.superLargeWeight');
    const position = new Map(years.map((year, index) => [year, index]));
    for (const row of rows) {
      const key = programmeKey(row.schoolId, row.stage);
      const byYear = this.#rows.get(key) ?? years.map(() => undefined);
      byYear[position.get(row.year)!] = row;
      this.#rows.set(key, byYear);
    }
  }

  /** The row of a programme in a planned year, by the year's index. */
  row(key: string, year: number): PlaceRow | undefined {
    return this.#rows.get(key)?.[year];
  }

  /** Keys of all programmes that have rows. */
  keys(): Iterable<string> {
    return this.#rows.keys();
  }

  /** Classes of a row as they are formed, or as they would be under a change. */
  crowding(row: PlaceRow, change?: YearChange): Crowding {
    if (change !== undefined) return this.#formed(row, change);
    const known = this.#asPlanned.get(row) ?? this.#formed(row, {});
    this.#asPlanned.set(row, known);
    return known;
  }

  #formed({ stage, grades, rooms }: PlaceRow, change: YearChange): Crowding {
    const cohorts = grades.map(({ grade, pupils }) => ({
      pupils: Math.max(0, pupils + (grade === change.grade ? (change.pupils ?? 0) : 0)),
      limits: this.#norms.classLimits(stage, grade),
    }));
    // A cohort that went elsewhere as a whole has no row of its own.
    if (change.grade !== undefined && !grades.some(({ grade }) => grade === change.grade))
      cohorts.push({ pupils: change.pupils ?? 0, limits: this.#norms.classLimits(stage, change.grade) });
    return allocateClasses(cohorts, Math.max(0, rooms + (change.rooms ?? 0)), this.#superLargeWeight);
  }

  /** Large classes, a super-large one counting `1 + class.superLargeWeight`. */
  weighted({ large, superLarge }: Crowding): number {
    return large + this.#superLargeWeight * superLarge;
  }

  /** Sum over the planned years of what a change makes of a programme, less what it is. */
  difference(key: string, changeOf: (year: number, row: PlaceRow) => YearChange | null): Crowding {
    const sum = { large: 0, superLarge: 0, roomsShort: 0 };
    this.years.forEach((_, year) => {
      const row = this.row(key, year);
      const change = row === undefined ? null : changeOf(year, row);
      if (row === undefined || change === null) return;
      const [before, after] = [this.crowding(row), this.crowding(row, change)];
      sum.large += after.large - before.large;
      sum.superLarge += after.superLarge - before.superLarge;
      sum.roomsShort += after.roomsShort - before.roomsShort;
    });
    return sum;
  }
}

/** Rooms that a row needs, and the arithmetic: `ceil(240 / 55) + ceil(198 / 55) = 9`. */
export interface NeededRooms {
  readonly rooms: number;
  readonly arithmetic: string;
}

/** Rooms with which no class of the row is large. */
export function roomsWithoutLarge(row: PlaceRow, norms: Norms): NeededRooms {
  return roomsFor(row, (grade) => norms.classLimits(row.stage, grade).large - 1);
}

/** Rooms with which no class of the row has more than the standard size. */
export function roomsOfStandard(row: PlaceRow, norms: Norms): NeededRooms {
  return roomsFor(row, (grade) => norms.classLimits(row.stage, grade).standard);
}

function roomsFor({ grades }: PlaceRow, mostOf: (grade: number) => number): NeededRooms {
  const terms = grades.map(({ grade, pupils }) => ({ pupils, most: mostOf(grade) }));
  const rooms = terms.reduce((sum, { pupils, most }) => sum + Math.ceil(pupils / most), 0);
  return {
    rooms,
    arithmetic: `${terms.map(({ pupils, most }) => `ceil(${pupils} / ${most})`).join(' + ')} = ${rooms}`,
  };
}

/** Pupils of a row in all. */
export function pupilsOf({ grades }: PlaceRow): number {
  return grades.reduce((sum, { pupils }) => sum + pupils, 0);
}
