import { type ConstraintFamily, Expression, type ModelBuilder } from '../../kit/index.ts';
import type { PostsData } from '../data.ts';
import type { PostsVariables } from '../variables.ts';

export const classPostsFamily: ConstraintFamily = {
  kind: 'constraint',
  id: 'classPosts',
  sentence: 'Every class has its teachers, or what is missing for that is counted.',
  unit: 'posts',
  indices: ['programme'],
  formula: 'allotted[u] + classShort[u] ≥ classPosts[u]',
};

/** One row a programme. */
export function addClassPosts(builder: ModelBuilder, data: PostsData, variables: PostsVariables): void {
  data.programmes.forEach(({ classPosts }, programme) => {
    const filled = new Expression().add(1, variables.allotted[programme]!).add(1, variables.classShort[programme]!);
    builder.constraint(classPostsFamily, [programme], filled, classPosts, Number.POSITIVE_INFINITY);
  });
}
