/**
 * The plain input of the resource-room model: one planned year. Schools are ordinary schools with pupils with special
 * needs; money is in fen.
 */
export interface RoomsData {
  readonly schools: readonly RoomSchool[];
  /** Pairs of a school that can hold a room and a school below the threshold whose pupils can travel there. */
  readonly reaches: readonly Reach[];
  /** Fen that each capital purse holds this year, money carried over included; null where not limited. */
  readonly purses: readonly (number | null)[];
}

export interface RoomSchool {
  /** Pupils with special needs in inclusive classes. */
  readonly pupils: number;
  /** The norm requires a room of its own. */
  readonly isObliged: boolean;
  readonly hasRoom: boolean;
  /** A room may be opened here this year. */
  readonly canOpen: boolean;
  /** What each purse pays for a room here. */
  readonly cost: readonly RoomCost[];
}

export interface RoomCost {
  /** Index of the purse. */
  readonly purse: number;
  readonly fen: number;
}

/** A room at `room` serves the pupils of `school`. A school needs no entry for itself. */
export interface Reach {
  readonly room: number;
  readonly school: number;
}

/** The schools where a room is opened this year. */
export type RoomsDecisions = ReadonlySet<number>;

/** Whether a school's pupils are served: by a room of its own or, below the threshold, by one within reach. */
export function servedSchools(data: RoomsData, opened: RoomsDecisions): boolean[] {
  const hasRoom = data.schools.map((school, index) => school.hasRoom || opened.has(index));
  const served = [...hasRoom];
  for (const { room, school } of data.reaches)
    if (hasRoom[room] && !data.schools[school]!.isObliged) served[school] = true;
  return served;
}
