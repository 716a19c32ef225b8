import { type ClassLimits, type ClassTier, tierOf } from './limits.ts';

/** Classes counted by tier. */
export type TierCounts = Readonly<Record<ClassTier, number>>;

/** The sizes of `classes` classes formed evenly from `pupils` pupils: as many `ceil` as needed, the rest `floor`. */
export interface EvenClasses {
  readonly larger: { readonly size: number; readonly count: number };
  readonly smaller: { readonly size: number; readonly count: number };
}

/**
 * Forms classes evenly.
 * @throws RangeError when pupils are to be taught in no class at all, or a number is not whole
 */
export function formEvenly(pupils: number, classes: number): EvenClasses {
  if (!Number.isInteger(pupils) || !Number.isInteger(classes) || pupils < 0 || classes < 0)
    throw new RangeError(`classes cannot be formed from ${pupils} pupils and ${classes} classes`);
  if (classes === 0) {
    if (pupils > 0) throw new RangeError(`${pupils} pupils without a class`);
    return { larger: { size: 0, count: 0 }, smaller: { size: 0, count: 0 } };
  }
  const size = Math.floor(pupils / classes);
  const count = pupils - size * classes;
  return { larger: { size: size + 1, count }, smaller: { size, count: classes - count } };
}

/** How many of `classes` evenly formed classes have at least `size` pupils. */
export function classesOfAtLeast(size: number, pupils: number, classes: number): number {
  if (classes === 0) return 0;
  return Math.min(classes, Math.max(0, pupils - (size - 1) * classes));
}

/** Counts evenly formed classes by tier. */
export function tierCounts(pupils: number, classes: number, limits: ClassLimits): TierCounts {
  const formed = formEvenly(pupils, classes);
  const counts = { standard: 0, oversize: 0, large: 0, superLarge: 0 };
  counts[tierOf(formed.larger.size, limits)] += formed.larger.count;
  counts[tierOf(formed.smaller.size, limits)] += formed.smaller.count;
  return counts;
}
