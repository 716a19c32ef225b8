import {
  type RoomSchool,
  type RoomsData,
  type RoomsDecisions,
  servedSchools,
  verifyRooms,
} from '../../../models/special-education/index.ts';
import { randomWhole } from '../teacher-posts/tiny.ts';

/** A school where a room can be opened for 450,000 yuan, four fifths from purse 0 and one fifth from purse 1. */
export function school(terms: Partial<RoomSchool>): RoomSchool {
  return {
    pupils: 0,
    isObliged: false,
    hasRoom: false,
    canOpen: true,
    cost: [
      { purse: 0, fen: 36_000_000 },
      { purse: 1, fen: 9_000_000 },
    ],
    ...terms,
  };
}

/** Two purses without limits, to be narrowed by the test. */
export function rooms(terms: Partial<RoomsData> & Pick<RoomsData, 'schools'>): RoomsData {
  return { reaches: [], purses: [null, null], ...terms };
}

/** A random case small enough to try every decision: up to nine schools in two districts with purses of their own. */
export function tinyRooms(seed: number): RoomsData {
  const below = randomWhole(seed);
  const schools = Array.from({ length: 4 + below(6) }, (_, index) => {
    const isObliged = below(3) === 0;
    return school({
      pupils: isObliged ? 8 + below(6) : 1 + below(7),
      isObliged,
      hasRoom: below(6) === 0,
      canOpen: below(8) > 0,
      cost: [
        { purse: 0, fen: 100 },
        { purse: 1 + (index % 2), fen: 200 + 100 * below(2) },
      ],
    });
  });
  const reaches = schools
    .flatMap((_, room) => schools.map((__, other) => ({ room, school: other })))
    .filter(({ room, school: other }) => room !== other && below(4) === 0);
  return { schools, reaches, purses: [below(4) === 0 ? null : 100 * below(6), 100 * below(9), 100 * below(9)] };
}

/** The goals' values in order, smaller is better, computed from the definitions in the README. */
export function roomGoalValues(data: RoomsData, opened: RoomsDecisions): number[] {
  const served = servedSchools(data, opened);
  let obliged = 0;
  let others = 0;
  let cost = 0;
  data.schools.forEach((entry, index) => {
    const hasRoom = entry.hasRoom || opened.has(index);
    if (entry.isObliged && !hasRoom) obliged += entry.pupils;
    if (!entry.isObliged && !served[index]) others += entry.pupils;
    if (opened.has(index)) cost += entry.cost.reduce((sum, { fen }) => sum + fen, 0);
  });
  return [obliged, others, cost];
}

/** The best goal values over every set of rooms. */
export function bruteForceRooms(data: RoomsData): number[] {
  const places = data.schools.flatMap(({ canOpen, hasRoom }, index) => (canOpen && !hasRoom ? [index] : []));
  let best: number[] | null = null;
  for (let mask = 0; mask < 2 ** places.length; mask += 1) {
    const opened = new Set(places.filter((_, bit) => (mask >> bit) & 1));
    if (!verifyRooms(data, opened).every(({ ok }) => ok)) continue;
    const values = roomGoalValues(data, opened);
    const first = best === null ? 0 : values.findIndex((value, index) => value !== best![index]);
    if (best === null || (first >= 0 && values[first]! < best[first]!)) best = values;
  }
  return best!;
}
