import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allocateClasses,
  type ClassLimits,
  classesOfAtLeast,
  formEvenly,
  tierCounts,
} from '../../src/domain/class-forming/index.ts';

const primary: ClassLimits = { standard: 45, large: 56, superLarge: 66, maximum: 90 };

describe('forming classes evenly', () => {
  it('gives 130 pupils in 3 classes as 44 + 43 + 43', () => {
    expect(formEvenly(130, 3)).toEqual({ larger: { size: 44, count: 1 }, smaller: { size: 43, count: 2 } });
  });

  it('refuses pupils without a class and numbers that are not whole', () => {
    expect(() => formEvenly(1, 0)).toThrow(RangeError);
    expect(() => formEvenly(10.5, 2)).toThrow(RangeError);
  });

  it('counts tiers: 222 pupils in 4 classes are 56 + 56 + 55 + 55, two large and two oversize', () => {
    expect(tierCounts(222, 4, primary)).toEqual({ standard: 0, oversize: 2, large: 2, superLarge: 0 });
  });

  it('counts by formula what listing the classes counts', () => {
    fc.assert(
      fc.property(fc.nat(2000), fc.integer({ min: 1, max: 30 }), (pupils, classes) => {
        const formed = formEvenly(pupils, classes);
        const sizes = [
          ...Array.from({ length: formed.larger.count }, () => formed.larger.size),
          ...Array.from({ length: formed.smaller.count }, () => formed.smaller.size),
        ];
        expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(pupils);
        expect(sizes).toHaveLength(classes);
        expect(classesOfAtLeast(56, pupils, classes)).toBe(sizes.filter((size) => size >= 56).length);
      }),
    );
  });
});

describe('dividing rooms among cohorts', () => {
  it('relieves super-large classes before large ones', () => {
    // 134 pupils: 2 classes of 67 or 3 of 45; 112 pupils: 2 of 56 or 3 of 38. Five rooms: the super-large pair first.
    const result = allocateClasses(
      [
        { pupils: 134, limits: primary },
        { pupils: 112, limits: primary },
      ],
      5,
      10,
    );
    expect(result).toEqual({ classes: [3, 2], large: 2, superLarge: 0, roomsShort: 0 });
  });

  it('uses spare rooms to come down to the standard class, and no more than that', () => {
    // 100 pupils: 2 classes of 50 have no large class; a third brings them to 34; a fourth would help nobody.
    expect(allocateClasses([{ pupils: 100, limits: primary }], 10, 10).classes).toEqual([3]);
  });

  it('counts missing rooms at the physical maximum', () => {
    // 200 pupils need 3 rooms at 90; 2 are there.
    expect(allocateClasses([{ pupils: 200, limits: primary }], 2, 10)).toEqual({
      classes: [3],
      large: 3,
      superLarge: 3,
      roomsShort: 1,
    });
  });

  it('is never beaten by any other division', () => {
    const cohort = fc.record({ pupils: fc.nat(260) });
    fc.assert(
      fc.property(
        fc.array(cohort, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 3, max: 12 }),
        (cohorts, rooms) => {
          const toForm = cohorts.map(({ pupils }) => ({ pupils, limits: primary }));
          const result = allocateClasses(toForm, rooms, 10);
          const used = result.classes.reduce((sum, classes) => sum + classes, 0);
          if (result.roomsShort === 0) expect(used).toBeLessThanOrEqual(rooms);
          let best = Number.POSITIVE_INFINITY;
          const search = (index: number, left: number, weighted: number): void => {
            const next = toForm[index];
            if (next === undefined) {
              best = Math.min(best, weighted);
              return;
            }
            for (let classes = Math.ceil(next.pupils / 90); classes <= left; classes += 1)
              search(
                index + 1,
                left - classes,
                weighted + classesOfAtLeast(56, next.pupils, classes) + 10 * classesOfAtLeast(66, next.pupils, classes),
              );
          };
          search(0, rooms, 0);
          if (Number.isFinite(best)) expect(result.large + 10 * result.superLarge).toBe(best);
          else expect(result.roomsShort).toBeGreaterThan(0);
        },
      ),
      { numRuns: 200 },
    );
  });
});
