export type { PostNeed, PostsInput, PostsResult, PostsReturned, PupilsAndClasses } from './input.ts';
export { planPosts } from './plan-posts.ts';
export { hasNoSmallRuralNorm, isSmallRural, type RequiredPosts, requiredPosts, type SchoolTerms } from './required.ts';
export { type PostsPlan, verifyPostsPlan } from './verify-plan.ts';
