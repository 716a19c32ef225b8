import { type ConstraintFamily, Expression, type ModelBuilder } from '../../kit/index.ts';
import type { PostsData } from '../data.ts';
import type { PostsVariables } from '../variables.ts';

export const requiredPostsFamily: ConstraintFamily = {
  kind: 'constraint',
  id: 'requiredPosts',
  sentence: 'Required posts are filled or counted as short.',
  unit: 'posts',
  indices: ['programme'],
  formula: 'allotted[u] + short[u] ≥ required[u]',
};

/** One row a programme. */
export function addRequiredPosts(builder: ModelBuilder, data: PostsData, variables: PostsVariables): void {
  data.programmes.forEach(({ required }, programme) => {
    const filled = new Expression().add(1, variables.allotted[programme]!).add(1, variables.short[programme]!);
    builder.constraint(requiredPostsFamily, [programme], filled, required, Number.POSITIVE_INFINITY);
  });
}
