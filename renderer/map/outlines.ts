import type { Plane, Point } from './view.ts';

/** Lines of a district on the plane, closed, with its name where there is one. */
export interface Outline {
  readonly name: string | null;
  readonly rings: readonly (readonly Point[])[];
}

/** Rings of longitude and latitude, laid on the plane of the schools. */
export function onPlane(
  outlines: readonly {
    readonly name: string | null;
    readonly rings: readonly (readonly (readonly number[])[])[];
  }[],
  plane: Plane,
): Outline[] {
  return outlines.map(({ name, rings }) => ({
    name,
    rings: rings.map((ring) => ring.map(([lon = 0, lat = 0]) => plane.toPlane(lon, lat))),
  }));
}

/** The convex hull of points, in order around them; nothing for fewer than three. */
export function hullOf(points: readonly Point[]): Point[] {
  if (points.length < 3) return [];
  const sorted = [...points].sort((one, other) => one.x - other.x || one.y - other.y);
  const half = (ordered: readonly Point[]): Point[] => {
    const line: Point[] = [];
    for (const point of ordered) {
      while (line.length >= 2 && turn(line.at(-2)!, line.at(-1)!, point) <= 0) line.pop();
      line.push(point);
    }
    return line.slice(0, -1);
  };
  return [...half(sorted), ...half([...sorted].reverse())];
}

/** Whether a point is inside a closed line, by the crossings of a ray. */
export function isInside(point: Point, ring: readonly Point[]): boolean {
  let inside = false;
  for (let index = 0, before = ring.length - 1; index < ring.length; before = index, index += 1) {
    const one = ring[index]!;
    const other = ring[before]!;
    if (one.y > point.y !== other.y > point.y) {
      const crossing = ((other.x - one.x) * (point.y - one.y)) / (other.y - one.y) + one.x;
      if (point.x < crossing) inside = !inside;
    }
  }
  return inside;
}

function turn(origin: Point, one: Point, other: Point): number {
  return (one.x - origin.x) * (other.y - origin.y) - (one.y - origin.y) * (other.x - origin.x);
}
