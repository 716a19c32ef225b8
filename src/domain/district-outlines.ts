/** Longitude and latitude in degrees. */
export type Position = readonly [lon: number, lat: number];

/** The outline of a district: rings of positions, holes included, and its name where the file gives one. */
export interface DistrictOutline {
  readonly name: string | null;
  readonly rings: readonly (readonly Position[])[];
}

/** The most bytes of a file of outlines; the counties of a whole province at the scale of a wall map take far less. */
export const OUTLINES_FILE_LIMIT = 20 * 1024 * 1024;
/** The most points that are kept, so that the map stays smooth. */
export const OUTLINE_POINTS_LIMIT = 150_000;

export type OutlinesProblem =
  /** The text is no JSON, or no GeoJSON. */
  | 'notGeoJson'
  /** There is no polygon in it. */
  | 'noAreas'
  /** Positions are not longitude and latitude, as in a projected system of metres. */
  | 'notDegrees'
  /** There are more points than are kept. */
  | 'tooDetailed';

/** About one metre; finer digits show on no map of a province. */
const DECIMALS = 1e5;

const TYPES = new Set([
  'FeatureCollection',
  'Feature',
  'GeometryCollection',
  'Polygon',
  'MultiPolygon',
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
]);

/**
 * Reads outlines from GeoJSON (RFC 7946): polygons and multipolygons, alone, as features or in collections. Positions
 * are rounded to about a metre, and points that then lie on each other are one.
 * @returns the outlines, or what is wrong with the text
 */
export function readDistrictOutlines(
  text: string,
): { readonly outlines: readonly DistrictOutline[] } | { readonly problem: OutlinesProblem } {
  let value: unknown;
  try {
    // Some programs begin their files with a byte order mark.
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return { problem: 'notGeoJson' };
  }
  if (!isRecord(value) || !TYPES.has(String(value.type))) return { problem: 'notGeoJson' };
  const outlines: DistrictOutline[] = [];
  visit(value, null, (name, polygons) => {
    const rings = polygons.flatMap(ringsOf);
    if (rings.length > 0) outlines.push({ name, rings });
  });
  if (outlines.length === 0) return { problem: 'noAreas' };
  const rings = outlines.flatMap((outline) => outline.rings);
  if (rings.some((ring) => ring.some(([lon, lat]) => Math.abs(lon) > 180 || Math.abs(lat) > 90)))
    return { problem: 'notDegrees' };
  if (rings.reduce((sum, ring) => sum + ring.length, 0) > OUTLINE_POINTS_LIMIT) return { problem: 'tooDetailed' };
  return { outlines };
}

function visit(
  node: unknown,
  name: string | null,
  found: (name: string | null, polygons: readonly unknown[]) => void,
): void {
  if (!isRecord(node)) return;
  if (node.type === 'FeatureCollection') for (const feature of listOf(node.features)) visit(feature, null, found);
  else if (node.type === 'Feature') visit(node.geometry, nameIn(node.properties), found);
  else if (node.type === 'GeometryCollection')
    for (const geometry of listOf(node.geometries)) visit(geometry, name, found);
  else if (node.type === 'Polygon') found(name, [node.coordinates]);
  else if (node.type === 'MultiPolygon') found(name, listOf(node.coordinates));
}

/** The rings of a polygon that enclose something, without the last point that repeats the first. */
function ringsOf(polygon: unknown): Position[][] {
  const rings: Position[][] = [];
  for (const ring of listOf(polygon)) {
    const positions: Position[] = [];
    for (const position of listOf(ring)) {
      if (!Array.isArray(position) || !Number.isFinite(position[0]) || !Number.isFinite(position[1])) continue;
      const [lon, lat] = [rounded(Number(position[0])), rounded(Number(position[1]))];
      const last = positions.at(-1);
      if (last === undefined || last[0] !== lon || last[1] !== lat) positions.push([lon, lat]);
    }
    const [first, last] = [positions[0], positions.at(-1)];
    if (positions.length > 1 && first?.[0] === last?.[0] && first?.[1] === last?.[1]) positions.pop();
    if (positions.length > 2) rings.push(positions);
  }
  return rings;
}

function rounded(degrees: number): number {
  return Math.round(degrees * DECIMALS) / DECIMALS;
}

/** The name as Chinese and English programs write it. */
function nameIn(properties: unknown): string | null {
  if (!isRecord(properties)) return null;
  for (const key of ['name', 'NAME', 'Name', '名称', '县区', 'XZQMC']) {
    const name = properties[key];
    if (typeof name === 'string' && name.trim() !== '') return name.trim().slice(0, 100);
  }
  return null;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
