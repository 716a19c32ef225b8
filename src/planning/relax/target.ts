import type { Plan } from '../../domain/plan/index.ts';
import type { ShareTier } from '../../domain/scenario.ts';

/** What is to be reached in a year and kept in every planned year after it. */
export type Target =
  /** Classes of 56 (or 66) and more are at most a share of all classes; a share of 0 means that there are none. */
  | { readonly kind: 'classShare'; readonly tier: ShareTier; readonly share: number; readonly year: number }
  /** Every special school has a teacher for so many pupils. */
  | { readonly kind: 'specialTeachers'; readonly pupilsPerTeacher: number; readonly year: number };

/** How a plan stands against a target in one year that counts. */
export interface TargetYear {
  readonly year: number;
  /** Classes of the tier, or special teachers short. */
  readonly amount: number;
  /** Of so many classes, or so many special teachers required. */
  readonly of: number;
}

export interface TargetStanding {
  readonly met: boolean;
  readonly years: readonly TargetYear[];
}

/** What a standing is read from. */
export type TargetFigures = Pick<Plan, 'years'> & {
  readonly plan: Pick<Plan['plan'], 'classes' | 'largeClasses' | 'superLargeClasses'>;
  readonly posts: Plan['posts'];
};

/** Far below one class in any real bureau. */
const TOLERANCE = 1e-9;

/**
 * How figures stand against a target. A target year after the last planned one is never met, because nothing is
 * planned for it. Special schools whose staff is unknown count as short of all they require.
 */
export function standingOf(target: Target, { years, plan, posts }: TargetFigures): TargetStanding {
  const counted = years.flatMap((year, index): TargetYear[] => {
    if (year < target.year) return [];
    if (target.kind === 'classShare') {
      const classes = target.tier === 'large' ? plan.largeClasses : plan.superLargeClasses;
      return [{ year, amount: classes[index]!, of: plan.classes[index]! }];
    }
    const rows = posts.filter((row) => row.stage === 'special' && row.year === year);
    return [
      {
        year,
        amount: rows.reduce((sum, { short, required }) => sum + (short ?? required), 0),
        of: rows.reduce((sum, { required }) => sum + required, 0),
      },
    ];
  });
  const most = target.kind === 'classShare' ? target.share : 0;
  return {
    met: counted.length > 0 && counted.every(({ amount, of }) => amount <= most * of + TOLERANCE),
    years: counted,
  };
}

/** The largest share of any year that counts. */
export function worstShare({ years }: TargetStanding): number {
  return Math.max(0, ...years.map(({ amount, of }) => (of === 0 ? 0 : amount / of)));
}
