import type { Entry } from '../rows/entry.ts';
import type { Report } from './rows.ts';

type Located = Entry<'schools' | 'projects'>;

/** A point this far from the middle of the others is doubted: no bureau is wider than China, 2,600 km each way. */
const FAR_KILOMETRES = 3000;
/** A point that is nearer by this many degrees with longitude and latitude exchanged was exchanged. */
const SWAP_DEGREES = 20;
const KILOMETRES_PER_DEGREE = 111.2;

/**
 * Finds places whose coordinates were exchanged (an error), half given or far from all others (warnings). The middle
 * is the median of longitude and of latitude, which a few bad points do not move. Latitudes beyond 90 degrees, the
 * commonest sign of an exchange, are refused earlier as out of range; see `isSwappedPair`.
 */
export function checkLocations(entries: readonly Located[], reportOn: (entry: Located) => Report): void {
  const placed = entries.flatMap((entry) => {
    const { lon, lat } = entry.row;
    if ((lon === null) !== (lat === null)) reportOn(entry)('location-half', lon === null ? 'lon' : 'lat', {});
    return lon === null || lat === null ? [] : [{ entry, lon, lat }];
  });
  if (placed.length < 3) return;
  const middle = { lon: median(placed.map(({ lon }) => lon)), lat: median(placed.map(({ lat }) => lat)) };
  for (const { entry, lon, lat } of placed) {
    const asGiven = Math.hypot(lon - middle.lon, lat - middle.lat);
    const exchanged = Math.hypot(lat - middle.lon, lon - middle.lat);
    const kilometres = Math.round(asGiven * KILOMETRES_PER_DEGREE);
    if (asGiven - exchanged > SWAP_DEGREES) reportOn(entry)('location-swapped', 'lon', { lon, lat }, lon);
    else if (kilometres > FAR_KILOMETRES) reportOn(entry)('location-far', 'lon', { kilometres }, lon);
  }
}

/** Whether a pair is impossible as it stands and possible the other way round. */
export function isSwappedPair(lon: number, lat: number): boolean {
  return Math.abs(lat) > 90 && Math.abs(lat) <= 180 && Math.abs(lon) <= 90;
}

function median(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)]!;
}
