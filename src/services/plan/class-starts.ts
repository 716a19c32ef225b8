import type { NormSet } from '../../domain/norm.ts';
import type { ScenarioSettings } from '../../domain/scenario.ts';
import { STAGES, type Stage } from '../../domain/stage.ts';

/** The size from which classes of a stage count in a tier. */
export interface ClassStart {
  readonly tier: 'large' | 'superLarge';
  readonly stage: Stage;
  readonly pupils: number;
}

/** Pupils from which the policy counts classes, and which the names of the tiers say everywhere. */
const USUAL_STARTS = { large: 56, superLarge: 66 } as const;

/**
 * Where a scenario counts classes from another size than the names of the tiers say, so that figures of such plans are
 * not taken for figures of 56 and 66.
 */
export function unusualClassStarts(
  { norms }: Pick<NormSet, 'norms'>,
  { normOverrides }: Pick<ScenarioSettings, 'normOverrides'>,
): ClassStart[] {
  const values = new Map(norms.map(({ id, value }) => [id, value]));
  for (const { id, value } of normOverrides) values.set(id, value);
  return (['large', 'superLarge'] as const).flatMap((tier) =>
    STAGES.flatMap((stage) => {
      const pupils = values.get(`class.${tier}.${stage}`) ?? null;
      return pupils === null || pupils === USUAL_STARTS[tier] ? [] : [{ tier, stage, pupils }];
    }),
  );
}
