import { allocateClasses, type ClassLimits, type CohortToForm } from '../domain/class-forming/index.ts';
import { GRADES } from '../domain/stage.ts';
import type { Norms } from '../norms/index.ts';
import type { SampleProgramme } from './programmes.ts';
import { gradesTaught, type PupilsByYear } from './pupils.ts';
import type { Random } from './random.ts';

/** The rooms of a programme and what its site could still take. */
export interface SampleRooms {
  readonly rooms: number;
  readonly maxNewRooms: number;
  /** Yuan; null where the bureau leaves it to the norm. */
  readonly roomCost: number | null;
}

/**
 * Rooms as they stand in the base year. A crowded programme has fewer than its classes need to stay below 56, but
 * enough to seat everybody; any other has at least those, up to what standard classes would need and a little more.
 */
export function roomsOf(
  programme: SampleProgramme,
  pupils: PupilsByYear,
  baseYear: number,
  norms: Norms,
  random: Random,
): SampleRooms {
  const cohorts = cohortsOf(programme, pupils, baseYear, norms);
  const needed = roomsNeeded(cohorts, ({ large }) => large - 1);
  const fewest = roomsNeeded(cohorts, ({ maximum }) => maximum);
  const standard = roomsNeeded(cohorts, (limits) => limits.standard);
  const missing = Math.max(1, Math.round(needed * random.between(0.04, 0.25)));
  const spare =
    programme.stage === 'kindergarten' || programme.stage === 'special'
      ? standard - needed + random.integer(-1, 1)
      : random.integer(0, Math.max(0, standard - needed) + (programme.school.locale === 'rural' ? 3 : 1));
  const rooms = programme.crowded ? Math.max(fewest, needed - missing) : needed + Math.max(0, spare);
  return {
    rooms: Math.max(1, rooms),
    maxNewRooms:
      programme.school.locked || random.chance(programme.crowded ? 0.2 : 0.35)
        ? 0
        : random.integer(2, programme.crowded ? 12 : 6),
    roomCost: random.chance(0.1)
      ? null
      : Math.round(
          (norms.value('build.roomCost') * programme.school.district.priceLevel * random.between(0.93, 1.07)) / 10_000,
        ) * 10_000,
  };
}

/** Classes of each grade of a year as they are formed in the rooms there are. */
export function classesOf(
  programme: SampleProgramme,
  pupils: PupilsByYear,
  year: number,
  rooms: number,
  norms: Norms,
): readonly number[] {
  const cohorts = cohortsOf(programme, pupils, year, norms);
  return allocateClasses(cohorts, rooms, norms.value('class.superLargeWeight')).classes;
}

/** Rooms missing in a year to keep every class below 56. */
export function roomsMissing(
  programme: SampleProgramme,
  pupils: PupilsByYear,
  year: number,
  rooms: number,
  norms: Norms,
): number {
  return Math.max(0, roomsNeeded(cohortsOf(programme, pupils, year, norms), ({ large }) => large - 1) - rooms);
}

function cohortsOf(programme: SampleProgramme, pupils: PupilsByYear, year: number, norms: Norms): CohortToForm[] {
  const byGrade = pupils.get(year)!.slice(0, gradesTaught(programme));
  const { first } = GRADES[programme.stage];
  return byGrade.map((count, index) => ({ pupils: count, limits: norms.classLimits(programme.stage, first + index) }));
}

function roomsNeeded(cohorts: readonly CohortToForm[], largest: (limits: ClassLimits) => number): number {
  return cohorts.reduce((sum, { pupils, limits }) => sum + Math.ceil(pupils / largest(limits)), 0);
}
