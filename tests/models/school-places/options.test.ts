import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classOptions, classPairs } from '../../../models/school-places/options.ts';
import { type ClassLimits, formEvenly } from '../../../src/domain/class-forming/index.ts';

const LIMITS: ClassLimits = { standard: 45, large: 56, superLarge: 66, maximum: 90 };

/** Weight of `pupils` in `classes` evenly formed classes, counted class by class. */
function weightOf(pupils: number, classes: number, limits: ClassLimits, superLargeWeight: number): number {
  const { larger, smaller } = formEvenly(pupils, classes);
  return [larger, smaller].reduce(
    (sum, { size, count }) =>
      sum + count * ((size >= limits.large ? 1 : 0) + (size >= limits.superLarge ? superLargeWeight : 0)),
    0,
  );
}

describe('options of a settled cohort', () => {
  it('run from the fewest classes to the first count without a large class, dominated ones dropped', () => {
    // 111 pupils: 2 classes of 56 and 55, one of them large; 3 classes of 37.
    expect(classOptions(111, LIMITS, 10)).toEqual([
      { classes: 2, large: 1, superLarge: 0, weighted: 1 },
      { classes: 3, large: 0, superLarge: 0, weighted: 0 },
    ]);
    // 140 pupils: 2 classes of 70 (both super-large: 2 + 2·10), 3 classes of 47 and 46.
    expect(classOptions(140, LIMITS, 10)).toEqual([
      { classes: 2, large: 2, superLarge: 2, weighted: 22 },
      { classes: 3, large: 0, superLarge: 0, weighted: 0 },
    ]);
    // 290 pupils: 4 classes of 73 and 72 weigh 44; 5 of 58 are all large: 5; 6 of 49 and 48 none.
    expect(classOptions(290, LIMITS, 10).map(({ classes, weighted }) => [classes, weighted])).toEqual([
      [4, 44],
      [5, 5],
      [6, 0],
    ]);
    expect(classOptions(0, LIMITS, 10)).toEqual([{ classes: 0, large: 0, superLarge: 0, weighted: 0 }]);
  });
});

describe('pairs of an entering cohort', () => {
  it('count the first pupil above full classes as one large class, not as all of them', () => {
    // 111 pupils are known exactly: two classes of at most 55 hold 110 and one more with an excess of one.
    expect(classPairs(111, 111, LIMITS, 10)).toEqual([
      { classes: 2, tier: 0, capacity: 110, excess: 1, weighted: 0 },
      { classes: 3, tier: 0, capacity: 111, excess: 0, weighted: 0 },
    ]);
    // At most 113 pupils: with both excesses used two classes hold 112, so two large ones are a pair of their own.
    expect(classPairs(111, 113, LIMITS, 10)).toEqual([
      { classes: 2, tier: 0, capacity: 110, excess: 2, weighted: 0 },
      { classes: 2, tier: 1, capacity: 113, excess: 0, weighted: 2 },
      { classes: 3, tier: 0, capacity: 113, excess: 0, weighted: 0 },
    ]);
  });

  it('allow no excess where a class would be over the physical maximum', () => {
    // A kindergarten class holds 60 at most, so no class can be super-large and none can hold a 61st child.
    expect(classPairs(43, 61, { ...LIMITS, maximum: 60 }, 10)).toEqual([
      { classes: 1, tier: 0, capacity: 55, excess: 1, weighted: 0 },
      { classes: 1, tier: 1, capacity: 60, excess: 0, weighted: 1 },
      { classes: 2, tier: 0, capacity: 61, excess: 0, weighted: 0 },
    ]);
  });

  it('weigh every size and class count as evenly formed classes do, and hold no more than the maximum', () => {
    const limits = fc
      .record({ large: fc.integer({ min: 2, max: 9 }), more: fc.integer({ min: 1, max: 4 }) })
      .chain(({ large, more }) =>
        fc.record({
          standard: fc.constant(1),
          large: fc.constant(large),
          superLarge: fc.constant(large + more),
          maximum: fc.integer({ min: 1, max: 15 }),
        }),
      );
    fc.assert(
      fc.property(
        limits,
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: 0, max: 20 }),
        fc.integer({ min: 0, max: 10 }),
        (own, least, wider, weight) => {
          const pairs = classPairs(least, least + wider, own, weight);
          for (const pair of pairs)
            expect(pair.capacity + pair.excess).toBeLessThanOrEqual(
              Math.min(least + wider, pair.classes * own.maximum),
            );
          for (let pupils = least; pupils <= least + wider; pupils += 1) {
            const fewest = Math.ceil(pupils / own.maximum);
            const enough = Math.max(fewest, Math.ceil(pupils / (own.large - 1)));
            for (let classes = fewest; classes <= enough; classes += 1) {
              const weights = pairs
                .filter((pair) => pair.classes === classes && pupils <= pair.capacity + pair.excess)
                .map((pair) => pair.weighted + Math.max(0, pupils - pair.capacity) * (pair.tier === 0 ? 1 : weight));
              expect(Math.min(...weights), `${pupils} in ${classes}`).toBe(weightOf(pupils, classes, own, weight));
            }
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
