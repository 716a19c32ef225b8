import { around, distance } from 'geokdbush';
import KDBush from 'kdbush';

/** A place that can send or receive entry pupils; coordinates in decimal degrees (WGS84). */
export interface Location {
  readonly longitude: number;
  readonly latitude: number;
}

export interface Neighbour {
  /** Index into the locations. */
  readonly to: number;
  /** Great-circle distance in whole metres. */
  readonly distanceMetres: number;
}

/**
 * For each sender, the nearest receivers within a distance.
 *
 * @param locations null where a school has no coordinates; it then has no neighbours
 * @param senders indices of locations that may send
 * @param receivers indices of locations that may receive
 * @param mayPair further conditions, such as the same district
 */
export function nearestNeighbours(
  locations: readonly (Location | null)[],
  senders: readonly number[],
  receivers: readonly number[],
  nearest: number,
  distanceMetres: number,
  mayPair: (from: number, to: number) => boolean,
): ReadonlyMap<number, readonly Neighbour[]> {
  const located = receivers.filter((index) => locations[index] !== null);
  const found = new Map<number, readonly Neighbour[]>();
  if (located.length === 0) return found;
  const tree = new KDBush(located.length);
  for (const index of located) tree.add(locations[index]!.longitude, locations[index]!.latitude);
  tree.finish();
  for (const from of senders) {
    const location = locations[from];
    if (location === null || location === undefined) continue;
    const { longitude, latitude } = location;
    const positions = around(tree, longitude, latitude, nearest, distanceMetres / 1000, (position) => {
      const to = located[position]!;
      return to !== from && mayPair(from, to);
    });
    found.set(
      from,
      positions.map((position) => {
        const to = located[position]!;
        const place = locations[to]!;
        return {
          to,
          distanceMetres: Math.round(1000 * distance(longitude, latitude, place.longitude, place.latitude)),
        };
      }),
    );
  }
  return found;
}
