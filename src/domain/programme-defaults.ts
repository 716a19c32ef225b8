import { type BureauData, type Programme, programmeKey } from './bureau.ts';
import { STAGES, type Stage } from './stage.ts';

/** What was taken for a programme because its own row does not say. */
export interface ProgrammeAssumption {
  readonly schoolId: string;
  readonly stage: Stage;
  /**
   * `noRow`: there is no row in the programmes table. `roomsUnknown`: there is one, without rooms. `maxNewRoomsUnknown`:
   * there is one, without the rooms that could be added.
   */
  readonly kind: 'noRow' | 'roomsUnknown' | 'maxNewRoomsUnknown';
  /**
   * `classes`: rooms are the classes of the base year. `pupils`: in some grade these are not known either, see
   * `completeProgrammes`.
   */
  readonly roomsFrom: 'classes' | 'pupils' | 'given';
}

/** A programme whose rooms are known or assumed. */
export type CompleteProgramme = Programme & { readonly rooms: number; readonly maxNewRooms: number };

export interface CompletedProgrammes {
  /** In the order of the schools table, then of the stages. */
  readonly programmes: readonly CompleteProgramme[];
  readonly assumptions: readonly ProgrammeAssumption[];
}

/**
 * The largest standard class, for programmes of which neither rooms nor classes are known: 45 in primary, 50 in junior
 * and senior schools (class-size clause of the urban school standards), 30 in the middle class of a kindergarten.
 * Special schools have small classes of 12. Only the stand-in for missing rooms uses these; planning takes its limits
 * from the norm set.
 */
const PUPILS_PER_ROOM: Readonly<Record<Stage, number>> = {
  kindergarten: 30,
  primary: 45,
  junior: 50,
  senior: 50,
  vocational: 50,
  special: 12,
};

/**
 * Fills in what the programmes table leaves open, as the input template promises: a programme without a row gets as
 * many rooms as it had classes in the base year and no building. Where the classes of a grade are blank, those of the
 * class-size table are taken, of the grade or of the whole stage; without them a grade counts as many rooms as its
 * pupils would need in standard classes. Blank `max_new_rooms` is no building; a blank `room_cost` stays null.
 * A programme is every school and stage that has enrolment in any year or a row in the programmes table.
 *
 * @param pupilsPerRoom pupils that a room is reckoned for where classes are unknown; by default the standard class
 */
export function completeProgrammes(
  bureau: BureauData,
  pupilsPerRoom: Readonly<Record<Stage, number>> = PUPILS_PER_ROOM,
): CompletedProgrammes {
  const { programmes: rows, enrolment, schools } = bureau.tables;
  const given = new Map(rows.map((row) => [programmeKey(row.schoolId, row.stage), row]));
  const counted = classesBySize(bureau);
  const reckoned = new Map<string, { rooms: number; from: 'classes' | 'pupils' }>();
  for (const row of enrolment) {
    const key = programmeKey(row.schoolId, row.stage);
    const sum = reckoned.get(key) ?? { rooms: 0, from: 'classes' as const };
    if (row.year === bureau.settings.baseYear) {
      const classes = row.classes ?? counted.get(key)?.get(row.grade) ?? null;
      sum.rooms += classes ?? Math.ceil(row.pupils / pupilsPerRoom[row.stage]);
      if (classes === null && row.pupils > 0) sum.from = 'pupils';
    }
    reckoned.set(key, sum);
  }
  for (const [key, sum] of reckoned) {
    const ofStage = counted.get(key)?.get(null);
    if (sum.from === 'pupils' && ofStage !== undefined) reckoned.set(key, { rooms: ofStage, from: 'classes' });
  }
  const programmes: CompleteProgramme[] = [];
  const assumptions: ProgrammeAssumption[] = [];
  for (const { schoolId } of schools) {
    for (const stage of STAGES) {
      const key = programmeKey(schoolId, stage);
      const row = given.get(key);
      const reckon = reckoned.get(key);
      if (row === undefined && reckon === undefined) continue;
      const rooms = row?.rooms ?? reckon?.rooms ?? 0;
      const roomsFrom = row?.rooms != null ? 'given' : (reckon?.from ?? 'classes');
      programmes.push({ schoolId, stage, rooms, maxNewRooms: row?.maxNewRooms ?? 0, roomCost: row?.roomCost ?? null });
      if (row === undefined) assumptions.push({ schoolId, stage, kind: 'noRow', roomsFrom });
      else if (row.rooms === null) assumptions.push({ schoolId, stage, kind: 'roomsUnknown', roomsFrom });
      if (row !== undefined && row.maxNewRooms === null)
        assumptions.push({ schoolId, stage, kind: 'maxNewRoomsUnknown', roomsFrom });
    }
  }
  return { programmes, assumptions };
}

/**
 * Classes of the base year that the class-size table counts: by programme, then by grade, null for a whole stage. What
 * it leaves blank is not counted.
 */
function classesBySize({ settings, tables }: BureauData): ReadonlyMap<string, ReadonlyMap<number | null, number>> {
  const ofYear = tables.class_sizes.filter(({ year }) => year === settings.baseYear);
  const byProgramme = Map.groupBy(ofYear, ({ schoolId, stage }) => programmeKey(schoolId, stage));
  return new Map(
    [...byProgramme].map(([key, rows]) => {
      const byGrade = new Map<number | null, number>();
      for (const [grade, sizes] of Map.groupBy(rows, (row) => row.grade)) {
        // A row of a class list is one class; a row of a bin says how many it holds.
        const classes = sizes.map((row) => (row.classNo === null ? row.classes : 1));
        if (classes.every((count) => count !== null))
          byGrade.set(
            grade,
            classes.reduce((sum, count) => sum + count, 0),
          );
      }
      return [key, byGrade];
    }),
  );
}
