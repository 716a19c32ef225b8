import { type ConstraintFamily, Expression, type ModelBuilder } from '../../kit/index.ts';
import type { PlacesData } from '../data.ts';
import type { PlacesColumns } from '../variables.ts';
import { addClasses } from './classes-formed.ts';

export const ROOMS: ConstraintFamily = {
  kind: 'constraint',
  id: 'rooms',
  sentence:
    'Every class has a room: one that is there, one built, one of an opened project, or one counted as missing.',
  unit: 'rooms',
  indices: ['site', 'year'],
  formula:
    'Σ (classes[u,t] − fewest) ≤ rooms[u] − Σ fewest + Σ_{s ≤ t − lead} (build[u,s] + minRooms·start[u,s] + step·steps[u,s]) + roomShort[u,t]',
};

/** Classes within rooms, for each site and year in which a decision or a shortage is possible. */
export function addRooms(builder: ModelBuilder, data: PlacesData, columns: PlacesColumns): void {
  data.sites.forEach((site, siteIndex) => {
    const { build, start, steps, roomShort } = columns.sites[siteIndex]!;
    for (let year = 0; year < data.yearCount; year += 1) {
      const expression = new Expression();
      const constant = addClasses(expression, 1, columns, siteIndex, year);
      for (let order = 0; order + site.leadYears <= year; order += 1) {
        addIfThere(expression, -1, build[order]);
        addIfThere(expression, -(site.project?.minRooms ?? 0), start[order]);
        addIfThere(expression, -(site.project?.roomStep ?? 0), steps[order]);
      }
      expression.add(-1, roomShort[year]!);
      builder.constraint(ROOMS, [siteIndex, year], expression, Number.NEGATIVE_INFINITY, site.rooms - constant);
    }
  });
}

/** Adds a term whose column may be absent because the decision is not open. */
export function addIfThere(expression: Expression, coefficient: number, column: number | null | undefined): void {
  if (column !== null && column !== undefined) expression.add(coefficient, column);
}
