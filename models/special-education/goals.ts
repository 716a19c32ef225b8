import { Expression } from '../kit/index.ts';
import type { RoomsData } from './data.ts';
import type { RoomsVariables } from './variables.ts';

/** One goal: a sum to be made as small as possible once the goals before it stand. */
export interface RoomsGoal {
  /** `obliged`, `served`, `cost`. */
  readonly id: string;
  readonly sum: Expression;
  /** How much the sum may exceed its best value later: half a pupil or half a yuan, because all sums are whole. */
  readonly tolerance: number;
}

/**
 * The goals of the resource-room model in strict order: the most pupils of schools that must have a room get one; the
 * most pupils of the other schools are served (maximal covering); the least cost. Sums are negative where more is better.
 */
export function roomsGoals(data: RoomsData, variables: RoomsVariables): RoomsGoal[] {
  const obliged = new Expression();
  const served = new Expression();
  const cost = new Expression();
  data.schools.forEach((school, index) => {
    const open = variables.open[index];
    const reached = variables.served[index];
    if (typeof open === 'number') {
      if (school.isObliged) obliged.add(-school.pupils, open);
      cost.add(school.cost.reduce((sum, { fen }) => sum + fen, 0) / 100, open);
    }
    if (typeof reached === 'number') served.add(-school.pupils, reached);
  });
  return [
    { id: 'obliged', sum: obliged, tolerance: 0.5 },
    { id: 'served', sum: served, tolerance: 0.5 },
    { id: 'cost', sum: cost, tolerance: 0.5 },
  ];
}
