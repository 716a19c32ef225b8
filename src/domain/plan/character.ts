/** What an alternative to the best plan of a scenario is better at than that plan. */
export const PLAN_CHARACTERS = ['leastBuilding', 'leastRedirection', 'cheapestRunning', 'earliestRelief'] as const;
export type PlanCharacter = (typeof PLAN_CHARACTERS)[number];
