/** Tables that a plan is written as, in the order of its papers. */
export const PLAN_TABLE_NAMES = [
  'plan',
  'indicators',
  'places',
  'grades',
  'builds',
  'projects',
  'redirections',
  'posts',
  'moves',
  'hires',
  'special',
  'money',
  'certificate',
  'explanations',
] as const;
export type PlanTableName = (typeof PLAN_TABLE_NAMES)[number];
