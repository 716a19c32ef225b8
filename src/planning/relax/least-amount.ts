/** What came of looking for the least amount. */
export type LeastAmount<Trial> =
  /** Met at `amount`; `below`, the largest smaller amount that was tried, did not meet it; null where none was. */
  | {
      readonly outcome: 'found';
      readonly amount: number;
      readonly trial: Trial;
      readonly below: { readonly amount: number; readonly trial: Trial } | null;
      /** Whether the search came to its end, so that `below` is one step less. */
      readonly complete: boolean;
    }
  /** Not even the largest amount meets it. */
  | { readonly outcome: 'notEnough'; readonly trial: Trial }
  | { readonly outcome: 'stopped' };

/**
 * Finds the least whole amount from 1 to `most` whose trial succeeds, by bisection; more is taken to be never worse.
 * @param attempt tries an amount; null when time is up
 * @param neededBy the least amount above a given one with which a successful trial would still hold
 * @param known the trial of the most, where it was made already
 */
export async function leastAmount<Trial extends { readonly met: boolean }>(
  most: number,
  attempt: (amount: number) => Promise<Trial | null>,
  neededBy: (trial: Trial, amount: number, above: number) => Promise<number>,
  known?: Trial,
): Promise<LeastAmount<Trial>> {
  const widest = known ?? (await attempt(most));
  if (widest === null) return { outcome: 'stopped' };
  if (!widest.met) return { outcome: 'notEnough', trial: widest };
  let trial = widest;
  let below: { readonly amount: number; readonly trial: Trial } | null = null;
  let low = 0;
  let high = await neededBy(widest, most, low);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    const next = await attempt(middle);
    if (next === null) return { outcome: 'found', amount: high, trial, below, complete: false };
    if (next.met) {
      trial = next;
      high = await neededBy(next, middle, low);
    } else {
      low = middle;
      below = { amount: middle, trial: next };
    }
  }
  return { outcome: 'found', amount: high, trial, below, complete: true };
}

/** The least whole number above `above`, at most `from`, that holds; everything above one that holds does too. */
export async function leastThatHolds(
  above: number,
  from: number,
  holds: (amount: number) => Promise<boolean>,
): Promise<number> {
  let [low, high] = [above, from];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (await holds(middle)) high = middle;
    else low = middle;
  }
  return high;
}
