import { STAGES, type Stage } from './stage.ts';

/** The size from which classes of a stage count in a tier. */
export interface ClassStart {
  readonly tier: 'large' | 'superLarge';
  readonly stage: Stage;
  readonly pupils: number;
}

/** Pupils from which the policy counts classes, and which the names of the tiers say everywhere. */
export const USUAL_CLASS_STARTS = { large: 56, superLarge: 66 } as const;

/** The rule by which a plan names each start that is not the usual one among its assumptions. */
export const CLASS_START_RULE = 'norms.classStart';

/**
 * Where classes count from another size than the names of the tiers say, so that figures of such plans are not taken
 * for figures of 56 and 66.
 * @param norms norms with their values; of several with one id the last counts
 */
export function unusualClassStarts(
  norms: Iterable<{ readonly id: string; readonly value: number | null }>,
): ClassStart[] {
  const values = new Map<string, number | null>();
  for (const { id, value } of norms) values.set(id, value);
  return (['large', 'superLarge'] as const).flatMap((tier) =>
    STAGES.flatMap((stage) => {
      const pupils = values.get(`class.${tier}.${stage}`) ?? null;
      return pupils === null || pupils === USUAL_CLASS_STARTS[tier] ? [] : [{ tier, stage, pupils }];
    }),
  );
}
