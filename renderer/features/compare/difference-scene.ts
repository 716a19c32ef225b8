import type { OutputOf } from '../../../src/api/index.ts';
import type { MapSchool } from '../../map/draw.ts';
import type { PlacedSchool } from '../plan/map-scene.ts';

export type SchoolDifference = OutputOf<'compare.map'>['rows'][number];

/** What the map can show the difference of. */
export const MEASURES = ['largeClasses', 'superLargeClasses', 'pupils', 'rooms', 'classes', 'postsShort'] as const;
export type Measure = (typeof MEASURES)[number];

export interface DifferenceLine extends SchoolDifference {
  /** The figure under the reference and under the plan; null where it is not known. */
  readonly before: number | null;
  readonly after: number | null;
  readonly difference: number | null;
}

/**
 * The differences of one measure, and the schools as the map shows them: triangles up for more and down for less, small
 * circles for the same, hatched where one side is not known. A school that a plan does not have counts 0 there.
 */
export function differenceScene(
  rows: readonly SchoolDifference[],
  located: ReadonlyMap<string, PlacedSchool>,
  measure: Measure,
): {
  readonly lines: ReadonlyMap<string, DifferenceLine>;
  readonly schools: readonly MapSchool[];
  readonly mostSize: number;
} {
  const lines = new Map<string, DifferenceLine>();
  const schools: MapSchool[] = [];
  let mostSize = 0;
  for (const row of rows) {
    const [before, after] = [row.reference, row.plan].map((side) => (side === null ? 0 : side[measure])) as [
      number | null,
      number | null,
    ];
    const difference = before === null || after === null ? null : after - before;
    lines.set(row.schoolId, { ...row, before, after, difference });
    const place = located.get(row.schoolId);
    if (place === undefined) continue;
    const size = Math.abs(difference ?? 0);
    mostSize = Math.max(mostSize, size);
    const way = difference === null ? 'unknown' : difference > 0 ? 'more' : difference < 0 ? 'less' : 'same';
    const shape = way === 'more' ? 'up' : way === 'less' ? 'down' : 'circle';
    schools.push({ id: row.schoolId, at: place.at, size, look: way, shape });
  }
  // The largest differences lie below, so that the small ones beside them stay visible; what is the same lies lowest.
  const rank = ({ look }: MapSchool) => (look === 'same' ? 0 : look === 'unknown' ? 1 : 2);
  schools.sort((one, other) => rank(one) - rank(other) || other.size - one.size);
  return { lines, schools, mostSize };
}
