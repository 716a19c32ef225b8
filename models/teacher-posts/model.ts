import { type ConstraintFamily, ModelBuilder, type NamedModel } from '../kit/index.ts';
import { addClassPosts, classPostsFamily } from './constraints/class-posts.ts';
import { addEstablishment, establishmentFamily } from './constraints/establishment.ts';
import { addHireLimits, hireLimitsFamily } from './constraints/hire-limits.ts';
import { addMoveShare, moveShareFamily } from './constraints/move-share.ts';
import { addPaidPosts, paidPostsFamily } from './constraints/paid-posts.ts';
import { addRateLevels, rateLevelsFamily } from './constraints/rate-levels.ts';
import { addRecurrentMoney, recurrentMoneyFamily } from './constraints/recurrent-money.ts';
import { addRequiredPosts, requiredPostsFamily } from './constraints/required-posts.ts';
import { addStaffFlow, staffFlowFamily } from './constraints/staff-flow.ts';
import type { PostsData } from './data.ts';
import { type PostsGoal, postsGoals } from './goals.ts';
import { addVariables, type PostsVariables } from './variables.ts';

/** A constraint family with the function that adds its rows. */
export interface PostsConstraint {
  readonly family: ConstraintFamily;
  readonly add: (builder: ModelBuilder, data: PostsData, variables: PostsVariables) => void;
}

/** Every constraint family of the posts model, in the order in which they are added. */
export const POSTS_CONSTRAINTS: readonly PostsConstraint[] = [
  { family: staffFlowFamily, add: addStaffFlow },
  { family: requiredPostsFamily, add: addRequiredPosts },
  { family: classPostsFamily, add: addClassPosts },
  { family: rateLevelsFamily, add: addRateLevels },
  { family: moveShareFamily, add: addMoveShare },
  { family: establishmentFamily, add: addEstablishment },
  { family: hireLimitsFamily, add: addHireLimits },
  { family: paidPostsFamily, add: addPaidPosts },
  { family: recurrentMoneyFamily, add: addRecurrentMoney },
];

/** The posts model of one year as a mixed-integer model, with its goals in order. */
export interface PostsModel {
  readonly variables: PostsVariables;
  readonly goals: readonly PostsGoal[];
  readonly named: NamedModel;
}

/**
 * Builds the posts model of one year.
 * @param constraints the families to add; all of them unless a test looks at one alone
 */
export function buildPostsModel(
  data: PostsData,
  constraints: readonly PostsConstraint[] = POSTS_CONSTRAINTS,
): PostsModel {
  const builder = new ModelBuilder('teacher-posts');
  const variables = addVariables(builder, data);
  for (const { add } of constraints) add(builder, data, variables);
  return { variables, goals: postsGoals(data, variables), named: builder.build() };
}
