import { type ConstraintFamily, Expression, type ModelBuilder } from '../../kit/index.ts';
import type { RoomsData } from '../data.ts';
import type { RoomsVariables } from '../variables.ts';

export const reachFamily: ConstraintFamily = {
  kind: 'constraint',
  id: 'reach',
  sentence: 'Pupils are served only where a room is opened at their school or within reach.',
  unit: 'share',
  indices: ['school'],
  formula: 'served[c] ≤ open[c] + Σ open[s], s within reach of c',
};

/** One row a school that is not served yet and need not have a room of its own. */
export function addReach(builder: ModelBuilder, data: RoomsData, variables: RoomsVariables): void {
  const rows = variables.served.map((column, school) => {
    const row = new Expression();
    if (column === null) return row;
    row.add(1, column);
    const own = variables.open[school];
    if (typeof own === 'number') row.add(-1, own);
    return row;
  });
  for (const { room, school } of data.reaches) {
    const open = variables.open[room];
    if (variables.served[school] !== null && typeof open === 'number') rows[school]!.add(-1, open);
  }
  variables.served.forEach((column, school) => {
    if (column !== null) builder.constraint(reachFamily, [school], rows[school]!, Number.NEGATIVE_INFINITY, 0);
  });
}
