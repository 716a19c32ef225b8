import { describe, expect, it } from 'vitest';
import { lowest, median, reductionShare, secondsToPlanOfShare, secondsToShare } from '../../bench/share.ts';

describe('the proven share of the best possible reduction', () => {
  it('compares what was reduced with what the bound leaves possible', () => {
    // 1,000 without any measure, 440 with the plan, no plan below 300: (1000 − 440) / (1000 − 300) = 560 / 700.
    expect(reductionShare({ baseline: 1000, objective: 440, bound: 300 })).toBeCloseTo(0.8, 12);
  });

  it('is nothing where nothing can be reduced', () => {
    expect(reductionShare({ baseline: 100, objective: 100, bound: 100 })).toBeNull();
  });

  it('takes time to a share by what was proven at that moment', () => {
    const moments = [
      // 600 / 1000: the plan is good already, but the bound does not say so yet.
      { seconds: 1, baseline: 1000, objective: 400, bound: 0 },
      // 600 / 640 = 0.9375.
      { seconds: 2, baseline: 1000, objective: 400, bound: 360 },
      // 608 / 640 = 0.95 exactly.
      { seconds: 3, baseline: 1000, objective: 392, bound: 360 },
      // 620 / 632 = 0.981.
      { seconds: 4, baseline: 1000, objective: 380, bound: 368 },
    ];
    expect(secondsToShare(moments, 0.6)).toBe(1);
    expect(secondsToShare(moments, 0.95)).toBe(3);
    expect(secondsToShare(moments, 0.98)).toBe(4);
    expect(secondsToShare(moments, 0.99)).toBeNull();
    // With the last bound of 368 the plan of 392 has 608 / 632 = 0.962, the one of 400 only 600 / 632 = 0.949.
    expect(secondsToPlanOfShare(moments, 0.94)).toBe(1);
    expect(secondsToPlanOfShare(moments, 0.95)).toBe(3);
    expect(secondsToPlanOfShare(moments, 0.99)).toBeNull();
  });
});

describe('repeated measurements', () => {
  it('take the middle, a run that never got there being longer than all others', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
    expect(median([null, 1, 2])).toBe(2);
    expect(median([null, 1, null])).toBeNull();
    expect(median([null, 1])).toBeNull();
    expect(median([])).toBeNull();
  });

  it('do not hide a run without a figure', () => {
    expect(lowest([0.97, 0.95, 0.96])).toBe(0.95);
    expect(lowest([0.97, null])).toBeNull();
  });
});
