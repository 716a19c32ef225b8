import { type ConstraintFamily, Expression, type ModelBuilder } from '../../kit/index.ts';
import { missingBelowLevel, type PostsData } from '../data.ts';
import { beginsAnew, levels, type PostsVariables } from '../variables.ts';

export const rateLevelsFamily: ConstraintFamily = {
  kind: 'constraint',
  id: 'rateLevels',
  sentence: 'Missing posts above a level of the shortage rate are counted level by level.',
  unit: 'posts',
  indices: ['programme', 'level'],
  formula: 'allotted[u] + aboveLevel[u,l] ≥ required[u] − ⌊required[u] · (l − 1) / 20⌋',
};

/** One row a programme and level that differs from the one before; level 1 is the shortage itself. */
export function addRateLevels(builder: ModelBuilder, data: PostsData, variables: PostsVariables): void {
  data.programmes.forEach(({ required }, programme) => {
    levels().forEach((level, index) => {
      if (!beginsAnew(required, level)) return;
      const column = variables.aboveLevel[programme]![index]!;
      const filled = new Expression().add(1, variables.allotted[programme]!).add(1, column);
      const least = required - missingBelowLevel(required, level);
      builder.constraint(rateLevelsFamily, [programme, level], filled, least, Number.POSITIVE_INFINITY);
    });
  });
}
