import type { OutputOf } from '../../../src/api/index.ts';
import type { NamedSchool } from '../../app/schools.ts';
import type { TierName } from '../../charts/palette.ts';
import type { MapArrow, MapScene, MapSchool } from '../../map/draw.ts';
import { hullOf, type Outline } from '../../map/outlines.ts';
import { type Plane, type Point, planeOf } from '../../map/view.ts';
import { countsAt, plus, TIERS, type TierCounts, type TierLine, worstTier } from './tier-sums.ts';

type Redirections = OutputOf<'plan.redirections'>['rows'];

/** What the map shows of a plan; redirections by year, so that moving from year to year stays quick. */
export interface MapRows {
  readonly years: readonly number[];
  readonly tiers: readonly TierLine[];
  readonly redirections: ReadonlyMap<number, Redirections>;
}

/** Tiers as they are, and redirections by year. */
export function mapRows(tiers: OutputOf<'plan.classTiers'>, redirections: Redirections): MapRows {
  return {
    years: tiers.years,
    tiers: tiers.rows,
    redirections: Map.groupBy(redirections, ({ year }) => year),
  };
}

/** What is read out about a school. */
export interface SchoolFigures {
  readonly pupils: number;
  readonly before: TierCounts | null;
  readonly after: TierCounts;
  readonly redirectedIn: number;
  readonly redirectedOut: number;
}

/** A school with its place on the plane. */
export interface PlacedSchool {
  readonly id: string;
  readonly at: Point;
  readonly isNew: boolean;
}

/** Schools on a plane, and how many of them have no coordinates. */
export function placedSchools(
  ids: readonly string[],
  byId: ReadonlyMap<string, NamedSchool>,
): { readonly located: ReadonlyMap<string, PlacedSchool>; readonly unlocated: number; readonly plane: Plane } {
  const known = ids.flatMap((id) => {
    const school = byId.get(id);
    return school === undefined || school.lon === null || school.lat === null
      ? []
      : [{ id, lon: school.lon, lat: school.lat, isNew: school.project }];
  });
  const plane = planeOf(known);
  return {
    located: new Map(known.map(({ id, lon, lat, isNew }) => [id, { id, isNew, at: plane.toPlane(lon, lat) }])),
    unlocated: ids.length - known.length,
    plane,
  };
}

interface SceneRequest {
  readonly rows: MapRows;
  readonly located: ReadonlyMap<string, PlacedSchool>;
  readonly year: number;
  readonly side: 'before' | 'after';
  /** Null for all stages. */
  readonly stage: string | null;
  readonly arrows: boolean;
}

/** What the map shows of one year, and the figures of each school. */
export function sceneOf({ rows, located, year, side, stage, arrows }: SceneRequest): {
  readonly scene: Omit<MapScene, 'outlines'>;
  readonly figures: ReadonlyMap<string, SchoolFigures>;
} {
  const shown = (row: { readonly stage: string }) => stage === null || row.stage === stage;
  const figures = new Map<string, SchoolFigures>();
  const index = rows.years.indexOf(year);
  for (const line of rows.tiers) {
    const own = countsAt(line.after, index);
    if (own === null || !shown(line)) continue;
    const ownBefore = countsAt(line.before, index);
    const known = figures.get(line.schoolId);
    figures.set(line.schoolId, {
      pupils: (known?.pupils ?? 0) + (line.pupils[index] ?? 0),
      redirectedIn: 0,
      redirectedOut: 0,
      before: known?.before && ownBefore ? plus(known.before, ownBefore) : (ownBefore ?? known?.before ?? null),
      after: known === undefined ? own : plus(known.after, own),
    });
  }
  const moves = (rows.redirections.get(year) ?? []).filter(shown);
  for (const { fromSchoolId, toSchoolId, pupils } of moves) {
    const from = figures.get(fromSchoolId);
    const to = figures.get(toSchoolId);
    if (from !== undefined) figures.set(fromSchoolId, { ...from, redirectedOut: from.redirectedOut + pupils });
    if (to !== undefined) figures.set(toSchoolId, { ...to, redirectedIn: to.redirectedIn + pupils });
  }
  const schools: MapSchool[] = [];
  let mostSize = 0;
  for (const [id, { pupils, before, after }] of figures) {
    const place = located.get(id);
    if (place === undefined || (side === 'before' && before === null)) continue;
    mostSize = Math.max(mostSize, pupils);
    const look = worstTier(side === 'before' ? before : after) ?? 'unknown';
    schools.push({ id, at: place.at, size: pupils, look, shape: place.isNew ? 'square' : 'circle' });
  }
  const rank = ({ look }: MapSchool) => TIERS.indexOf(look as TierName);
  schools.sort((one, other) => rank(one) - rank(other) || other.size - one.size);
  return {
    figures,
    scene: {
      schools,
      mostSize,
      filled: side === 'after',
      arrows: arrows && side === 'after' ? arrowsOf(moves, located) : [],
    },
  };
}

function arrowsOf(moves: Redirections, located: ReadonlyMap<string, PlacedSchool>): MapArrow[] {
  const sums = new Map<string, { from: Point; to: Point; pupils: number }>();
  for (const { fromSchoolId, toSchoolId, pupils } of moves) {
    const from = located.get(fromSchoolId)?.at;
    const to = located.get(toSchoolId)?.at;
    if (from === undefined || to === undefined) continue;
    const key = `${fromSchoolId} ${toSchoolId}`;
    sums.set(key, { from, to, pupils: (sums.get(key)?.pupils ?? 0) + pupils });
  }
  return [...sums.values()];
}

/** The hull of each district's schools, where no outlines were supplied. */
export function districtHulls(
  located: ReadonlyMap<string, PlacedSchool>,
  byId: ReadonlyMap<string, NamedSchool>,
  districts: ReadonlyMap<string, string>,
): Outline[] {
  const groups = Map.groupBy(located.values(), ({ id }) => byId.get(id)?.districtId ?? '');
  return [...groups].flatMap(([district, members]) => {
    const hull = district === '' ? [] : hullOf(members.map(({ at }) => at));
    return hull.length === 0 ? [] : [{ name: districts.get(district) ?? district, rings: [hull] }];
  });
}
