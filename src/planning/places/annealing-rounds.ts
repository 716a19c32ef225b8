/** How readily annealing takes worse plans at first and at last, in weighted classes, and its chance. */
export interface Heat {
  readonly warm: number;
  readonly cold: number;
  readonly seed: number;
}

/** Rounds of annealing, each with more changes than the one before. */
export interface Rounds extends Omit<Heat, 'seed'> {
  /** Changes tried in the first round, for each that is open. */
  readonly firstMoves: number;
}

/**
 * Changes tried for each that is open when annealing first goes on from the rounded relaxation: a third of a longer
 * round's gives a plan 1 % worse and much sooner; the rounds after it are long.
 */
export const FIRST_MOVES = 300;
/**
 * How annealing begins from the relaxation, rounded, and from a mixture of choices, which is nearer to a plan: there
 * more changes and less heat are worth more. At 300 programmes of which 90 % are crowded, four plans each of 12,000
 * changes for each that is open weigh 8,547 to 8,575 with the heat of the relaxation and 8,502 to 8,528 with this one.
 * While mixtures are still getting better, short rounds show soon what they are worth.
 */
export const FROM_RELAXATION: Rounds = { firstMoves: 2000, warm: 0.7, cold: 0.15 };
export const FROM_FIRST_MIXTURES: Rounds = { firstMoves: 1500, warm: 0.5, cold: 0.12 };
export const FROM_MIXTURE: Rounds = { firstMoves: 6000, warm: 0.5, cold: 0.12 };
/** Most changes tried in one round of annealing, for each that is open. */
export const MOST_MOVES = 12_000;

/** Share of the reduction reached so far that a round of annealing must add to have been worth its time. */
export const LEAST_GAIN = 0.0005;
