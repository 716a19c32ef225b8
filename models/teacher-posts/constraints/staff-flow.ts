import { type ConstraintFamily, Expression, type ModelBuilder } from '../../kit/index.ts';
import type { PostsData } from '../data.ts';
import type { PostsVariables } from '../variables.ts';

export const staffFlowFamily: ConstraintFamily = {
  kind: 'constraint',
  id: 'staffFlow',
  sentence: 'Who is in post is who was there after the retirements, plus who comes, less who goes.',
  unit: 'people',
  indices: ['programme'],
  formula: 'allotted[u] = staff[u] + fixed[u] + Σ move[v,u] − Σ move[u,v] + Σ hire[u,channel]',
};

/** One row a programme. */
export function addStaffFlow(builder: ModelBuilder, data: PostsData, variables: PostsVariables): void {
  const flows = variables.allotted.map((column) => new Expression().add(1, column));
  data.moves.forEach(({ from, to }, arc) => {
    flows[from]!.add(1, variables.move[arc]!);
    flows[to]!.add(-1, variables.move[arc]!);
  });
  data.programmes.forEach(({ staff, fixed }, programme) => {
    for (const column of variables.hire[programme]!.values()) flows[programme]!.add(-1, column);
    builder.constraint(staffFlowFamily, [programme], flows[programme]!, staff + fixed, staff + fixed);
  });
}
