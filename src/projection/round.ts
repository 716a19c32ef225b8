/**
 * Rounds numbers to whole ones whose sum is the rounded sum: each is rounded down, and what is left goes one by one to
 * the largest remainders, to the earlier one on a tie (largest-remainder method). Numbers that are whole stay as they are.
 * @throws RangeError when a number is negative or not finite
 */
export function roundKeepingSum(values: readonly number[]): number[] {
  for (const value of values)
    if (!(value >= 0 && value < Number.POSITIVE_INFINITY)) throw new RangeError(`${value} pupils cannot be rounded`);
  const whole = values.map((value) => Math.floor(value + TOLERANCE));
  const total = Math.floor(values.reduce((sum, value) => sum + value, 0) + 0.5 + TOLERANCE);
  let left = total - whole.reduce((sum, value) => sum + value, 0);
  const byRemainder = values
    .map((value, index) => ({ index, remainder: value - whole[index]! }))
    .sort((one, other) => other.remainder - one.remainder || one.index - other.index);
  for (const { index } of byRemainder) {
    if (left <= 0) break;
    whole[index]! += 1;
    left -= 1;
  }
  return whole;
}

/** So that 30 × 1.1 / 1.1 counts as the whole number it would be without binary fractions. */
const TOLERANCE = 1e-9;
