import type { Reach } from '../../../models/special-education/index.ts';
import type { SpecialSchool } from './schools.ts';

const EARTH_RADIUS_METRES = 6_371_000;

/**
 * Which rooms pupils of schools below the threshold can travel to: within the distance and in the same district, the
 * two being known. Schools are sorted by latitude, so that only a band of them is compared.
 */
export function roomReaches(schools: readonly SpecialSchool[], metres: number): Reach[] {
  const placed = schools
    .map(({ school: { lon, lat, districtId } }, index) => ({ index, lon, lat, districtId }))
    .filter((entry): entry is typeof entry & { lon: number; lat: number } => entry.lon !== null && entry.lat !== null)
    .sort((one, other) => one.lat - other.lat);
  const band = (metres / EARTH_RADIUS_METRES) * (180 / Math.PI);
  const reaches: Reach[] = [];
  placed.forEach((one, position) => {
    for (let next = position + 1; next < placed.length; next += 1) {
      const other = placed[next]!;
      if (other.lat - one.lat > band) break;
      if (one.districtId !== other.districtId || metresBetween(one, other) > metres) continue;
      reaches.push({ room: one.index, school: other.index }, { room: other.index, school: one.index });
    }
  });
  return reaches;
}

interface Coordinates {
  readonly lon: number;
  readonly lat: number;
}

/** Great-circle distance on a sphere. */
function metresBetween(one: Coordinates, other: Coordinates): number {
  const radian = Math.PI / 180;
  const north = Math.sin(((other.lat - one.lat) * radian) / 2) ** 2;
  const east = Math.sin(((other.lon - one.lon) * radian) / 2) ** 2;
  const chord = north + Math.cos(one.lat * radian) * Math.cos(other.lat * radian) * east;
  return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(chord)));
}
