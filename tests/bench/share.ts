/** Where a solve stood at a moment: weighted class-years without any measure, of the best plan so far, and proven. */
export interface Moment {
  readonly seconds: number;
  readonly baseline: number;
  readonly objective: number;
  readonly bound: number;
}

/**
 * Proven share of the best possible reduction: `(baseline − plan) / (baseline − bound)`; null where nothing can be
 * reduced.
 */
export function reductionShare({ baseline, objective, bound }: Omit<Moment, 'seconds'>): number | null {
  const possible = baseline - bound;
  return possible > 0 ? (baseline - objective) / possible : null;
}

/** Seconds until a share was reached and proven at that very moment; null when it never was. */
export function secondsToShare(moments: readonly Moment[], share: number): number | null {
  for (const moment of moments) {
    const reached = reductionShare(moment);
    // Differences of large sums leave the last digits open.
    if (reached !== null && reached >= share - 1e-12) return moment.seconds;
  }
  return null;
}

/** Seconds until a plan was so good that the share was proven for it later on; null when none was. */
export function secondsToPlanOfShare(moments: readonly Moment[], share: number): number | null {
  const bound = Math.max(...moments.map((moment) => moment.bound));
  return secondsToShare(
    moments.map((moment) => ({ ...moment, bound })),
    share,
  );
}

/**
 * The middle of repeated measurements, the mean of the two in the middle where their number is even. A run that never
 * got there (null) counts as longer than all others; null when it is in the middle.
 */
export function median(values: readonly (number | null)[]): number | null {
  if (values.length === 0) return null;
  const sorted = values.map((value) => value ?? Number.POSITIVE_INFINITY).sort((one, other) => one - other);
  const upper = sorted[Math.floor(sorted.length / 2)]!;
  const lower = sorted[Math.floor((sorted.length - 1) / 2)]!;
  const middle = (lower + upper) / 2;
  return Number.isFinite(middle) ? middle : null;
}

/** The lowest of repeated measurements; a run without a figure (null) makes it null. */
export function lowest(values: readonly (number | null)[]): number | null {
  let least: number | null = null;
  for (const value of values) {
    if (value === null) return null;
    if (least === null || value < least) least = value;
  }
  return least;
}
