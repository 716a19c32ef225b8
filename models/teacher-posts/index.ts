export { allotPosts } from './allot.ts';
export { ESTABLISHMENT_CHANNELS } from './channels.ts';
export { checkPostsData, type PostsFault } from './checks.ts';
export {
  allottedPosts,
  type DistrictTerms,
  type MoveArc,
  missingBelowLevel,
  type PostsData,
  type PostsDecisions,
  type ProgrammeStaff,
  type PurseShare,
  type PurseTerms,
  RATE_LEVELS,
  rateLevel,
} from './data.ts';
export { limitsOf, type PostsLimits } from './explain.ts';
export { type PostsGoal, postsGoals } from './goals.ts';
export { buildPostsModel, POSTS_CONSTRAINTS, type PostsConstraint, type PostsModel } from './model.ts';
export { shortenChains } from './shorten.ts';
export { addVariables, type PostsVariables } from './variables.ts';
export { verifyPosts } from './verify.ts';
