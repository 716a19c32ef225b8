import { type ClassLimits, classesOfAtLeast } from '../../src/domain/class-forming/index.ts';

/** A number of classes that a cohort of known size can be taught in, with its cost in weighted large classes. */
export interface ClassOption {
  readonly classes: number;
  /** Classes of 56 and more, super-large ones included, and super-large ones. */
  readonly large: number;
  readonly superLarge: number;
  readonly weighted: number;
}

/**
 * Useful class counts of a cohort whose size is known: from the fewest that hold it at the physical maximum to the
 * first without a large class; a count that costs no less than a smaller one is dominated and dropped.
 */
export function classOptions(pupils: number, limits: ClassLimits, superLargeWeight: number): readonly ClassOption[] {
  if (pupils === 0) return [{ classes: 0, large: 0, superLarge: 0, weighted: 0 }];
  const options: ClassOption[] = [];
  const fewest = Math.ceil(pupils / limits.maximum);
  const enough = Math.ceil(pupils / (limits.large - 1));
  for (let classes = fewest; classes <= Math.max(fewest, enough); classes += 1) {
    const large = classesOfAtLeast(limits.large, pupils, classes);
    const superLarge = classesOfAtLeast(limits.superLarge, pupils, classes);
    const weighted = large + superLargeWeight * superLarge;
    const cheapest = options.at(-1);
    if (cheapest === undefined || weighted < cheapest.weighted) options.push({ classes, large, superLarge, weighted });
  }
  return options;
}

export const PAIR_TIERS = ['standard', 'large', 'superLarge'] as const;

/**
 * A class count together with the tier that all its classes stay within; the pair holds up to `capacity` pupils, and up
 * to `excess` more, one in each class, which then belongs to the next tier. Neither goes beyond the largest size that
 * the cohort can have: a relaxation could otherwise use room for pupils who do not exist.
 */
export interface ClassPair {
  readonly classes: number;
  /** Index into PAIR_TIERS. */
  readonly tier: 0 | 1 | 2;
  readonly capacity: number;
  /** One a class, or none where a class of the next tier would be over the physical maximum. */
  readonly excess: number;
  readonly weighted: number;
}

/**
 * Useful pairs of class count and tier for a cohort whose size lies between two bounds. Dropped are pairs that cannot
 * hold the smallest size even with their excess, and for each class count the tiers beyond the first that holds the
 * largest with its excess.
 */
export function classPairs(
  least: number,
  most: number,
  limits: ClassLimits,
  superLargeWeight: number,
): readonly ClassPair[] {
  if (most === 0) return [{ classes: 0, tier: 0, capacity: 0, excess: 0, weighted: 0 }];
  const pairs: ClassPair[] = [];
  const perClass = [
    Math.min(limits.large - 1, limits.maximum),
    Math.min(limits.superLarge - 1, limits.maximum),
    limits.maximum,
  ] as const;
  const weights = [0, 1, 1 + superLargeWeight] as const;
  if (least === 0) pairs.push({ classes: 0, tier: 0, capacity: 0, excess: 0, weighted: 0 });
  const enough = Math.ceil(most / perClass[0]);
  for (let classes = Math.max(1, Math.ceil(least / perClass[2])); classes <= enough; classes += 1) {
    for (const tier of [0, 1, 2] as const) {
      if (tier > 0 && perClass[tier] === perClass[tier - 1]) continue;
      const capacity = Math.min(most, classes * perClass[tier]);
      const excess = Math.min(most - capacity, perClass[tier] < limits.maximum ? classes : 0);
      if (capacity + excess < least) continue;
      pairs.push({ classes, tier, capacity, excess, weighted: classes * weights[tier] });
      if (capacity + excess === most) break;
    }
  }
  return pairs;
}
