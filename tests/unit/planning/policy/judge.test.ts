import { describe, expect, test } from 'vitest';
import { type Figure, figureOf, quotientOf, shareOf, sumOf } from '../../../../src/planning/policy/figure.ts';
import { judge, verdictOn } from '../../../../src/planning/policy/judge.ts';

const YEARS = [2026, 2027, 2028];
const atLeast = (value: number | null, year: number | null) => ({ comparison: 'atLeast', value, year }) as const;
const figures = (...values: (number | null)[]): (Figure | null)[] =>
  values.map((value) => (value === null ? null : figureOf(value)));

describe('figures', () => {
  test('a division leaves unknown rows out and says between which values the whole lies', () => {
    // Known: 8 of 10. Of 5 more the numerator is unknown: between 8/15 and 13/15.
    const figure = quotientOf(
      [
        { numerator: 8, denominator: 10 },
        { numerator: null, denominator: 5 },
      ],
      'share',
    );
    expect(figure).toEqual({ value: 0.8, numerator: 8, denominator: 10, least: 8 / 15, most: 13 / 15, unknown: 1 });
  });

  test('nothing known is no figure, and zero is one', () => {
    expect(quotientOf([{ numerator: null, denominator: 5 }], 'share')).toBeNull();
    expect(quotientOf([{ numerator: 3, denominator: 0 }], 'ratio')).toBeNull();
    expect(quotientOf([{ numerator: 0, denominator: 5 }], 'share')).toMatchObject({ value: 0, unknown: 0 });
    expect(sumOf([null, null])).toBeNull();
    expect(sumOf([0, null])).toMatchObject({ value: 0, least: 0, most: Number.POSITIVE_INFINITY, unknown: 1 });
  });

  test('unknown rows decide only what hangs on them', () => {
    const wanted = (value: number) => ({ comparison: 'atLeast', value }) as const;
    const half = shareOf([true, false, null, null]);
    // Between 1 and 3 of 4.
    expect(verdictOn(half, wanted(0.25))).toBe('yes');
    expect(verdictOn(half, wanted(0.5))).toBe('open');
    expect(verdictOn(half, wanted(0.8))).toBe('no');
    // How many there are besides is unknown, but one of those known is without.
    const open = quotientOf(
      [
        { numerator: 9, denominator: 10 },
        { numerator: null, denominator: null },
      ],
      'share',
    );
    expect(verdictOn(open, wanted(1))).toBe('no');
    expect(verdictOn(open, wanted(0.95))).toBe('open');
    expect(verdictOn(null, wanted(0))).toBe('open');
  });
});

describe('standing', () => {
  test.each([
    ['holds now', atLeast(0.9, 2020), figures(0.95), 'met', null, 2026, true],
    ['misses now, without a plan', atLeast(0.9, 2020), figures(0.5), 'missed', null, null, false],
    [
      'the year is over, the plan gets there',
      atLeast(0.9, 2020),
      figures(0.5, 0.8, 0.9),
      'onCourse',
      'late',
      2028,
      true,
    ],
    ['no year, the plan gets there', atLeast(0.9, null), figures(0.5, 0.9, 0.9), 'onCourse', null, 2027, true],
    ['the plan gets there and loses it', atLeast(0.9, 2020), figures(0.5, 0.9, 0.8), 'missed', null, null, false],
    ['holds now and is lost later', atLeast(0.9, 2020), figures(0.95, 0.9, 0.8), 'met', 'lostLater', null, false],
    ['in time', atLeast(0.9, 2028), figures(0.5, 0.8, 0.9), 'onCourse', null, 2028, true],
    ['too late', atLeast(0.9, 2027), figures(0.5, 0.8, 0.9), 'missed', null, 2028, true],
    ['lost by its year', atLeast(0.9, 2027), figures(0.95, 0.8, 0.9), 'missed', 'lostLater', 2028, true],
    ['its year is beyond the plan', atLeast(0.9, 2035), figures(0.5, 0.8, 0.9), 'onCourse', null, 2028, true],
    ['its year is to come, nothing foretells', atLeast(0.9, 2028), figures(0.5), 'noData', 'noForecast', null, false],
    ['nothing is known', atLeast(0.9, 2020), figures(null, null), 'noData', 'noRows', null, null],
    ['unknown now, the plan gets there', atLeast(0.9, 2020), figures(null, 0.9, 0.95), 'onCourse', 'late', 2027, true],
    ['the policy gives no figure', atLeast(null, 2020), figures(0.5), 'noData', 'noTargetValue', null, null],
  ] as const)('%s', (_, target, given, standing, reason, reachedIn, holdsAtEnd) => {
    expect(judge(target, given, YEARS)).toEqual({ standing, reason, reachedIn, holdsAtEnd });
  });

  test('at most and equal are compared as such, a hair aside', () => {
    expect(judge({ comparison: 'atMost', value: 0, year: null }, figures(0), [2026]).standing).toBe('met');
    expect(judge({ comparison: 'atMost', value: 4.5, year: null }, figures(4.6), [2026]).standing).toBe('missed');
    expect(judge({ comparison: 'equal', value: 0.3, year: null }, figures(0.1 + 0.2), [2026]).standing).toBe('met');
    expect(judge({ comparison: 'equal', value: 0.4, year: null }, figures(0.5), [2026]).standing).toBe('missed');
  });
});
