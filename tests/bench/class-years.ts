import { formedClasses, type PlacesData, type PlacesDecisions } from '../../models/school-places/index.ts';

/** Classes summed over the planned years, as they will be formed. */
export interface ClassYears {
  /** Classes of 56 and more, super-large ones included. */
  readonly large: number;
  readonly superLarge: number;
  readonly roomsShort: number;
}

/** Counts the large classes that decisions leave. */
export function classYears(data: PlacesData, decisions: PlacesDecisions): ClassYears {
  let large = 0;
  let superLarge = 0;
  let roomsShort = 0;
  data.sites.forEach((_, site) => {
    for (let year = 0; year < data.yearCount; year += 1) {
      const formed = formedClasses(data, decisions, site, year);
      large += formed.large;
      superLarge += formed.superLarge;
      roomsShort += formed.roomsShort;
    }
  });
  return { large, superLarge, roomsShort };
}
