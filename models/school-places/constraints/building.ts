import { type ConstraintFamily, Expression, type ModelBuilder } from '../../kit/index.ts';
import type { PlacesData } from '../data.ts';
import type { PlacesColumns } from '../variables.ts';
import { addIfThere } from './rooms.ts';

export const BUILD_LIMIT: ConstraintFamily = {
  kind: 'constraint',
  id: 'buildLimit',
  sentence: 'A site takes no more new rooms than its land allows.',
  unit: 'rooms',
  indices: ['site'],
  formula: 'Σ_t build[u,t] ≤ maxNewRooms[u]',
};

export const PROJECT_ONCE: ConstraintFamily = {
  kind: 'constraint',
  id: 'projectOnce',
  sentence: 'A project starts at most once.',
  unit: 'projects',
  indices: ['site'],
  formula: 'Σ_t start[p,t] ≤ 1',
};

export const PROJECT_SIZE: ConstraintFamily = {
  kind: 'constraint',
  id: 'projectSize',
  sentence: 'Room steps are chosen only in the year in which the project starts.',
  unit: 'room steps',
  indices: ['site', 'year'],
  formula: 'steps[p,t] ≤ maxSteps[p]·start[p,t]',
};

/** What can be built at all. */
export function addBuilding(builder: ModelBuilder, data: PlacesData, columns: PlacesColumns): void {
  data.sites.forEach((site, index) => {
    const { build, start, steps } = columns.sites[index]!;
    const all = new Expression();
    for (const column of build) addIfThere(all, 1, column);
    builder.constraint(BUILD_LIMIT, [index], all, Number.NEGATIVE_INFINITY, site.maxNewRooms);
    const { project } = site;
    if (project === null) return;
    const once = new Expression();
    for (const column of start) addIfThere(once, 1, column);
    builder.constraint(PROJECT_ONCE, [index], once, Number.NEGATIVE_INFINITY, 1);
    steps.forEach((column, year) => {
      if (column === null) return;
      const size = new Expression().add(1, column).add(-project.maxSteps, start[year]!);
      builder.constraint(PROJECT_SIZE, [index, year], size, Number.NEGATIVE_INFINITY, 0);
    });
  });
}
