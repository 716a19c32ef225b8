import { Expression } from '../kit/index.ts';
import type { PostsData } from './data.ts';
import { RATE_LEVELS } from './data.ts';
import type { PostsVariables } from './variables.ts';

/** One goal: a sum to be made as small as possible once the goals before it stand. */
export interface PostsGoal {
  /** `special`, `classes`, `worstRates.20` … `worstRates.2`, `rural`, `shortage`, `cost`, `moves`. */
  readonly id: string;
  readonly sum: Expression;
  /**
   * How much the sum may exceed its best value while later goals are solved. All sums are whole posts or yuan in every
   * whole-number plan, so half a unit holds them exactly and leaves solvers room for rounding.
   */
  readonly tolerance: number;
}

const HALF_A_UNIT = 0.5;

/** The goals of the posts model in strict order. */
export function postsGoals(data: PostsData, variables: PostsVariables): PostsGoal[] {
  const sumOf = (columns: readonly number[]): Expression => {
    const sum = new Expression();
    for (const column of columns) sum.add(1, column);
    return sum;
  };
  const where = (test: (programme: PostsData['programmes'][number]) => boolean): number[] =>
    variables.short.filter((_, index) => test(data.programmes[index]!));
  const levelGoals = Array.from({ length: RATE_LEVELS - 1 }, (_, index) => RATE_LEVELS - index).map((level) => ({
    id: `worstRates.${level}`,
    sum: sumOf(variables.aboveLevel.map((columns) => columns[level - 2]!)),
  }));
  const cost = new Expression();
  data.programmes.forEach(({ district }, programme) => {
    const { postCost, purchasedCost } = data.districts[district]!;
    for (const [channel, column] of variables.hire[programme]!) {
      const parts = channel === 'purchasedService' ? purchasedCost : postCost;
      cost.add((parts[0] ?? []).reduce((sum, { fen }) => sum + fen, 0) / 100, column);
    }
  });
  const goals = [
    { id: 'special', sum: sumOf(where(({ special }) => special)) },
    { id: 'classes', sum: sumOf(variables.classShort) },
    ...levelGoals,
    { id: 'rural', sum: sumOf(where(({ rural }) => rural)) },
    { id: 'shortage', sum: sumOf(variables.short) },
    { id: 'cost', sum: cost },
    { id: 'moves', sum: sumOf(variables.move) },
  ];
  return goals.map((goal) => ({ ...goal, tolerance: HALF_A_UNIT }));
}
