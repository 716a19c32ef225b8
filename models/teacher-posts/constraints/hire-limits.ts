import { HIRE_CHANNELS } from '../../../src/domain/plan/index.ts';
import { type ConstraintFamily, Expression, type ModelBuilder } from '../../kit/index.ts';
import type { PostsData } from '../data.ts';
import type { PostsVariables } from '../variables.ts';

export const hireLimitsFamily: ConstraintFamily = {
  kind: 'constraint',
  id: 'hireLimits',
  sentence: 'Hires through a channel stay within its number for the year.',
  unit: 'people',
  indices: ['channel'],
  formula: 'Σ hire[u,channel] ≤ hireLimit[channel]',
};

/** One row a channel with a limit. */
export function addHireLimits(builder: ModelBuilder, data: PostsData, variables: PostsVariables): void {
  for (const channel of HIRE_CHANNELS) {
    const limit = data.hireLimits[channel];
    if (limit === null) continue;
    const hired = new Expression();
    for (const columns of variables.hire) {
      const column = columns.get(channel);
      if (column !== undefined) hired.add(1, column);
    }
    builder.constraint(hireLimitsFamily, [channel], hired, Number.NEGATIVE_INFINITY, limit);
  }
}
