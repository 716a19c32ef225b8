import type { RoomsData, RoomsDecisions } from './data.ts';

/** Why a school that must have a room has none, and what the next one would take. */
export interface MissingRoom {
  readonly school: number;
  readonly pupils: number;
  /** Fen missing in the purse that falls shortest; 0 when the purses would pay for this one room. */
  readonly fenMissing: number;
}

/** Schools that must have a room and have none once the year's rooms are opened. */
export function missingRooms(data: RoomsData, opened: RoomsDecisions): MissingRoom[] {
  const left = [...data.purses];
  for (const school of opened)
    for (const { purse, fen } of data.schools[school]!.cost)
      if (left[purse] !== null && left[purse] !== undefined) left[purse] -= fen;
  return data.schools.flatMap(({ isObliged, hasRoom, pupils, cost }, school) => {
    if (!isObliged || hasRoom || opened.has(school)) return [];
    const shortfalls = cost.map(({ purse, fen }) => Math.max(0, fen - (left[purse] ?? Number.POSITIVE_INFINITY)));
    return [{ school, pupils, fenMissing: Math.max(0, ...shortfalls) }];
  });
}
