import type { MoveArc } from '../../../models/teacher-posts/index.ts';
import type { Stage } from '../../domain/stage.ts';

/** Where a programme is; null coordinates are unknown. */
export interface Place {
  readonly schoolId: string;
  readonly stage: Stage;
  readonly district: number;
  readonly lon: number | null;
  readonly lat: number | null;
}

/** The nearest programmes from which people may move to one programme. */
const NEAREST_PROGRAMMES = 40;
const EARTH_RADIUS_METRES = 6_371_000;

/**
 * Stages at which the teachers of a stage may be employed: their own and, among schools, the next lower one, as the
 * teacher's certificate allows (教师资格条例, article 5; senior and vocational certificates are equivalent). Primary
 * and junior teachers may go to special schools, where they are retrained. Kindergartens exchange only among themselves.
 */
const MAY_TEACH: Readonly<Record<Stage, readonly Stage[]>> = {
  kindergarten: ['kindergarten'],
  primary: ['primary', 'special'],
  junior: ['junior', 'primary', 'special'],
  senior: ['senior', 'vocational', 'junior'],
  vocational: ['vocational', 'senior'],
  special: ['special'],
};

/**
 * Pairs of programmes between which people may move: one district, a stage the certificate allows, and within the
 * distance, the nearest 40 of each programme. Programmes of one school need no coordinates.
 *
 * @param metres the longest way, norm `posts.moveDistance`
 */
export function moveArcs(places: readonly Place[], metres: number): MoveArc[] {
  const arcs: MoveArc[] = [];
  const positions = places.map((place) => radians(place));
  const byDistrict = Map.groupBy(places.keys(), (index) => places[index]!.district);
  for (const members of byDistrict.values()) {
    for (const to of members) {
      const nearest: { readonly from: number; readonly distance: number }[] = [];
      for (const from of members) {
        if (from === to || !MAY_TEACH[places[from]!.stage].includes(places[to]!.stage)) continue;
        const distance =
          places[from]!.schoolId === places[to]!.schoolId ? 0 : distanceBetween(positions[from]!, positions[to]!);
        if (!(distance <= metres)) continue;
        if (nearest.length === NEAREST_PROGRAMMES && distance >= nearest.at(-1)!.distance) continue;
        let position = nearest.length;
        while (position > 0 && nearest[position - 1]!.distance > distance) position -= 1;
        nearest.splice(position, 0, { from, distance });
        if (nearest.length > NEAREST_PROGRAMMES) nearest.pop();
      }
      for (const { from } of nearest) arcs.push({ from, to });
    }
  }
  return arcs;
}

interface Position {
  readonly lambda: number;
  readonly phi: number;
  readonly cosine: number;
}

function radians({ lon, lat }: Place): Position | null {
  if (lon === null || lat === null) return null;
  const phi = (lat * Math.PI) / 180;
  return { lambda: (lon * Math.PI) / 180, phi, cosine: Math.cos(phi) };
}

/** Metres on a plane that touches the earth between the two; NaN when a place is unknown. Exact enough within a district. */
function distanceBetween(one: Position | null, other: Position | null): number {
  if (one === null || other === null) return Number.NaN;
  const east = ((one.cosine + other.cosine) / 2) * (one.lambda - other.lambda);
  return EARTH_RADIUS_METRES * Math.hypot(east, one.phi - other.phi);
}
