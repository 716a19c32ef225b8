import type { Plane, Point } from './view.ts';

/** Lines of a district on the plane, closed, with its name where there is one. */
export interface Outline {
  readonly name: string | null;
  readonly rings: readonly (readonly Point[])[];
}

type Position = readonly [number, number];

/**
 * Reads outlines from GeoJSON: polygons and multipolygons, alone, as features or as a collection of features.
 * Returns null when the text is none of that.
 */
export function readOutlines(text: string): { readonly name: string | null; readonly rings: Position[][] }[] | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const found: { name: string | null; rings: Position[][] }[] = [];
  const visit = (node: unknown, name: string | null): void => {
    if (!isRecord(node)) return;
    if (node.type === 'FeatureCollection' && Array.isArray(node.features))
      for (const feature of node.features) visit(feature, null);
    else if (node.type === 'Feature') visit(node.geometry, nameIn(node.properties));
    else if (node.type === 'GeometryCollection' && Array.isArray(node.geometries))
      for (const geometry of node.geometries) visit(geometry, name);
    else if (node.type === 'Polygon') found.push({ name, rings: ringsOf([node.coordinates]) });
    else if (node.type === 'MultiPolygon' && Array.isArray(node.coordinates))
      found.push({ name, rings: ringsOf(node.coordinates) });
  };
  visit(value, null);
  const drawable = found.filter(({ rings }) => rings.length > 0);
  return drawable.length === 0 ? null : drawable;
}

export function onPlane(
  outlines: readonly { readonly name: string | null; readonly rings: readonly (readonly Position[])[] }[],
  plane: Plane,
): Outline[] {
  return outlines.map(({ name, rings }) => ({
    name,
    rings: rings.map((ring) => ring.map(([lon, lat]) => plane.toPlane(lon, lat))),
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

function ringsOf(polygons: readonly unknown[]): Position[][] {
  const rings: Position[][] = [];
  for (const polygon of polygons) {
    if (!Array.isArray(polygon)) continue;
    for (const ring of polygon) {
      if (!Array.isArray(ring)) continue;
      const positions = ring.filter(isPosition).map(([lon, lat]): Position => [lon, lat]);
      if (positions.length > 2) rings.push(positions);
    }
  }
  return rings;
}

function isPosition(value: unknown): value is Position {
  return Array.isArray(value) && Number.isFinite(value[0]) && Number.isFinite(value[1]);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function nameIn(properties: unknown): string | null {
  if (!isRecord(properties)) return null;
  const name = properties.name ?? properties.NAME ?? properties.Name;
  return typeof name === 'string' && name !== '' ? name : null;
}
