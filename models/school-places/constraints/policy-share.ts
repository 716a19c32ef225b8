import { type ConstraintFamily, Expression, type ModelBuilder } from '../../kit/index.ts';
import type { PlacesData } from '../data.ts';
import type { PlacesColumns } from '../variables.ts';
import { addClasses } from './classes-formed.ts';
import { addIfThere } from './rooms.ts';

export const POLICY_SHARE: ConstraintFamily = {
  kind: 'constraint',
  id: 'policyShare',
  sentence:
    'Large (or super-large) classes are at most a share of all classes in a target year, or the excess is counted.',
  unit: 'classes',
  indices: ['target'],
  formula: 'Σ_u large[u,t] ≤ share·Σ_u classes[u,t] + shareExcess',
};

/** Policy targets on the share of large classes. */
export function addPolicyShares(builder: ModelBuilder, data: PlacesData, columns: PlacesColumns): void {
  data.policyShares.forEach(({ year, tier, share, elsewhere }, target) => {
    const expression = new Expression();
    let constant = elsewhere;
    data.sites.forEach((site, index) => {
      constant += addClasses(expression, -share, columns, index, year);
      site.settled.forEach((_, cohortIndex) => {
        const { options, columns: choice } = columns.sites[index]!.settled[cohortIndex]![year]!;
        options.forEach((option) => {
          const counted = tier === 'large' ? option.large : option.superLarge;
          if (choice.length === 0) constant += counted;
        });
        choice.forEach((column, option) => {
          expression.add(tier === 'large' ? options[option]!.large : options[option]!.superLarge, column);
        });
      });
      for (const byYear of columns.sites[index]!.entering) {
        const choice = byYear[year] ?? null;
        if (choice === null) continue;
        choice.columns.forEach((column, pair) => {
          const { classes, tier: pairTier } = choice.pairs[pair]!;
          expression.add(pairTier >= (tier === 'large' ? 1 : 2) ? classes : 0, column);
        });
        addIfThere(expression, 1, tier === 'large' ? choice.excessLarge : choice.excessSuper);
      }
    });
    expression.add(-1, columns.shareExcess[target]!);
    builder.constraint(POLICY_SHARE, [target], expression, Number.NEGATIVE_INFINITY, -constant);
  });
}
