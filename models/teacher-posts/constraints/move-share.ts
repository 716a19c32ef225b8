import { type ConstraintFamily, Expression, type ModelBuilder } from '../../kit/index.ts';
import type { PostsData } from '../data.ts';
import type { PostsVariables } from '../variables.ts';

export const moveShareFamily: ConstraintFamily = {
  kind: 'constraint',
  id: 'moveShare',
  sentence: 'No more than a share of its staff leaves a programme in one year.',
  unit: 'people',
  indices: ['programme'],
  formula: 'Σ move[u,v] ≤ mostOut[u]',
};

/** One row a programme from which people can move. */
export function addMoveShare(builder: ModelBuilder, data: PostsData, variables: PostsVariables): void {
  const leaving = data.programmes.map(() => new Expression());
  data.moves.forEach(({ from }, arc) => {
    leaving[from]!.add(1, variables.move[arc]!);
  });
  data.programmes.forEach(({ mostOut }, programme) => {
    builder.constraint(moveShareFamily, [programme], leaving[programme]!, Number.NEGATIVE_INFINITY, mostOut);
  });
}
